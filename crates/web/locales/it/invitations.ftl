# Invio degli inviti.

invitations-lead = Gli utenti ricevono il link per scaricare e il codice di attivazione per e-mail, nella loro lingua.
invitations-tabs = Inviti per stato
invitations-tab-to-send = Da inviare
invitations-tab-all = Tutti
invitations-tab-waiting = In attesa
invitations-tab-sent = Inviati
invitations-tab-opened = Aperti
invitations-tab-installed = Installati
invitations-tab-bounced = Respinti
invitations-all-customers = Tutti i clienti
invitations-show-sent = Mostra inviati
invitations-show-installed = Mostra installati
invitations-send-all =
    { $n ->
        [one] Invia { $n } invito
       *[other] Invia tutti i { $n } inviti
    }
invitations-send-selected = Invia l’invito ai selezionati
invitations-send-selected-n = Invia l’invito ai selezionati ({ $n })
invitations-queued = Gli inviti sono in coda. L’ora di invio appare quando un server di posta li ha accettati.
invitations-edit = Modifica { $name }
invitations-address-of = Nuovo indirizzo e-mail di { $name }
invitations-resend = Invia di nuovo
invitations-none = Nessuno aspetta un invito
invitations-none-text = Spunta «Mostra inviati» per vedere chi è già stato invitato, oppure aggiungi utenti a un cliente.
invitations-changed-title = L’elenco è cambiato
invitations-changed-text = Quando hai guardato erano { $seen }; ora sono { $now }. Inviare a tutti e { $now }?
invitations-preview = Anteprima
invitations-preview-for = Quello che riceve { $name }. Codice e link qui sono nascosti.
invitations-from = Da
invitations-subject = Oggetto

## Perché un messaggio non è partito
invitations-answer-seat-removed = L’utente è stato rimosso prima dell’invio.
invitations-answer-right-lost = Chi l’ha messo in coda non può più inviare inviti.
invitations-answer-cancelled = Annullato da una persona.
invitations-answer-restored = Abbandonato al ripristino di un backup.
