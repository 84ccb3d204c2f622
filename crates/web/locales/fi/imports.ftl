# Tuonnit: käyttäjien tai asiakkaiden luettelo lataamisesta lopputulokseen.
imports-title = Tuonnit
imports-list-lead = Kahden viime viikon tiedostot. Sen jälkeen ne unohdetaan; lisätyt tiedot jäävät.
imports-none = Kahteen viikkoon ei ole tuotu mitään
imports-none-text = Lataa tiedosto tai liitä luettelo. Näet jokaisen rivin ennen kuin mitään tallennetaan.
imports-new-users = Tuo käyttäjiä
imports-new-customers = Tuo asiakkaita
imports-kind = Laji
imports-kind-users = Käyttäjät
imports-kind-customers = Asiakkaat
imports-kind-hint-users = Yhden tai usean asiakkaan, ohjelman tyyppi ja kutsu mukana.
imports-kind-hint-customers = Yritys, osoite ja yhteyshenkilö, haluttaessa palvelupaketti.
imports-file = Tiedosto
imports-rows = Rivit
imports-by = Lataaja
imports-state = Tila
imports-state-matching = Kohdista sarakkeet
imports-state-checking = Tarkistetaan
imports-state-checked = Odottaa hyväksyntääsi
imports-state-running = Tuodaan
imports-state-done = Tuotu
imports-state-undoing = Perutaan
imports-state-undone = Peruttu
imports-pasted = Liitetty luettelo

## Steps
imports-steps = Tuonnin vaiheet
imports-step-upload = Lataus
imports-step-columns = Sarakkeet
imports-step-check = Tarkistus
imports-step-result = Tulos

## Upload
imports-upload-title = Tuo luettelo
imports-upload-lead = Näet ennen tallennusta, mitä kullekin riville tapahtuu.
imports-for-customer = Käyttäjät lisätään asiakkaalle { $name }.
imports-what = Mitä luettelossa on
imports-source = Luettelo
imports-source-hint = Ensimmäisellä rivillä ovat sarakkeiden nimet jollakin viidestä kielestämme. Muitakin sarakkeita saa olla.
imports-limits = CSV tai XLSX, enintään 50 000 riviä ja 20 Mt. Säilytetään kaksi viikkoa ja unohdetaan sitten.
imports-paste = Tai liitä se tähän
imports-paste-hint = Taulukosta kopioituja soluja tai yksi sähköpostiosoite riville.
imports-more = Merkistö ja aiemmin ladatut tiedostot
imports-encoding = Tiedoston merkistö
imports-encoding-hint = Valitse, jos kirjaimet näkyvät väärin. XLSX ei tarvitse tätä.
imports-encoding-detect = Tunnista
imports-encoding-utf-8 = UTF-8
imports-encoding-utf-16 = UTF-16
imports-encoding-windows-1252 = Windows-1252 (länsimainen)
imports-encoding-windows-1251 = Windows-1251 (kyrillinen)
imports-anew = Tarkista uudelleen
imports-anew-hint = Aiemmin ladattu tiedosto vie silloiseen tulokseen. Valitse tämä, jos haluat tarkistaa sen uudelleen.
imports-templates = Tyhjät luettelot täytettäviksi
imports-templates-hint = Oikeat sarakkeet ja yksi esimerkkirivi.
imports-template-users = Käyttäjien malli
imports-template-customers = Asiakkaiden malli
imports-nothing-yet = Mitään ei ole vielä muutettu.
imports-upload-do = Lue luettelo
imports-known = Tämä tiedosto on ladattu aiemmin. Tässä on sen tulos; mitään ei lisätty kahdesti.

## Columns
imports-columns-title = Kohdista sarakkeet
imports-columns-lead = Kerro, mitä kussakin sarakkeessa on. Pois jätettyä ei tuoda.
imports-column = Tiedoston sarake
imports-samples = Ensimmäiset arvot
imports-holds = Sisältö
imports-leave-out = Ei tuoda
imports-for-all = Kaikille riveille
imports-for-all-hint = Mikä on voimassa, kun rivi ei sano muuta.
imports-customer-hint = Kenen käyttäjiä nämä ovat, jos tiedosto ei sitä kerro.
imports-customer-by-row = Kuten kukin rivi sanoo
imports-add-units-hint = Lisensseissä on sitten yhtä monta yksikköä kuin käyttäjiä. Ilman valintaa rivit, joille ei ole vapaata yksikköä, näytetään.
imports-edition-hint = Esimerkiksi Standard. Vain jos rivillä ei ole mitään.
imports-country-hint = Riveille, joilla ei ole maata.
imports-country-by-row = Kuten kukin rivi sanoo
imports-language-own = Kuten organisaatiollasi
imports-check-do = Tarkista rivit
imports-discard = Hylkää luettelo
imports-discarded = Luettelo hylättiin. Mitään ei ollut lisätty.

