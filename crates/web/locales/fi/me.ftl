# Henkilön oma sivu: mitä häneen on liitetty ja millä laitteilla.
me-text = Mitä yritykset ovat antaneet osoitteelle { $email }.
me-nothing = Sinuun ei ole vielä liitetty lisenssiä
me-nothing-text = Kerro yrityksesi pääkäyttäjälle tämä osoite: { $email }. Mitä siihen liitetään, näkyy täällä.
me-from = Antaja: { $customer }
me-until = Voimassa asti
me-copy-username = Kopioi käyttäjätunnus
me-show-code = Näytä aktivointikoodi
me-no-code = Näkyy, kun lisenssi on voimassa
me-download = Lataa ohjelma
me-devices =
    { $n ->
        [one] { $n }/{ $most } laite
       *[other] { $n }/{ $most } laitetta
    }
me-moves = Siirtoja toiselle laitteelle jäljellä { $left }/{ $all }
me-moves-until = Siirtoja toiselle laitteelle jäljellä { $left }/{ $all } { $date } asti
me-moves-spent = Siirtoja toiselle laitteelle ei ole jäljellä ennen { $date }. Vapautettu laite voi palata milloin vain.
me-moves-none = Tämä lisenssi pysyy laitteella, jolla se aktivoitiin; pääkäyttäjäsi voi siirtää sen.
me-moves-how = Vaihda laitetta vapauttamalla vanha ja aktivoimalla uusi, tai aktivoi uusi ja vahvista siirto siellä.
me-no-devices = Ei vielä asennettu. Kirjoita ohjelmaan käyttäjätunnus ja koodi.
me-contact = viimeksi yhteydessä { $at }
me-release = Vapauta
me-release-device = Vapauta laite { $name }
me-released = Laite on vapautettu. Sen paikan voi ottaa heti toinen laite.
me-found-title = Yritys ostokoodilla
me-found-text = Koodista tulee yrityksesi lisenssi, ja sinä olet sen pääkäyttäjä. Tilisi pysyy samana.
me-found-offer = Onko sinulla ostokoodi omalle yrityksellesi? Käytä se täällä.
me-found-use = Käytä ostokoodi
me-found-do = Perusta yritys
me-found-done = Yrityksesi on valmis lisensseineen
