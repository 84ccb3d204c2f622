# Asiakkaiden käyttäjät: välilehti ja lisäyslomake, tiedoston tarkistus, yhden käyttäjän sivu ja kaikki käyttäjät.

## Sarakkeet ja kentät
seats-username = Käyttäjätunnus
seats-username-hint = Vapaa teksti. Yleensä henkilön sähköpostiosoite.
seats-email = Sähköposti
seats-email-hint = Kutsu lähetetään tähän osoitteeseen.
seats-code = Aktivointikoodi
seats-software = Ohjelman tyyppi
seats-invitation = Kutsu
seats-sent = Lähetysaika
seats-installed = Asennettu
seats-device = Laite
seats-customer = Asiakas
seats-license = Lisenssi
seats-language = Kutsun kieli
seats-language-usual = Kuten asiakkaalla: { $language }
seats-language-of-customer = Kuten asiakkaalla
seats-keep-deleted = Poistettujen säilytys, päivää
seats-keep-deleted-hint = Näin kauan poistetut tiedostot voi palauttaa.
seats-hint-workstation = Työasema. Tunnus on yleensä käyttäjän sähköpostiosoite.
seats-hint-server = Palvelin. Käytä asentajan sähköpostiosoitetta.
seats-hint-other = Tunnus on yleensä käyttäjän sähköpostiosoite.
seats-free = { $edition }: vapaana { $free } / { $total }
seats-no-address = Ei osoitetta

## Lisääminen
seats-paste = liitä niin monta sähköpostiosoitetta kuin haluat
seats-one = Käyttäjätunnus, joka ei ole osoite
seats-add-and-send = Lisää käyttäjät ja lähetä kutsut
seats-add-units = Lisää lisenssiyksiköitä, jos vapaita on liian vähän
seats-add-units-hint = Lisenssissä on silloin yhtä monta yksikköä kuin käyttäjää. Ilman valintaa ketään ei lisätä, jos vapaita on liian vähän.
seats-no-mail = Käyttäjien lisääminen ei lähetä sähköpostia.
seats-go-to-invitations = Siirry lähettämään sähköpostikutsut
seats-unnamed = Käyttäjät ilman osoitetta
seats-unnamed-add = Lisää käyttäjät ilman osoitetta
seats-count = Kuinka monta
seats-count-hint = Tunnusten alku on ”{ $prefix }”.
seats-no-license = Asiakkaalla ei ole lisenssiä
seats-no-license-text = Käyttäjät lisätään lisenssille. Lisää ensin lisenssi.
seats-row-wrong = Rivi { $row }, { $name }: { $problem }
seats-added =
    { $n ->
        [one] { $n } käyttäjä lisätty. Sähköpostia ei lähetetty.
       *[other] { $n } käyttäjää lisätty. Sähköpostia ei lähetetty.
    }

## Tiedoston tarkistus
seats-row = Rivi { $row }
seats-not-shown =
    { $n ->
        [one] { $n } rivi jätettiin näyttämättä. Korjattavat rivit ovat ensimmäisinä.
       *[other] { $n } riviä jätettiin näyttämättä. Korjattavat rivit ovat ensimmäisinä.
    }

## Luettelo
seats-title = { $name }: käyttäjät
seats-current = Nykyiset käyttäjät (yhteensä { $n } kpl)
seats-caption = Asiakkaan { $name } käyttäjät
seats-search = Hae tunnuksella tai sähköpostilla
seats-show-codes = Näytä koodit
seats-hide-codes = Piilota koodit
seats-codes-noted = Aktivointikoodien näyttämisestä jää merkintä tapahtumiin.
seats-copy-code = Kopioi käyttäjän { $name } aktivointikoodi
seats-none = Ei vielä käyttäjiä
seats-none-text = Liitä sähköpostiosoitteet yllä olevaan kenttään. Jokainen käyttäjä saa heti aktivointikoodin.
seats-everywhere-lead = Kaikkien asiakkaiden käyttäjät. Kahden asiakkaan käyttäjä on luettelossa kahdesti.
seats-everywhere-none = Käyttäjät lisätään asiakkaan sivulla.
seats-to-customers = Siirry asiakkaisiin

## Yksi käyttäjä
seats-send = Lähetä kutsu
seats-new-code = Uusi aktivointikoodi
seats-new-code-title = Luodaanko käyttäjälle { $name } uusi aktivointikoodi?
seats-new-code-text = Vanha koodi lakkaa heti toimimasta. Jo asennetut laitteet toimivat kuten ennenkin.
seats-new-code-made = Käyttäjällä { $name } on uusi aktivointikoodi.
seats-remove = Poista käyttäjä
seats-remove-title = Poistetaanko { $name }?
seats-remove-text = Lisenssi vapautuu toiselle käyttäjälle, ja aktivointikoodi lakkaa toimimasta.
seats-remove-devices =
    { $n ->
        [one] { $n } laite vapautetaan, ja ohjelma lakkaa toimimasta siinä.
       *[other] { $n } laitetta vapautetaan, ja ohjelma lakkaa toimimasta niissä.
    }
seats-removed = { $name } poistettiin.
seats-saved = { $name } tallennettiin.
seats-history = Lähetetyt kutsut
seats-posted = Jätetty lähetettäväksi
seats-accepted = postipalvelin vastaanotti
seats-facts = Lisätiedot
seats-added-at = Lisätty
seats-edit-in-place = Muuta tässä: { $name }
