# Omat asetukset ja organisaation vaihto.

settings-details-hint = Sivut ja viestit ovat tällä kielellä, ja kellonajat näytetään tällä aikavyöhykkeellä.
settings-saved = Tietosi on tallennettu
settings-password = Salasana
settings-password-text = Muut istuntosi päättyvät, kun vaihdat salasanan.
settings-password-current = Nykyinen salasana
settings-password-do = Vaihda salasana
settings-password-done = Salasana on vaihdettu

sessions-text = Olet kirjautuneena näissä. Päätä istunto, jota et tunnista, ja vaihda sitten salasanasi.
sessions-device = Selain
sessions-browser = { $browser }, { $system }
sessions-unknown = Tuntematon
sessions-this = Tämä istunto
sessions-address = Osoite
sessions-began = Kirjautunut
sessions-seen = Viimeksi käytetty
sessions-end = Päätä
sessions-end-this = Päätä: { $browser }
sessions-end-others = Päätä kaikki muut
sessions-ended =
    { $n ->
        [one] { $n } istunto päätettiin
       *[other] { $n } istuntoa päätettiin
    }

again-title = Anna salasanasi uudelleen
again-text = Seuraava toiminto vaatii sen. Sen jälkeen se on voimassa viisi minuuttia.

switch-text = Näet ja luot asioita valitun organisaation nimissä.
switch-search = Hae organisaatioita
switch-more = Organisaatioita on lisää. Hae nimellä.
