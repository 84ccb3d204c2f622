# Kutsun linkin takana oleva sivu.

activate-title = Ota { $product } käyttöön
activate-lead = { $customer } on varannut sinulle lisenssin. Asennus kestää noin kolme minuuttia.
activate-installed = Ohjelma on asennettu ja yhteydessä. Muuta ei tarvitse tehdä.
activate-step-download = 1. Lataa ohjelma
activate-edition = { $product }, { $edition }
activate-download = Lataa { $product }
activate-no-download = { $sender } kertoo, mistä ohjelman saa.
activate-step-enter = 2. Syötä tiedot ohjelmaan
activate-copy-username = Kopioi käyttäjätunnus
activate-copy-code = Kopioi aktivointikoodi
activate-show-code = Näytä aktivointikoodi
activate-handover-text = Onko ohjelma jo asennettu? Se voi ottaa tunnuksen ja koodin itse.
activate-handover = Avaa ohjelmassa
activate-valid = Lisenssi on voimassa { $date } asti.
activate-offline = Eikö tietokone ole koskaan verkossa?
activate-support = Ongelmia?
activate-ended = Tämä linkki ei enää toimi
activate-ended-text = Se on liian vanha, tai se on korvattu uudella. Uusi voidaan lähettää siihen sähköpostiosoitteeseen, johon kutsusi tuli.
activate-ask = Pyydä uusi linkki
activate-asked = Katso sähköpostisi
activate-asked-text = Jos kutsusi on yhä voimassa, uusi linkki on matkalla osoitteeseen, johon kutsu tuli.
