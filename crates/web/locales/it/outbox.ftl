# Messaggi in uscita e token API.

outbox-text = Tutti i messaggi in uscita e la risposta del server di posta.
outbox-all = Tutti
outbox-search = Cerca indirizzi
outbox-kind = Tipo di messaggio
outbox-every-kind = Tutti i tipi
outbox-none = Ancora nessun messaggio
outbox-none-text = Inviti e avvisi compaiono qui.
outbox-recipient = Destinatario
outbox-organization = Organizzazione
outbox-state = Stato
outbox-when = Quando
outbox-attempts = Tentativi
outbox-answer = Risposta del server
outbox-accepted = accettato dal server
outbox-next = prossimo tentativo
outbox-created = creato
outbox-do-now = Invia ora
outbox-do-cancel = Annulla il messaggio
outbox-do-again = Invia di nuovo
outbox-sent-now = Il messaggio parte ora
outbox-cancelled = Il messaggio è annullato
outbox-again = Il messaggio è di nuovo in coda
outbox-waiting = In attesa
outbox-tabs = E-mail per stato
outbox-everywhere = Tutte le organizzazioni
outbox-from = Dal
outbox-to = al
outbox-test = Prova: { $kind }
outbox-attempts-n =
    { $n ->
        [one] dopo { $n } tentativo
       *[other] dopo { $n } tentativi
    }
outbox-goes-out = partenza
outbox-opened = aperta
outbox-do-move = Cambia la data
outbox-do-cancel-many = Annulla le e-mail
outbox-moved = La data è cambiata
outbox-letter = Lettera
outbox-letter-text = Così la riceverà il destinatario. Il codice e il link sono nascosti.
outbox-letter-sent = Così sarebbe scritta oggi. Il codice e il link sono nascosti.
outbox-no-letter = Non c’è nulla da scrivere.
outbox-show-code = Mostra con il codice
outbox-plain = Testo semplice
outbox-facts = Dettagli
outbox-language = Lingua
outbox-there = { $at } a { $zone }
outbox-user = Apri l’utente
outbox-subject = Oggetto
outbox-sender = Da
outbox-reply = Risposte a
outbox-day = Data
outbox-time = Ora
outbox-history = Cronologia
outbox-no-attempts = Non ancora tentato.
outbox-attempt-accepted = Il server di posta l’ha accettata
outbox-attempt-put-off = Il server di posta ha chiesto di riprovare più tardi
outbox-attempt-refused = Il server di posta l’ha rifiutata
outbox-attempt-unknown = La connessione è caduta prima della risposta
outbox-fell-back = Non è stato possibile compilare il tuo testo. È partito il testo predefinito.
outbox-many-send-now =
    { $n ->
        [one] Invia subito { $n } e-mail
       *[other] Invia subito { $n } e-mail
    }
outbox-many-move =
    { $n ->
        [one] Cambia la data di { $n } e-mail
       *[other] Cambia la data di { $n } e-mail
    }
outbox-many-cancel =
    { $n ->
        [one] Annulla { $n } e-mail
       *[other] Annulla { $n } e-mail
    }
outbox-many-resend =
    { $n ->
        [one] Invia di nuovo { $n } e-mail
       *[other] Invia di nuovo { $n } e-mail
    }
outbox-many-none = Non vale per nessuna delle e-mail scelte.
outbox-many-applies = Vale per:
outbox-many-stays = Queste restano come sono:
outbox-many-more =
    { $n ->
        [one] e un’altra
       *[other] e altre { $n }
    }
outbox-many-done =
    { $n ->
        [one] { $n } e-mail modificata, { $left } lasciate com’erano
       *[other] { $n } e-mail modificate, { $left } lasciate com’erano
    }

tokens-text = I programmi li usano per lavorare come questa organizzazione e quelle sottostanti.
tokens-new = Nuovo token API
tokens-new-text = Per { $organization } e tutte quelle sottostanti.
tokens-none = Ancora nessun token
tokens-none-text = Creane uno per ogni programma che usa l’API.
tokens-name = Nome
tokens-name-hint = Chi lo usa, per esempio la fatturazione
tokens-role = Ruolo
tokens-state = Stato
tokens-live = Valido
tokens-revoked = Revocato
tokens-expired = Scaduto
tokens-expires = Valido fino al
tokens-used = Ultimo uso
tokens-days = Giorni
tokens-days-hint = Da 1 a 365
tokens-once = Il token viene mostrato una sola volta.
tokens-do = Crea il token
tokens-made = Il token è stato creato
tokens-copy-now = Copialo adesso
tokens-copy-now-text = Ne resta solo un’impronta. Nessuno potrà mostrartelo di nuovo.
tokens-secret = Chiave del token
tokens-copy = Copia il token
tokens-try = Provalo
tokens-copy-command = Copia il comando
tokens-kept = L’ho copiato
tokens-revoke = Revoca il token
tokens-revoke-text = I programmi che lo usano vengono respinti subito. Non si può annullare.
tokens-revoke-done = Il token è revocato
