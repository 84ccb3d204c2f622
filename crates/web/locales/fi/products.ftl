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
products-plan-create = Luo palvelupaketti
products-plan-created = Palvelupaketti on luotu
products-plan-saved = Palvelupaketti on tallennettu
