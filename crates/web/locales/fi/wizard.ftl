# The account wizard: account, plans and units, review, confirmation.

wizard-step-account = Tili
wizard-step-plans = Palvelut ja määrät
wizard-step-review = Tarkistus
wizard-needed = Vain kentät ilman sanaa ”valinnainen” tarvitaan.
wizard-name-free = { $name } on vapaana
wizard-name-try = Kokeile nimeä { $name }
wizard-administrator = Pääkäyttäjä
wizard-administrator-hint = Tämä henkilö kirjautuu asiakkaan omille sivuille ja on sen yhteyshenkilö.
wizard-role = Käyttäjän rooli
wizard-role-hint = Tilin ensimmäinen käyttäjä on aina sen pääkäyttäjä.
wizard-emergency-hint = Toinen postilaatikko siltä varalta, ettei ensimmäinen toimi.
wizard-mail = Tilin luontiviesti
wizard-mail-hint = Tuo pääkäyttäjälle linkin, josta valitaan salasana.
wizard-mail-when = Milloin se lähetetään
wizard-mail-now = Lähetä, kun asiakas luodaan
wizard-mail-on = Lähetä valittuna päivänä
wizard-mail-never = Älä lähetä
wizard-mail-day = Päivä
wizard-mail-day-hint = Lähtee aamuyhdeksältä asiakkaan aikaa.
wizard-to-plans = Jatka palveluihin
wizard-to-review = Jatka tarkistukseen
wizard-saved = Luonnos tallennettu { $when }
wizard-nothing-yet = Mitään ei ole vielä luotu tai lähetetty.
wizard-what = Mitä { $name } saa?
wizard-pick = Valitse yksi tai useampi palvelu. Määriä voi muuttaa milloin tahansa.
wizard-no-plans = Täällä ei ole nyt myytäviä palveluja. Ohita vaihe ja lisää lisenssi myöhemmin.
wizard-units-of = Määrä: { $edition }, { $plan }
wizard-starts = Alkaa
wizard-start-of = Alkupäivä: { $plan }
wizard-starts-hint = Tyhjänä tämä päivä
wizard-back = Takaisin
wizard-skip = Ohita palvelut toistaiseksi
wizard-check = Tarkista ja luo
wizard-place = Paikka
wizard-change-account = Muuta tiliä
wizard-change-plans = Muuta palveluja ja määriä
wizard-no-plan = Ei palvelua toistaiseksi; lisenssin voi lisätä myöhemmin.
wizard-next = Mitä seuraavaksi tapahtuu
wizard-at-once = Heti
wizard-next-made =
    { $n ->
        [0] Tili luodaan
        [one] Tili ja { $n } lisenssi luodaan
       *[other] Tili ja { $n } lisenssiä luodaan
    }
wizard-next-mail-now = Heti osoitteeseen { $email }, kieli: { $language }
wizard-next-mail-on = Osoitteeseen { $email } { $day } klo 9, kieli: { $language }
wizard-next-mail-never = Sitä ei lähetetä. Pääkäyttäjän voi kutsua myöhemmin asiakkaan jäsenten sivulta.
wizard-create-and-send = Luo asiakas ja sen viesti
wizard-license = { $units }, { $from } – { $to }
wizard-done = { $name } on luotu
wizard-done-lead = Tili on luotu.
wizard-made = Luotu
wizard-mail-sent = Lähetetty osoitteeseen { $email }, { $when }
wizard-mail-waits = Odottaa: { $email }, lähetetään { $when }
wizard-mail-ended = Viesti osoitteeseen { $email } ei lähtenyt
wizard-mail-desk = Lähetä nyt, vaihda päivää tai peru
wizard-next-password = Viestin linkillä pääkäyttäjä valitsee salasanan ja näkee yrityksen omat sivut.
wizard-see-licenses = Katso lisenssejä
wizard-another = Toinen asiakas
wizard-open = Avaa asiakas
wizard-discarded = Luonnos on hylätty.
wizard-drafts = Kesken
wizard-continue = Jatka: { $name }
wizard-discard = Hylkää
wizard-discard-this = Hylkää: { $name }
wizard-unnamed = Nimetön uusi asiakas
wizard-beside = Rinnakkain toisen kanssa
wizard-beside-hint = Kun saman tuotteen toinenkin palvelu on valittu: molemmat ovat voimassa ja määrät lasketaan yhteen.
