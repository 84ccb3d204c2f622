# Etusivu ja tapahtumat.

overview-morning = Hyvää huomenta, { $name }
overview-day = Hyvää päivää, { $name }
overview-evening = Hyvää iltaa, { $name }
overview-night = Hei, { $name }
overview-lead =
    { $n ->
        [one] { $date }. { $n } asia odottaa sinua.
       *[other] { $date }. { $n } asiaa odottaa sinua.
    }
overview-new-customer = Uusi asiakas
overview-of = / { $total }
overview-unlimited = ilman ylärajaa

overview-customers = Aktiiviset asiakkaat
overview-customers-note = { $disabled } poissa käytöstä
overview-seats = Käyttäjälisenssit jaettu
overview-seats-note = { $installed } asennettu · { $free } vapaana
overview-storage = Tallennustila
overview-storage-note =
    { $n ->
        [one] { $n } laitteella
       *[other] { $n } laitteella
    }
overview-accepted = Hyväksytyt kutsut
overview-accepted-label = { $installed } % asennettu, { $open } % avoinna, { $bounced } % palautunut
overview-accepted-note =
    { $n ->
        [one] Viimeiset 30 päivää · { $n } kutsuttu
       *[other] Viimeiset 30 päivää · { $n } kutsuttua
    }
overview-nobody-invited = Ei vielä
overview-thirty-days = Viimeiset 30 päivää

overview-todo = Vaatii huomiota
overview-clear = Mikään ei odota sinua
overview-clear-next = Seuraava lisenssi päättyy: { $month }.
overview-clear-text = Yksikään lisenssi ei pääty vuoden sisällä.
overview-expiring =
    { $n ->
        [one] Lisenssi päättyy { $days } päivän sisällä
       *[other] Lisenssiä päättyy { $days } päivän sisällä
    }
overview-nearest = Lähin: { $name }, { $day }
overview-example = Esimerkiksi { $name }
overview-expiring-do = Näytä lisenssit
overview-full =
    { $n ->
        [one] Asiakkaalla ei ole vapaita käyttäjälisenssejä
       *[other] Asiakkaalla ei ole vapaita käyttäjälisenssejä
    }
overview-full-do = Muuta määriä
overview-bounced =
    { $n ->
        [one] Kutsu palautui
       *[other] Kutsua palautui
    }
overview-bounced-do = Korjaa osoitteet
overview-waiting =
    { $n ->
        [one] Kutsu odottaa lähetystä
       *[other] Kutsua odottaa lähetystä
    }
overview-waiting-do = Lähetä kutsut
overview-silent =
    { $n ->
        [one] Asennus on ollut vaiti yli { $days } päivää
       *[other] Asennusta on ollut vaiti yli { $days } päivää
    }
overview-silent-do = Tarkista
overview-alerts =
    { $n ->
        [one] { $n } hälytys on auki
       *[other] { $n } hälytystä on auki
    }
overview-alerts-do = Katso

overview-ending = Päättyvät lisenssit, 12 kuukautta
overview-ending-text =
    { $n ->
        [one] { $n } lisenssi. Valitse kuukausi, niin näet luettelon.
       *[other] { $n } lisenssiä. Valitse kuukausi, niin näet luettelon.
    }
overview-month =
    { $n ->
        [one] { $month }: { $n } lisenssi päättyy
       *[other] { $month }: { $n } lisenssiä päättyy
    }
overview-as-table = Näytä taulukkona
overview-month-head = Kuukausi
overview-jobs = Käynnissä
overview-jobs-n =
    { $n ->
        [one] { $n } työ
       *[other] { $n } työtä
    }
overview-jobs-none = Mitään ei ole käynnissä.
overview-job =
    { $n ->
        [one] Lähetetään { $n } kutsu
       *[other] Lähetetään { $n } kutsua
    }
overview-job-done = { $n } lähetetty
overview-job-failed = { $n } epäonnistui
overview-job-left = { $n } jäljellä
overview-plans = Käyttäjälisenssit paketeittain
overview-plan-label = { $plan }: { $used } / { $total } käyttäjälisenssiä jaettu
overview-latest = Viimeisimmät tapahtumat
overview-latest-all = Kaikki tapahtumat
overview-latest-none = Mitään ei ole vielä tapahtunut.

first-title = Ensimmäiset askeleet
first-text = Jokainen askel merkitään tehdyksi, kun se on valmis.
first-done = Valmis:
first-progress = { $done }/{ $total } tehty
first-hide = Piilota
first-hidden = Ensimmäiset askeleet on piilotettu. Saat ne takaisin asetuksista.
first-put-away = Yleiskatsauksen luettelo on piilotettu vain sinulta.
first-show = Näytä taas
first-details = Kerro, keitä olette
first-details-text = Osoite, josta viestinne tulevat, ja mistä asiakkaanne saavat apua
first-details-do = Anna tiedot
first-plan = Lisää myytävä palvelupaketti
first-plan-text = Tuote ja sen versiot, sitten palvelupaketti ja sen kesto
first-plan-do = Avaa paketit
first-units = Hanki myytäviä yksiköitä
first-units-text = Syötä ostokoodi, niin sen yksiköt ovat annettavissanne
first-units-do = Syötä koodi
first-customer = Lisää ensimmäinen asiakas
first-customer-text = Yritys, sen kieli ja aikavyöhyke
first-customer-do = Lisää asiakas
first-user = Kutsu ensimmäinen käyttäjä
first-user-text = Avaa asiakas, lisää käyttäjä ja lähetä kutsu
first-user-do = Avaa asiakkaat
first-colleague = Kutsu työtoveri
first-colleague-text = Joku, joka työskentelee täällä kanssasi omassa roolissaan
first-colleague-do = Kutsu

trail-today = Tänään
trail-yesterday = Eilen
activity-text = Kuka teki mitä, täällä ja kaikissa alemmissa organisaatioissa.
activity-of = Vain
activity-none = Ei tapahtumia vielä
activity-none-text = Jokaisesta muutoksesta jää merkintä tänne.
activity-all = Kaikki tapahtumat
activity-newer = Uudemmat
activity-older = Vanhemmat
overview-wanted =
    { $n ->
        [one] { $n } asiakas pyytää lisää lisenssejä
       *[other] { $n } asiakasta pyytää lisää lisenssejä
    }
overview-wanted-do = Vastaa
overview-bounced-address = Uusi osoite: { $name }
overview-bounced-mend = Lähetä uudelleen
overview-waiting-send =
    { $n ->
        [one] Lähetä { $n } kutsu
       *[other] Lähetä { $n } kutsua
    }
overview-all = Näytä kaikki
overview-next = Seuraava
overview-settled = Se on tehty
overview-left =
    { $n ->
        [one] Vielä { $n }
       *[other] Vielä { $n }
    }
overview-left-none = Se oli viimeinen.
overview-expiring-renew =
    { $n ->
        [one] Jatka { $n } kuukausi
       *[other] Jatka { $n } kuukautta
    }
overview-full-units = Yhteensä: { $edition }
overview-refused-again = Yritä nyt uudelleen
overview-silent-free = Vapauta paikka
overview-alerts-invite = Kutsu uudelleen
overview-alerts-space = Aseta tila
