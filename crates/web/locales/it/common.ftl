# Ciò che ogni pagina condivide: navigazione, moduli, elenchi, stati, tempo. Ogni area ha un suo file qui accanto.

## Navigazione
nav-main = Menu principale
nav-manage = Gestione
nav-work = Lavoro
nav-menu = Menu
nav-more = Altro
nav-overview = Panoramica
nav-customers = Clienti
nav-users = Utenti
nav-licenses = Licenze
nav-invoices = Fatture
nav-invitations = Inviti
nav-installations = Installazioni
nav-products = Prodotti
nav-organizations = Organizzazioni e staff
nav-activity = Attività
nav-outbox = Posta
nav-templates = Testi delle e-mail
nav-tokens = Token API
nav-settings = Impostazioni

## Cornice della pagina
title-error = Errore: { $title }
skip-to-content = Vai al contenuto
live-lost = La connessione è caduta. Ciò che vedi può non essere aggiornato; si riprova.
crumbs-label = Percorso
search-everything = Cerca clienti, utenti, licenze…
footer-zone = Orari in { $zone }
theme-choose = Scegli il tema
theme-light = Chiaro
theme-dark = Scuro
theme-system = Come il dispositivo
account-of = { $initials }, il tuo account: { $name }
account-details = I miei dati
account-sessions = Sessioni di accesso
account-logout = Esci
place-switch = Cambia organizzazione
place-heading = Lavora come
place-all = Tutte le organizzazioni
place-kind-operator = Gestore
place-kind-partner = Partner
place-kind-customer = Cliente
language-choose = Lingua
language-change = Cambia lingua

## Verbi sui pulsanti
do-add = Aggiungi
do-back = Indietro
do-cancel = Annulla
do-close = Chiudi
do-continue = Continua
do-delete = Elimina
do-discard = Scarta le modifiche
do-edit = Modifica
do-export = Esporta
do-filter = Filtra
do-new = Nuovo
do-open = Apri
do-remove = Rimuovi
do-retry = Riprova
do-save = Salva le modifiche
do-search = Cerca
do-send = Invia
do-undo = Ripristina
do-view = Mostra

## Parole brevi
word-optional = facoltativo
word-yes = Sì
word-no = No
word-none-yet = Ancora nessuno
word-no-limit = Nessun limite
word-unlimited = Illimitato
word-not-sent = Non ancora inviato
word-never = Mai
copied = Copiato
word-hidden = Nascosto
seats-in-use = { $used } di { $total } postazioni in uso
stepper-less = { $label }: uno in meno
stepper-more = { $label }: uno in più
sending = Salvataggio…

## Moduli
form-problem-of = { $field }: { $problem }
form-problems =
    { $n ->
        [one] C’è { $n } problema
       *[other] Ci sono { $n } problemi
    }
form-conflict-title = Qualcun altro ha salvato per primo
form-conflict-text = Quello che hai scritto non è andato perso. Scegli per ogni campo quale valore tenere.
form-conflict-yours = Hai scritto
form-conflict-theirs = Salvato ora
confirm-type = Scrivi { $word } per confermare
confirm-wrong = Per confermare scrivi esattamente { $word }

## Elenchi
list-actions-for = Azioni per { $name }
list-select-page =
    { $n ->
        [one] Seleziona l’unica riga di questa pagina
       *[other] Seleziona tutte le { $n } righe di questa pagina
    }
list-selected = Selezione: { $n }
list-selected-all = Selezione: tutti i { $total } risultati
list-select-all = Seleziona tutti i { $total } risultati
list-select-none = Annulla la selezione
filter-label = Filtri
filter-remove = Togli il filtro: { $name }
filter-clear = Togli i filtri
filter-nothing = Nessun risultato
filter-nothing-query = Nessun risultato per «{ $query }»
filter-nothing-text = Controlla come è scritto oppure togli i filtri per vedere tutto.
pager-export = Esporta
pager-label = Pagine
pager-range = { $first }–{ $last } di { $total }
pager-range-many = { $first }–{ $last } di oltre { $total }
pager-size = Righe per pagina
pager-previous = Precedente
pager-next = Successiva