## Fields
imports-field-customer = Asiakas
imports-field-email = Sähköposti
imports-field-username = Käyttäjätunnus
imports-field-edition = Ohjelman tyyppi
imports-field-license = Lisenssin numero
imports-field-language = Kieli
imports-field-keep-deleted-days = Poistettujen säilytys, päivää
imports-field-activation-code = Aktivointikoodi
imports-field-invite = Lähetä kutsu
imports-field-name = Asiakkaan nimi
imports-field-business-id = Y-tunnus
imports-field-country = Maa
imports-field-street-address = Katuosoite
imports-field-postal-code = Postinumero
imports-field-postal-area = Postitoimipaikka
imports-field-region = Maakunta
imports-field-time-zone = Aikavyöhyke
imports-field-username-prefix = Käyttäjätunnuksen etuliite
imports-field-account-name = Tilin nimi
imports-field-emergency-email = Hätäsähköposti
imports-field-contact-first-name = Yhteyshenkilön etunimi
imports-field-contact-last-name = Yhteyshenkilön sukunimi
imports-field-contact-email = Yhteyshenkilön sähköposti
imports-field-plan = Palvelupaketti
imports-field-units = Määrä
imports-field-starts-on = Alkupäivä

## Check and result
imports-check-title = Tarkista luettelo
imports-result-title = Luettelon tulos
imports-lead =
    { $n ->
        [one] { $file }, { $n } rivi, { $read }.
       *[other] { $file }, { $n } riviä, { $read }.
    }
imports-read-text = { $separator }, { $encoding }
imports-read-book = työkirjan ensimmäinen taulukko
imports-by-semicolon = erottimena puolipiste
imports-by-comma = erottimena pilkku
imports-by-tab = erottimena sarkain
imports-by-other = erottimena pystyviiva
imports-checking = Rivejä tarkistetaan
imports-running = Rivejä lisätään
imports-undoing = Rivejä perutaan
imports-leave = Voit poistua tältä sivulta; työ jatkuu.
imports-look-again = Katso uudelleen
imports-will-be-added = Lisätään
imports-there = Jo olemassa
imports-wrong = Korjattavaa
imports-added = Lisätty
imports-removed = Peruttu
imports-kept = Jätetty
imports-lines = Paikat tuonnin jälkeen
imports-line-after = { $after } / { $total }
imports-line-grows = { $after } / { $total }, joista { $more } lisätään
imports-tab-wrong = Korjattavaa
imports-tab-add = Lisätään
imports-tab-there = Jo olemassa
imports-tab-added = Lisätty
imports-tab-removed = Peruttu
imports-tab-kept = Jätetty
imports-all = Kaikki rivit
imports-groups = Sama virhe usealla rivillä
imports-group =
    { $n ->
        [one] { $column } ”{ $value }” { $n } rivillä: käytä sen sijaan
       *[other] { $column } ”{ $value }” { $n } rivillä: käytä sen sijaan
    }
imports-replace =
    { $n ->
        [one] Korvaa { $n } rivillä
       *[other] Korvaa { $n } rivillä
    }
imports-no-rows = Ei tällaisia rivejä
imports-no-rows-text = Muut rivit näet toiselta välilehdeltä.
imports-row-name = Rivi
imports-row-number = Rivi { $row }
imports-row-unchecked = Ei vielä tarkistettu
imports-row-wrong = Korjattava
imports-row-add = Lisätään
imports-row-there = Jo olemassa, ohitetaan
imports-row-added = Lisätty
imports-row-removed = Peruttu
imports-row-kept = Jätetty: käytetty sen jälkeen
imports-becomes = Tulos
imports-reason = Syy
imports-reason-of = { $column }: { $problem }
imports-mend = { $column } rivillä { $row }
imports-mend-do = Tallenna rivi { $row }
imports-download-wrong =
    { $n ->
        [one] Lataa { $n } korjattava rivi
       *[other] Lataa { $n } korjattavaa riviä
    }
imports-invite =
    { $n ->
        [one] Lähetä kutsu { $n } käyttäjälle
       *[other] Lähetä kutsut { $n } käyttäjälle
    }
imports-run = Tuo { $n }, ohita { $skip }
imports-columns-again = Kohdista sarakkeet uudelleen
imports-outcome =
    Lisätty { $added }. Jo olemassa { $there }. { $wrong ->
        [one] { $wrong } rivi on korjattava, eikä sitä lisätty.
       *[other] { $wrong } riviä on korjattava, eikä niitä lisätty.
    }
imports-outcome-undone =
    Peruttu { $removed }. { $kept ->
        [one] { $kept } jäi, koska sitä on sen jälkeen käytetty, muutettu tai sille on lähetetty postia.
       *[other] { $kept } jäi, koska niitä on sen jälkeen käytetty, muutettu tai niille on lähetetty postia.
    }
imports-undo = Peru tuonti
imports-to-users = Näytä käyttäjät
imports-to-customers = Näytä asiakkaat
