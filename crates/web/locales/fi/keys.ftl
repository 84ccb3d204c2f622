# Asennusavaimet: monta laitetta otetaan käyttöön määrittelemättä käyttäjiä ensin.

keys-title = Asennusavaimet: { $name }
keys-lead = Avaimella monta laitetta asentuu itsestään: jokainen ottaa yhden lisenssiyksikön, ja käyttäjä syntyy ensimmäisellä yhteydellä.
keys-new = Uusi avain
keys-make = Luo avain
keys-none = Ei vielä asennusavaimia
keys-none-text = Luo avain, kun asennat monelle koneelle kerralla lisäämättä ensin käyttäjiä.
keys-no-license = Ei lisenssiä, jolle avaimen voisi luoda
keys-no-license-text = Avain kuuluu lisenssin versioon. Myönnä ensin lisenssi.
keys-key = Avain
keys-key-hint = Nimi näkyy jokaisessa asennuksessa, jonka avain päästää sisään.
keys-name = Nimi
keys-name-hint = Esimerkiksi käyttöönoton tai paikan nimi
keys-edition = Lisenssi ja versio
keys-line =
    { $free ->
        [one] { $edition } · { $plan } · { $number }… · { $free } vapaa
       *[other] { $edition } · { $plan } · { $number }… · { $free } vapaata
    }
keys-users = Käyttäjät
keys-users-hint = Henkilö voi ottaa asennuksen nimiinsä myöhemmin: ohjelmassa omalla käyttäjätunnuksella ja aktivointikoodilla, tai täällä: avaa käyttäjä ja kirjoita nimi ja osoite.
keys-pattern = Käyttäjien nimet
keys-pattern-hint = {"{prefix}"} on asiakkaan käyttäjätunnuksen etuliite, {"{device}"} koneen nimi, {"{login}"} koneelle kirjautunut, {"{random}"} kuusi merkkiä. Varattu nimi saa peräänsä numeron.
keys-limits = Rajat
keys-limits-hint = Tyhjä kenttä tarkoittaa, ettei rajaa ole. Lisenssin yksiköt rajaavat aina.
keys-no-limits = Vain lisenssin yksiköt
keys-no-limit = Ei rajaa
keys-most = Laitteita enintään
keys-most-hint = Laskee jokaisen laitteen, joka on ottanut yksikön tällä avaimella
keys-last = Viimeinen päivä
keys-last-hint = Mukaan luettuna, asiakkaan aikaa
keys-until = { $day } asti
keys-networks = Verkot
keys-networks-hint = Yksi osoite tai verkko riville, esimerkiksi 192.0.2.0/24. Muualla olevat laitteet torjutaan.
keys-state = Tila
keys-devices = Laitteet
keys-devices-of = { $used } / { $total }
keys-see-devices = Näytä laitteet
keys-free = Vapaat yksiköt
keys-known = Tietoja avaimesta
keys-last-enrolled = Viimeisin uusi laite
keys-created = Luotu
keys-created-by = { $name }, { $when }
keys-rotated = Vaihdettu
keys-revoked = Mitätöity
keys-once = Avain näytetään kerran, seuraavalla sivulla.
keys-made = Avain luotu
keys-replaced = Avain vaihdettu
keys-copy-now = Kopioi avain nyt
keys-copy-now-text = Siitä säilytetään vain tiiviste, eikä sitä voi näyttää uudelleen. Katosiko? Vaihda avain.
keys-copy = Kopioi avain
keys-copy-command = Kopioi komento
keys-kept = Olen kopioinut sen
keys-silent = Hiljainen asennus
keys-silent-hint = Windowsille, MSI-paketti, joka välittää molemmat ominaisuudet ohjelmalle. Se ei kysy keneltäkään mitään.
keys-placeholder = AVAIMESI
keys-saved = Avain tallennettiin.
keys-rotate = Vaihda avain
keys-rotate-title = Vaihdetaanko { $name }?
keys-rotate-text = Luodaan uusi avain. Tehdyt asennukset säilyvät, rajat ja laskurit jatkuvat.
keys-overlap = Vanha avain toimii
keys-overlap-none = Ei enää, heti
keys-overlap-hours =
    { $n ->
        [one] Vielä { $n } tunnin
       *[other] Vielä { $n } tuntia
    }
keys-overlap-days =
    { $n ->
        [one] Vielä { $n } päivän
       *[other] Vielä { $n } päivää
    }
keys-overlap-until = { $when } asti
keys-revoke = Mitätöi avain
keys-revoke-title = Mitätöidäänkö { $name }?
keys-revoke-text =
    { $n ->
        [one] Sillä ei voi enää ottaa käyttöön uusia laitteita. Sen päästämä { $n } laite jää. Tätä ei voi perua.
       *[other] Sillä ei voi enää ottaa käyttöön uusia laitteita. Sen päästämät { $n } laitetta jäävät. Tätä ei voi perua.
    }
keys-revoke-none = Sillä ei voi enää ottaa käyttöön laitteita. Tätä ei voi perua.
keys-revoked-note = Avain mitätöitiin.
keys-edit-in-place = Nimeä uudelleen: { $name }