## Quando la risposta è no
fault-not-found-title = Questa pagina non si trova
fault-not-found-text = Forse è stata eliminata, oppure appartiene a un’organizzazione che non puoi vedere.
fault-forbidden-title = Puoi vedere questa pagina, ma non modificarla
fault-forbidden-text = Un amministratore della tua organizzazione può darti il permesso necessario.
fault-broken-title = Qualcosa si è rotto da parte nostra
fault-broken-text = Non è stato salvato nulla. Riprova; se succede di nuovo, comunica questo riferimento all’assistenza.
fault-expired-title = Questo modulo è scaduto
fault-expired-text = La tua sessione è cambiata dopo l’apertura della pagina. Riapri la pagina; non è stato salvato nulla.
fault-busy-title = Troppi tentativi
fault-busy-text =
    { $minutes ->
        [one] Aspetta un minuto e riprova.
       *[other] Aspetta { $minutes } minuti e riprova.
    }
fault-too-large-title = È troppo in una volta sola
fault-too-large-text = Il file o il testo è più grande di quanto questa pagina accetti. Non è stato salvato nulla.
fault-refused-title = Non è possibile farlo
fault-stopped-title = Ora non puoi lavorare qui
fault-unavailable-title = Torniamo subito
fault-unavailable-text = Il servizio è in manutenzione. Attendi un minuto, guarda se quello che hai fatto c’è e, se non c’è, riprova.
fault-reference = Riferimento
fault-home = Vai alla panoramica

## Tempo e quantità
relative-now = proprio ora
relative-minutes-ago =
    { $n ->
        [one] { $n } minuto fa
       *[other] { $n } minuti fa
    }
relative-hours-ago =
    { $n ->
        [one] { $n } ora fa
       *[other] { $n } ore fa
    }
relative-in-minutes =
    { $n ->
        [one] tra { $n } minuto
       *[other] tra { $n } minuti
    }
relative-in-hours =
    { $n ->
        [one] tra { $n } ora
       *[other] tra { $n } ore
    }
relative-today = oggi
relative-tomorrow = domani
relative-yesterday = ieri
relative-days-ago =
    { $n ->
        [one] { $n } giorno fa
       *[other] { $n } giorni fa
    }
relative-in-days =
    { $n ->
        [one] tra { $n } giorno
       *[other] tra { $n } giorni
    }
amount-percent = { $value }%
amount-money = { $value } { $symbol }
amount-megabytes = { $value } MB
amount-gigabytes = { $value } GB
amount-terabytes = { $value } TB
amount-ratio = { $value } : 1

## Stati
status-license-draft = Bozza
status-license-revoked = Revocata
status-license-customer-disabled = Cliente disattivato
status-license-suspended = Sospesa
status-license-awaiting-payment = In attesa di pagamento
status-license-not-yet-valid = Non ancora valida
status-license-active = Attiva
status-license-trial = Di prova
status-license-expiring-soon = In scadenza
status-license-over-quota = Limite superato
status-license-grace = In proroga
status-license-expired = Scaduta
status-invoice-draft = Ordine
status-invoice-issued = Emessa
status-invoice-partly-paid = Pagata in parte
status-invoice-paid = Pagata
status-invoice-credited = Stornata
status-invoice-cancelled = Annullata
status-invoice-overdue = Scaduta
status-invoice-overpaid = Pagata in eccesso
status-invoice-credit-note = Nota di credito
status-customer-active = Attivo
status-customer-disabled = Disattivato
status-invitation-not-sent = Non inviato
status-invitation-queued = In coda
status-invitation-sending = Invio in corso
status-invitation-sent = Inviato
status-invitation-opened = Aperto
status-invitation-installed = Installato
status-invitation-bounced = Respinto
status-invitation-expired = Scaduto
status-invitation-cancelled = Annullato
status-mail-queued = In coda
status-mail-sending = Invio in corso
status-mail-sent = Inviata
status-mail-failed = Non consegnata
status-mail-bounced = Respinta
status-mail-cancelled = Annullata
status-installation-active = In contatto
status-installation-silent = Silenziosa
status-installation-offline = Senza rete, con file
status-installation-outdated = Obsoleta
status-installation-released = Rilasciata
status-installation-freed = Liberato per silenzio
status-deployment-key-live = Valida
status-deployment-key-used-up = Esaurita
status-deployment-key-expired = Scaduta
status-deployment-key-revoked = Revocata
status-account-active = Attivo
status-account-invited = Invitato
status-account-disabled = Disattivato
nav-company = Azienda
nav-members = Membri
nav-new-customer = Crea cliente
fault-own-page = Alla tua pagina
place-kind-own = Pagina personale
nav-own = Le mie licenze
copy-value = Copia { $value }
