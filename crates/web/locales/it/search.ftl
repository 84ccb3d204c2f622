# The search page.

search-title = Ricerca
search-lead = Clienti, licenze e utenti per nome, numero o indirizzo
search-pages = Pagine
