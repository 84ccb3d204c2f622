# The search page.

search-title = Haku
search-lead = Asiakkaat, käyttäjät, lisenssit, koodit, laskut, laitteet ja sivut nimen, numeron tai osoitteen mukaan
search-pages = Sivut
search-partners = Kumppanit
search-order = Tilaus ilman numeroa
search-unnamed = Nimetön
search-actions = Toiminnot
search-do-redeem = Syötä ostokoodi
search-do-waiting = Lähetä odottavat kutsut
search-do-bounced = Korjaa palautuneet kutsut
search-do-expiring = Pian päättyvät lisenssit
search-do-order = Uusi tilaus
search-do-statement = Tuo tiliote
search-do-import-users = Tuo käyttäjiä
search-do-import-customers = Tuo asiakkaita
search-do-imports = Katso tuonnit
search-do-prices = Hinnastot
search-do-partner = Uusi kumppani
search-do-product = Uusi tuote
search-do-codes = Luo ostokoodeja
search-do-alerts = Hälytykset
search-do-bulk = Joukkotoimet
search-do-password = Vaihda salasanani
search-do-sessions = Omat kirjautumiseni
search-for = Tee asiakkaalle { $name }
search-for-users = Lisää käyttäjiä
search-for-units = Muuta yksiköitä
search-for-license = Lisää lisenssi
search-for-invite = Lähetä odottavat kutsut
search-found = { $n ->
    [one] 1 tulos
   *[other] { $n } tulosta
}
search-key-move = Siirry
