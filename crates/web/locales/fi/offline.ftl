# Laitteet ilman verkkoa: julkinen sivu, joka vastaa niiden kirjoittamaan, ja henkilökunnan tekemät lisenssitiedostot.

offline-title = Laitteet ilman verkkoa
offline-lead = Täältä saat lisenssitiedoston laitteelle, joka ei koskaan ole verkossa, tai palautat sen paikan.
offline-step-write = Anna ohjelman kirjoittaa sillä laitteella pyyntö käyttäjätunnuksella ja aktivointikoodilla. Paikan palauttamista varten anna sen kirjoittaa kuitti.
offline-step-carry = Tuo teksti tai tiedosto tänne muistitikulla tai puhelimen kameralla.
offline-step-back = Vie lisenssitiedosto takaisin ja avaa se ohjelmassa.
offline-document = Pyyntö tai kuitti
offline-document-hint = Yksi pitkä rivi, niin kuin ohjelma on sen kirjoittanut
offline-upload = Tai tiedosto
offline-answer = Jatka
offline-ready = Lisenssitiedosto on valmis
offline-ready-text = Se toimii vain sillä laitteella. Tallenna se nyt: tämä sivu ei palaa, mutta voit pyytää uudelleen samalla pyynnöllä.
offline-for = Lisenssitiedosto: { $name }
offline-until = Toimii ilman verkkoa { $date } asti.
offline-released = Se toimii lisenssitiedostolla, jota ei voi kutsua takaisin: se toimii ilman verkkoa { $date } asti.
offline-save = Tallenna tiedosto
offline-copy = Kopioi lisenssitiedoston teksti
offline-look = Näytä teksti ja QR-koodi
offline-qr = QR-koodi, jossa on lisenssitiedoston teksti
offline-returned = Paikka on taas vapaa
offline-returned-text = Laite on palauttanut paikkansa. Tälle käyttäjälle voi nyt aktivoida toisen laitteen.
offline-another = Toinen laite

## License files

license-file = Lisenssitiedosto
license-file-title = Lisenssitiedosto: { $name }
license-file-lead = Laitteelle, joka ei koskaan ole verkossa. Tiedosto varaa yhden laitteen paikan tältä käyttäjältä.
license-file-device = Mille laitteelle
license-file-any = Mille tahansa, jolla tiedosto on
license-file-any-hint = Kuka tahansa tiedoston haltija voi käyttää sitä
license-file-one = Yhdelle laitteelle
license-file-one-hint = Ei toimi muualla; sen laitteen ohjelma näyttää sormenjälkensä
license-file-fingerprint = Laitteen sormenjälki
license-file-fingerprint-hint = Niin kuin sen laitteen ohjelma näyttää sen
license-file-name = Laitteen nimi
license-file-name-hint = Näin se näkyy asennusten luettelossa
license-file-days = Toimii, päivää
license-file-days-hint = 1–2 000, ei koskaan lisenssin päättymistä pidempään
license-file-note = Annettua tiedostoa ei voi kutsua takaisin: se toimii viimeiseen päiväänsä asti.
license-file-make = Tee tiedosto
license-file-back = Käyttäjän tietoihin
