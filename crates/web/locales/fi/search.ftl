# The search page.

search-title = Haku
search-lead = Asiakkaat, lisenssit ja käyttäjät nimen, numeron tai osoitteen mukaan
search-pages = Sivut
