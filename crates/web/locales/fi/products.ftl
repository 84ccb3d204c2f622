# Tuotteet, versiot ja palvelupaketit.

products-text = Mitä myyt, minä versioina ja millä palvelupaketeilla.
products-new = Uusi tuote
products-new-text = Sitä voi myydä myös kumppaneille ja asiakkaille allasi.
products-none = Ei tuotteita vielä
products-none-text = Lisenssit koskevat aina tuotteen versioita.
products-of = Tarjoaa { $owner }
products-product = Tuote
products-name = Tuotteen nimi
products-download-hint = Näkyy sivulla, jolle kutsu johtaa. Alkaa https://
products-editions = Versiot
products-edition = Version nimi
products-edition-n = Versio { $n }
products-edition-hint = Tyhjennä nimi, koodi ja tila, niin versio jää pois.
products-code-hint = Lyhyt nimi rajapintaan, esimerkiksi standard
products-storage-hint = Gigatavuina. Tyhjä on rajaton.
products-more = Lisää versio
products-nouns = Nimeä yksiköt itse
products-nouns-hint = Näkyy kaikkialla, missä yksiköitä lasketaan, esimerkiksi 5 postilaatikkoa. Englanti tarvitaan, jos yksikin sana annetaan.
products-nouns-fallback = Näytetään englanniksi näiden kielten lukijoille: { $languages }
products-keep = Jo luodut lisenssit säilyttävät ehtonsa.
products-read-only = Näet tämän, mutta vain omistaja voi muuttaa sitä
products-created = Tuote on luotu. Lisää seuraavaksi palvelupaketti.
products-saved = Tuote on tallennettu

products-plans = Palvelupaketit
products-no-plans = Ei palvelupaketteja vielä. Lisenssi tarvitsee sellaisen.
products-plan = Palvelupaketti
products-plan-new = Uusi palvelupaketti
products-plan-text = Näillä ehdoilla myydään: { $product }.
products-plan-name = Palvelupaketin nimi
products-plan-version = Laji
products-months =
    { $n ->
        [one] { $n } kuukausi
       *[other] { $n } kuukautta
    }
products-notice-hint = Montako päivää ennen loppua näytetään päättyvänä
products-grace-hint = Montako päivää toimii vielä lopun jälkeen
products-enforcement-hint = Mitä asennettu ohjelma tekee ilman voimassa olevaa lisenssiä.
products-default-units = Yksiköitä aluksi
products-default-units-hint = Uusi lisenssi täytetään näillä; jokaista voi muuttaa siinä.
products-units-of = { $edition }, yksiköitä
products-notices = Ilmoitukset lopusta
products-notices-hint = Milloin asiakkaalle ja kumppanille kerrotaan lisenssin päättymisestä.
products-schedule-hint = Päiviä ennen viimeistä päivää, sen jälkeen miinuksella, esimerkiksi 30, 7, 1, 0, -7. Tyhjä: ei ilmoituksia.
products-features-text = Näkyvät lisenssillä ja kerrotaan asennetuille ohjelmille.
products-features-hint = Rivi kullekin: nimi, tai nimi = arvo. Kirjaimet a–z, numerot, yhdysmerkki, piste.
products-ends = Palvelupaketin loppu
products-ends-hint = Ilman päiviä pakettia myydään, kunnes asetat ne.
products-sale-ends-hint = Sen jälkeen ei uusia lisenssejä. Jo luotuja voi yhä muuttaa ja uusia.
products-life-ends-hint = Sen jälkeen mitään ei luoda, uusita, jatketa eikä kasvateta.
products-plan-create = Luo palvelupaketti
products-plan-created = Palvelupaketti on luotu
products-plan-saved = Palvelupaketti on tallennettu
