# Customers: the list, the frame around one customer, and its pages.

## Frame
customers-tab-basics = Tiedot
customers-tab-license = Lisenssi
customers-tab-subscription = Tilaus
customers-tab-settings = Asetukset
customers-tab-users = Käyttäjät
customers-tab-keys = Asennusavaimet
customers-tab-activity = Tapahtumat
customers-choose = Valitse asiakas
customers-choose-new = Uusi asiakas…
customers-vendor-is = Toimittaja: { $name }
customers-send =
    { $n ->
        [one] Lähetä { $n } kutsu
       *[other] Lähetä { $n } kutsua
    }
customers-add-users = Lisää käyttäjiä
customers-add-license = Lisää lisenssi
customers-disable = Poista asiakas käytöstä…
customers-enable = Ota asiakas käyttöön…
customers-move = Siirrä asiakas…
customers-account-mail = Tilin luontiviesti
customers-account-mail-menu = Lähetä tilin luontiviesti…
customers-account-mail-text = Pääkäyttäjä saa linkin, josta valitaan salasana. Aiemman viestin linkki lakkaa toimimasta.
customers-account-mail-now = Lähetä nyt
customers-account-mail-send = Lähetä viesti
customers-account-mail-posted = Viesti on lähtevissä.
customers-delete = Poista asiakas…

## The list
customers-views = Näkymät
customers-count =
    { $n ->
        [one] { $n } asiakas
       *[other] { $n } asiakasta
    }
customers-vendors =
    { $n ->
        [one] { $n } toimittaja
       *[other] { $n } toimittajaa
    }
customers-find = Hae nimellä, Y-tunnuksella tai paikalla
customers-add-filter = Rajaa
customers-vendor = Toimittaja
customers-vendor-any = Kaikki toimittajat
customers-country = Maa
customers-country-any = Kaikki maat
customers-country-choose = Valitse maa
customers-customer = Asiakas
customers-plan = Palvelu
customers-seats = Paikat
customers-storage = Tallennustila
customers-until = Voimassa
customers-status = Tila
customers-no-license = Ei lisenssiä
customers-change-seats = Muuta lisenssimäärää
customers-caption = Asiakkaat nimen mukaan
customers-empty = Asiakkaita ei vielä ole
customers-empty-text = Lisää ensimmäinen asiakas ja anna sille sitten lisenssi ja käyttäjät.

## Titles of the pages
customers-title-basics = { $name }: tiedot
customers-title-settings = { $name }: asetukset
customers-title-activity = { $name }: tapahtumat

## The record
customers-new = Uusi asiakas
customers-new-title = Uusi asiakas
customers-create = Luo asiakas
customers-saved = Muutokset tallennettu.
customers-vendor-hint = Kuka myy tälle asiakkaalle.
customers-company = Yritys
customers-company-hint = Näkyy kutsuissa ja tiedostoissa.
customers-name = Yrityksen nimi
customers-business-id = Y-tunnus
customers-street = Katuosoite
customers-postal-code = Postinumero
customers-postal-area = Postitoimipaikka
customers-contact = Yhteyshenkilö
customers-contact-hint = Saa sähköpostin, kun salausavain näytetään.
customers-region = Maakunta tai osavaltio
customers-contact-first-name = Etunimi
customers-contact-last-name = Sukunimi
customers-account-name = Tilin nimi
customers-account-name-hint = Yksilöllinen kaikkien saman ykköstason kumppanin alaisten asiakkaiden kesken.
customers-contact-email = Sähköposti
customers-names-and-key = Käyttäjätunnukset ja avain
customers-prefix = Käyttäjätunnusten etuliite
customers-prefix-hint = Alkuosa tunnuksille, jotka järjestelmä tekee itse massa-asennuksissa.
customers-key = Salausavain
customers-key-hint = Jos avain katoaa, varmuuskopioita ei voi avata. Avain säilytetään salattuna.
customers-key-new = Uusi avain sen tilalle
customers-key-new-hint = Jätä tyhjäksi, jos avain säilyy. Vanhalla avaimella tehdyt kopiot avautuvat vain sillä.
customers-key-remove = Poista avain
customers-key-show = Näytä salausavain
customers-key-title = Salausavain: { $name }
customers-key-reveal-text = Avaimen näyttäminen kirjataan nimelläsi asiakkaan tapahtumiin.
customers-key-told = Siitä ilmoitetaan osoitteeseen { $email }.
customers-key-shown-text = Avain näytetään vain tämän kerran. Jos tarvitset sen uudelleen, pyydä se uudelleen.
customers-key-copy = Kopioi avain
customers-key-kept = Avain on tallessa
customers-nothing = Ei annettu
customers-twin-title = Tämä Y-tunnus on jo käytössä
customers-twin-text = Avaa asiakas, jolla se on, tai luo uusi siitä huolimatta.
customers-conflict-by = { $name } tallensi tämän { $when }

