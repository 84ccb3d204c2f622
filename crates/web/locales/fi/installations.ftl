# Laitteet, joihin ohjelma on asennettu.

installations-lead = Laitteet, joissa ohjelma on; viimeksi yhteydessä olleet ensin.
installations-search = Hae laitteella tai käyttäjätunnuksella
installations-device = Laite
installations-user = Käyttäjä
installations-version = Versio
installations-storage = Tilaa käytössä
installations-contact = Viimeisin yhteys
installations-all = Kaikki
installations-silent =
    { $n ->
        [one] Hiljaa yli { $n } päivän
       *[other] Hiljaa yli { $n } päivää
    }
installations-none = Ei vielä asennuksia
installations-none-text = Laite ilmestyy tähän heti, kun joku aktivoi ohjelman käyttäjätunnuksella ja aktivointikoodilla.
installations-release = Vapauta laite
installations-release-title = Vapautetaanko { $device }?
installations-release-text = Käyttäjän { $user } paikka vapautuu toiselle laitteelle. Ohjelma lakkaa toimimasta laitteessa { $device } seuraavalla yhteydellä.
installations-released = { $device } vapautettiin.
installations-by-key = avaimella { $name }
installations-freed = Vapautettu hiljaisuuden vuoksi
installations-none-freed = Kahteen viikkoon ei ole vapautettu paikkoja hiljaisuuden vuoksi
installations-known = Tiedot
installations-edition = Versio
installations-platform = Alusta
installations-activated = Aktivoitu
installations-last-backup = Viimeisin varmuuskopio
installations-admitted = Otettu käyttöön
installations-admitted-code = Käyttäjätunnus ja aktivointikoodi
installations-told-apart = Tunnistetaan
installations-by-id = laitetunnisteesta, jonka se kertoo
installations-by-parts = sormenjäljestä ja näistä osista: { $parts }
installations-by-fingerprint = sormenjäljestä
installations-moved = Siirretty tähän
installations-moves = Käyttäjän siirrot
installations-moves-left = Siirtoja toiselle laitteelle jäljellä { $left }/{ $all }
installations-moves-until = Siirtoja toiselle laitteelle jäljellä { $left }/{ $all } { $date } asti
installations-moves-text = Täällä vapautettua paikkaa ei lasketa siirroksi.
installations-forgive = Palauta kaikki siirrot
installations-forgiven = Kaikki siirrot ovat taas käytettävissä.
installations-silenced-title = Paikka vapautettiin { $date }, koska laitteesta ei kuultu
installations-silenced-text = { $date } asti sen voi palauttaa, jos käyttäjällä on paikka vapaana. Laite palauttaa sen itse, kun siitä taas kuullaan.
installations-take-back = Palauta paikka
installations-taken-back = Laitteella { $device } on taas paikkansa.
installations-is-released = Vapautettu { $date }
installations-counters = Laskurit
installations-counters-hint = Mitä ohjelma on laskenut, sen viimeisimmän tiedon mukaan.
