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
products-devices = Laitteet
products-devices-hint = Milloin laitteet ovat sama laite, kuinka usein käyttäjä voi vaihtaa laitetta ja milloin hiljainen laite menettää paikkansa.
products-agree-hint = Osista, jotka ohjelma kertoo, kuten levy ja verkkokortti. Tyhjä: yli puolet.
products-moves-hint = Jakson aikana. Tyhjä: rajatta.
products-free-hint = Vähintään 7. Tyhjä: ei koskaan. Siitä ilmoitetaan ennalta, ja sen voi perua.
products-agree-half = Yli puolet
products-moves-unlimited = Rajatta
products-moves-in = { $moves } / { $days } päivää
products-never = Ei koskaan
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
products-tab-terms = Ehdot
products-tab-sellers = Myyjät
products-tab-revisions = Muutokset
products-locked = Lukittu, kunnes hyväksytään
products-sale-ended = Myynti päättynyt
products-life-ended = Päättynyt
products-locked-text = { $owner } muutti ehtoja. Kunnes { $partner } hyväksyy ne, pakettia ei myydä täällä eikä sen lisenssejä muuteta.
products-approve = Hyväksy muutos { $revision }
products-approve-who = Sen hyväksyy kumppanin { $partner } pääkäyttäjä.
products-approved = Ehdot on hyväksytty
products-sellers-title = Kuka saa myydä tätä palvelupakettia
products-sellers-hint = Omat asiakkaasi voivat aina ostaa sen.
products-sellers-rule = Myyjät
products-sellers-partners = Kumppanit
products-sellers-partners-hint = Merkinnät ratkaisevat, kun valitut kumppanit myyvät.
products-sellers-none = Ei vielä kumppaneita allasi.
products-sellers-note = Jo luodut lisenssit säilyvät ennallaan.
products-sellers-saved = Myyjät on tallennettu
products-partner = Kumppani
products-standing = Tila
products-partner-deeper = Alempana
products-partner-more = Yksi kumppani lisää
products-partner-more-hint = Koko nimi, missä tahansa se allasi onkin.
products-sells = Myy
products-sells-not = Ei näe sitä
products-approved-by = Muutoksen { $revision } hyväksyi { $name }, { $when }
products-came-with = Myy muutoksesta { $revision } alkaen, { $when }
products-revisions-title = Ehtojen muutokset
products-revisions-text = Lisenssi säilyttää ehdot, joilla se myytiin, kunnes se siirretään.
products-revision = Muutos
products-revision-n = Muutos { $revision }
products-revision-current = Myydään nyt
products-revision-first = Ensimmäiset ehdot
products-revision-changes = Mikä muuttui
products-revision-licenses = Lisenssejä
products-move = Siirrä ne…
products-move-title = Siirrä muutoksen { $revision } lisenssit
products-move-text =
    { $n ->
        [one] { $n } lisenssi saa muutoksen { $revision } ehdot.
       *[other] { $n } lisenssiä saa muutoksen { $revision } ehdot.
    }
products-move-nothing = Ehdot ovat samat.
products-move-keeps = Yksiköt, käyttäjät ja päivät säilyvät.
products-move-most = Kerralla siirretään enintään { $most }; toista muille.
products-move-verb =
    { $n ->
        [one] Siirrä { $n } lisenssi
       *[other] Siirrä { $n } lisenssiä
    }
products-moved =
    { $n ->
        [one] { $n } lisenssi sai nykyiset ehdot
       *[other] { $n } lisenssiä sai nykyiset ehdot
    }
products-stayed =
    { $n ->
        [one] { $n } lisenssi säilyy ennallaan
       *[other] { $n } lisenssiä säilyy ennallaan
    }
products-signing = Allekirjoitusavaimet
products-signing-text = Niillä allekirjoitetaan tuotteidesi käyttöluvat ja lisenssitiedostot.
products-signing-none = Ei vielä omaa avainta
products-signing-none-text = Ylläpitäjän avain allekirjoittaa tuotteidesi puolesta, kunnes teet oman.
products-signing-key = Avain
products-signing-from = Allekirjoittaa alkaen
products-signing-until = saakka
products-signing-signs = Allekirjoittaa nyt
products-signing-coming = Julkaistu, ei vielä käytössä
products-signing-retired = Poistettu käytöstä, yhä julkaistu
products-signing-retire = Poista käytöstä
products-signing-retire-title = Poistetaanko avain { $key } käytöstä?
products-signing-retire-text = Sillä ei allekirjoiteta enää mitään. Se pysyy julkaistuna, joten sillä allekirjoitettu on voimassa loppuun asti. Ohjelmien, joissa on sisäiset avaimet, on tunnettava avain, joka allekirjoittaa sen sijaan.
products-signing-retired-note = Avain on poistettu käytöstä.
products-signing-withdraw = Vedä takaisin
products-signing-withdraw-title = Vedetäänkö avain { $key } takaisin?
products-signing-withdraw-text = Avaimelle, jonka muut ovat voineet saada tietoonsa. Sitä ei enää julkaista, ja uusi avain allekirjoittaa heti: jokainen asennettu ohjelma kysyy avaimet seuraavassa yhteydenotossaan eikä hyväksy enää mitään vanhalla allekirjoitettua. Jos kukaan ei ole saanut avainta tietoonsa, poista se sen sijaan käytöstä.
products-signing-withdraw-built-in = Ohjelmat, joissa on sisäiset avaimet, toimivat niin kauan kuin niiden käyttölupa on voimassa, ja tarvitsevat sitten version, joka tuntee uuden avaimen.
products-signing-withdraw-no-files = Mikään laite ei toimi sillä allekirjoitetulla lisenssitiedostolla.
products-signing-withdraw-files =
    { $n ->
        [one] { $n } laite toimii sillä allekirjoitetulla lisenssitiedostolla: tee tiedosto uudelleen.
       *[other] { $n } laitetta toimii sillä allekirjoitetuilla lisenssitiedostoilla: tee tiedostot uudelleen.
    }
products-signing-withdrawn = Vedetty takaisin
products-signing-withdrawn-note = Avain on vedetty takaisin. Uusi avain allekirjoittaa.
products-signing-files =
    { $n ->
        [one] { $n } lisenssitiedosto tehtävä uudelleen
       *[other] { $n } lisenssitiedostoa tehtävä uudelleen
    }
products-signing-new = Uusi avain
products-signing-overlap = Päiviä, ennen kuin se allekirjoittaa
products-signing-overlap-hint = Se julkaistaan heti. Siihen asti nykyinen avain on käytössä, jotta asennetut ohjelmat ehtivät saada uuden; käyttölupa on voimassa 30 päivää.
products-signing-create = Tee avain
products-signing-created = Avain on tehty ja julkaistu.
products-signing-public = Julkiset avaimet JWK-joukkona