## Settings
customers-new-users = Käyttäjät
customers-new-users-hint = Uusien käyttäjien oletukset; kunkin voi muuttaa myöhemmin.
customers-keep-deleted = Poistettujen tiedostojen säilytys
customers-keep-deleted-hint = 0–3 650 päivää.
customers-days = päivää
customers-locale = Kieli ja aika
customers-locale-hint = Millä kielellä asiakkaalle kirjoitetaan ja milloin sen päivät päättyvät.
customers-language = Sähköpostien kieli
customers-time-zone = Aikavyöhyke
customers-time-zone-hint = Lisenssit päättyvät klo 23.59.59 sikäläistä aikaa.
customers-emergency = Hätätilanne
customers-emergency-email = Varasähköposti
customers-emergency-hint = Käytetään vain, jos ensimmäinen postilaatikko lakkaa toimimasta.

## Disabling, enabling, deleting
customers-disabled-since = Pois käytöstä { $when } alkaen.
customers-disable-title = Poistetaanko { $name } käytöstä?
customers-disable-text = Heti, kunnes otat asiakkaan taas käyttöön:
customers-disable-licenses =
    { $n ->
        [one] { $n } lisenssi ei ole voimassa; sen kausi kuluu silti
       *[other] { $n } lisenssiä ei ole voimassa; niiden kausi kuluu silti
    }
customers-disable-back = Käyttöönotto palauttaa kaiken ennalleen.
customers-disable-verb = Poista käytöstä
customers-disable-instead = Poista käytöstä sen sijaan
customers-disabled-note = Asiakas poistettu käytöstä.
customers-reason = Syy
customers-reason-hint = Näkyy työtovereillesi ja säilyy tapahtumissa.
customers-enable-title = Otetaanko { $name } käyttöön?
customers-enable-text = Aktivointi, yhteydet ja kirjautuminen toimivat taas heti, ja pidätetyt viestit lähtevät.
customers-enable-verb = Ota käyttöön
customers-enabled-note = Asiakas otettu käyttöön.
customers-delete-title = Poistetaanko { $name }?
customers-delete-text =
    { $n ->
        [one] Asiakas ja sen { $n } lisenssi poistetaan lopullisesti. Vain tapahtumat säilyvät.
       *[other] Asiakas ja sen { $n } lisenssiä poistetaan lopullisesti. Vain tapahtumat säilyvät.
    }
customers-delete-instead = Jos haluat vain pysäyttää ja säilyttää kaiken:
customers-delete-verb = Poista asiakas
customers-delete-refused = Asiakasta { $name } ei voi vielä poistaa
customers-delete-refused-text = Lisenssejä on käytössä. Poista ensin niiden käyttäjät tai poista asiakas käytöstä: se pysäyttää kaiken ja sen voi perua.
customers-in-use = Käytössä olevat lisenssit
customers-assigned = Käyttäjillä
customers-installed = Asennettu
customers-deleted = { $name } poistettu.

## Activity
customers-activity-none = Mitään ei ole vielä tapahtunut
customers-activity-none-text = Tässä näkyvät kaikki asiakkaan, sen lisenssien ja käyttäjien muutokset.
customers-newer = Uudemmat
customers-older = Vanhemmat
customers-edit-name = Muuta nimeä
customers-edit-contact = Muuta yhteyshenkilöä
customers-no-contact = Ei vielä yhteyshenkilöä
