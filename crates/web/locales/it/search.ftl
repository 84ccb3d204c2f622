# The search page.

search-title = Ricerca
search-lead = Clienti, utenti, licenze, codici, fatture, dispositivi e pagine per nome, numero o indirizzo
search-pages = Pagine
search-partners = Partner
search-order = Ordine senza numero
search-unnamed = Senza nome
search-actions = Azioni
search-do-redeem = Inserisci un codice d’acquisto
search-do-waiting = Invia gli inviti in attesa
search-do-bounced = Correggi gli inviti respinti
search-do-expiring = Licenze in scadenza
search-do-order = Crea ordine
search-do-statement = Importa un estratto conto
search-do-import-users = Importa utenti
search-do-import-customers = Importa clienti
search-do-imports = Vedi le importazioni
search-do-prices = Listini prezzi
search-do-partner = Crea partner
search-do-product = Crea prodotto
search-do-codes = Genera codici d’acquisto
search-do-alerts = Avvisi
search-do-bulk = Operazioni su più elementi
search-do-password = Cambia la mia password
search-do-sessions = I miei accessi
search-for = Operazioni per { $name }
search-for-users = Aggiungi utenti
search-for-units = Modifica le unità
search-for-license = Aggiungi una licenza
search-for-invite = Invia gli inviti in attesa
search-found = { $n ->
    [one] 1 risultato
   *[other] { $n } risultati
}
search-key-move = Sposta
