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
