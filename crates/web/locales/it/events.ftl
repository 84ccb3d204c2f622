# Il registro: `event-PAROLA` è la frase, `field-name-CAMPO` il campo modificato, `value-…` il suo valore.
# `-self` è la frase quando qualcuno lo fa su di sé.

## Chi agisce e da dove
actor-person = { $name }
actor-token = Il token API { $name }
actor-device = Un dispositivo
actor-system = Il sistema
actor-command-line = La riga di comando
actor-stranger = Un visitatore non autenticato
door-console = Pannello
door-api = Interfaccia API
door-activation = Attivazione
door-cli = Riga di comando
door-worker = Lavoro in background

## Accessi e account
event-set-up = { $actor } ha configurato il servizio per { $subject }
event-logged-in = { $actor } ha effettuato l’accesso
event-logged-out = { $actor } è uscito dal servizio
event-login-refused = { $actor } ha tentato l’accesso come { $subject } ed è stato respinto
event-sessions-ended =
    { $count ->
        [one] { $actor } ha chiuso { $count } sessione di accesso di { $subject }
       *[other] { $actor } ha chiuso { $count } sessioni di accesso di { $subject }
    }
event-sessions-ended-self =
    { $count ->
        [one] { $actor } ha chiuso { $count } propria sessione di accesso
       *[other] { $actor } ha chiuso { $count } proprie sessioni di accesso
    }
event-password-changed = { $actor } ha cambiato la password di { $subject }
event-password-changed-self = { $actor } ha cambiato la propria password
event-password-reset-asked = { $actor } ha chiesto una nuova password per { $subject }
event-account-registered = { $actor } ha registrato l’account { $subject }
event-account-registered-self = { $actor } si è registrato
event-account-changed = { $actor } ha modificato l’account { $subject }
event-account-changed-self = { $actor } ha modificato i propri dati
event-account-disabled = { $actor } ha disattivato l’account { $subject }
event-account-enabled = { $actor } ha riattivato l’account { $subject }
event-member-invited = { $actor } ha invitato nello staff { $subject }
event-invitation-withdrawn = { $actor } ha ritirato l’invito allo staff di { $subject }
event-member-added = { $actor } ha aggiunto allo staff { $subject }
event-member-added-self = { $actor } fa ora parte dello staff
event-member-changed = { $actor } ha cambiato il ruolo di { $subject }
event-member-removed = { $actor } ha rimosso dallo staff { $subject }
event-token-made = { $actor } ha creato il token API { $subject }
event-token-revoked = { $actor } ha revocato il token API { $subject }

## Organizzazioni e clienti
event-organization-created = { $actor } ha creato l’organizzazione { $subject }
event-organization-changed = { $actor } ha modificato l’organizzazione { $subject }
event-organization-deleted = { $actor } ha eliminato l’organizzazione { $subject }
event-organization-disabled = { $actor } ha disattivato il partner { $subject }
event-organization-enabled = { $actor } ha riattivato il partner { $subject }
event-organization-closed = { $actor } ha chiuso per sempre il partner { $subject }
event-organization-moved = { $actor } ha spostato { $subject } in un altro posto
event-organization-left = { $actor } ha spostato altrove { $subject }
event-organization-arrived = { $actor } ha spostato qui { $subject }
event-partner-type-changed = { $actor } ha cambiato che cosa può fare il tipo di partner { $subject }
event-branding-changed = { $actor } ha modificato il marchio di { $subject }
event-customer-created = { $actor } ha creato il cliente { $subject }
event-customer-changed = { $actor } ha modificato il cliente { $subject }
event-customer-deleted = { $actor } ha eliminato il cliente { $subject }
event-customer-disabled = { $actor } ha disattivato il cliente { $subject }
event-customer-enabled = { $actor } ha riattivato il cliente { $subject }
event-key-revealed = { $actor } ha visualizzato la chiave di cifratura di { $subject }

## Prodotti e piani
event-product-created = { $actor } ha creato il prodotto { $subject }
event-product-changed = { $actor } ha modificato il prodotto { $subject }
event-plan-created = { $actor } ha creato il piano di servizio { $subject }
event-plan-changed = { $actor } ha modificato il piano di servizio { $subject }
event-plan-sellers-changed = { $actor } ha modificato chi può vendere il piano di servizio { $subject }
event-plan-approved = { $actor } ha approvato le condizioni del piano di servizio { $subject }
event-license-replaced = { $actor } ha sostituito la licenza { $subject } con un’altra
event-license-terms-adopted = { $actor } ha portato la licenza { $subject } alle condizioni attuali del suo piano di servizio
event-users-handed-over = { $actor } ha spostato gli utenti della licenza { $subject } in quella che la sostituisce
event-users-partly-handed-over = { $actor } ha spostato alcuni utenti della licenza { $subject } in quella che la sostituisce; gli altri aspettano unità libere
event-handover-failed = { $actor } non ha potuto spostare gli utenti della licenza { $subject }; restano lì

## Licenze
event-license-issued = { $actor } ha emesso la licenza { $subject }
event-license-changed = { $actor } ha modificato la licenza { $subject }
event-license-suspended = { $actor } ha sospeso la licenza { $subject }
event-license-resumed = { $actor } ha ripreso la licenza { $subject }
event-license-revoked = { $actor } ha revocato la licenza { $subject }
event-license-put-in-force = { $actor } ha messo in vigore la licenza { $subject }
event-trial-extended = { $actor } ha prorogato la prova { $subject }
event-trial-converted = { $actor } ha convertito la prova { $subject } in una licenza acquistata
event-trial-client-connected = { $actor } ha collegato un dispositivo in prova alla licenza { $subject }

## Utenti e codici
event-seats-added =
    { $count ->
        [one] { $actor } ha aggiunto { $count } utente: { $subject }
       *[other] { $actor } ha aggiunto { $count } utenti: { $subject }
    }
event-seat-changed = { $actor } ha modificato l’utente { $subject }
event-seat-removed = { $actor } ha rimosso l’utente { $subject }
event-seats-bound =
    { $count ->
        [one] { $actor } ha associato una licenza a { $subject }
       *[other] { $actor } ha associato { $count } licenze a persone: { $subject }
    }
event-seats-unbound =
    { $count ->
        [one] { $actor } ha dissociato la licenza di { $subject }
       *[other] { $actor } ha dissociato { $count } licenze: { $subject }
    }
event-unbinding-undone =
    { $count ->
        [one] { $actor } ha ripristinato la licenza di { $subject }
       *[other] { $actor } ha ripristinato { $count } licenze: { $subject }
    }
event-binding-completed = { $actor } si è registrato come { $subject } e ha ricevuto ciò che gli era riservato
event-registration-asked = { $actor } ha invitato { $subject } a registrarsi
event-request-made =
    { $count ->
        [one] { $actor } ha chiesto { $subject }
       *[other] { $actor } ha chiesto { $count } × { $subject }
    }
event-request-granted = { $actor } ha accolto la richiesta di { $subject }
event-request-declined = { $actor } ha respinto la richiesta di { $subject }
event-request-withdrawn = { $actor } ha ritirato la richiesta di { $subject }
event-code-renewed = { $actor } ha rinnovato il codice di attivazione di { $subject }
event-code-revealed =
    { $count ->
        [one] { $actor } ha visualizzato { $count } codice di attivazione: { $subject }
       *[other] { $actor } ha visualizzato { $count } codici di attivazione: { $subject }
    }

## Inviti e altra posta
event-invitations-queued =
    { $count ->
        [one] { $actor } ha messo in coda { $count } invito per gli utenti di { $subject }
       *[other] { $actor } ha messo in coda { $count } inviti per gli utenti di { $subject }
    }
event-invitations-queued-self = { $subject } ha chiesto un nuovo invito
event-message-sent = { $actor } ha inviato un messaggio a { $subject }
event-message-bounced = Il messaggio per { $subject } è stato respinto
event-message-failed = Il messaggio per { $subject } non è stato consegnato
event-message-cancelled = { $actor } ha annullato un messaggio per { $subject }
event-message-requeued = { $actor } ha rimesso in coda un messaggio per { $subject }
event-message-resent = { $actor } ha inviato di nuovo l’e-mail a { $subject }
event-template-changed = { $actor } ha modificato il testo dell’e-mail { $subject }
event-template-reset = { $actor } ha tolto il testo proprio dell’e-mail { $subject }
event-template-tested = { $actor } ha provato il testo dell’e-mail { $subject }

## Purchase codes
event-purchase-codes-shown = { $actor } ha visto codici d’acquisto: { $subject }
event-purchase-code-entered = { $actor } ha aggiunto il codice d’acquisto { $subject }
event-purchase-code-updated = { $actor } ha aggiornato una voce con il codice d’acquisto { $subject }
event-purchase-code-changed = { $actor } ha modificato la voce del codice d’acquisto { $subject }
event-purchase-code-cancelled = { $actor } ha annullato il codice d’acquisto { $subject }
event-purchase-codes-made =
    { $count ->
        [one] { $actor } ha emesso { $count } codice d’acquisto: { $subject }
       *[other] { $actor } ha emesso { $count } codici d’acquisto: { $subject }
    }
event-units-allotted =
    { $count ->
        [one] { $actor } ha assegnato { $count } unità di un codice d’acquisto a { $subject }
       *[other] { $actor } ha assegnato { $count } unità di un codice d’acquisto a { $subject }
    }
event-units-returned =
    { $count ->
        [one] { $actor } ha ripreso { $count } unità di un codice d’acquisto da { $subject }
       *[other] { $actor } ha ripreso { $count } unità di un codice d’acquisto da { $subject }
    }

## Installazioni e chiavi
event-activated = Il programma è stato attivato su { $subject }
event-deployment-key-made = { $actor } ha creato la chiave di distribuzione { $subject }
event-deployment-key-changed = { $actor } ha modificato la chiave di distribuzione { $subject }
event-deployment-key-rotated = { $actor } ha sostituito la chiave di distribuzione { $subject }
event-deployment-key-revoked = { $actor } ha revocato la chiave di distribuzione { $subject }
event-enrolled = { $subject } si è registrato con una chiave di distribuzione
event-installation-claimed = Una persona ha preso l’installazione { $subject }
event-alerts-changed = { $actor } ha modificato le impostazioni degli avvisi di { $subject }
event-released = { $actor } ha rilasciato l’installazione { $subject }
event-device-recognized = { $subject } è stato riconosciuto dopo un cambio di componenti
event-device-moves-forgiven = { $actor } ha restituito a { $subject } tutti gli spostamenti
event-installation-silenced = Il posto di { $subject } è stato liberato dopo giorni di silenzio
event-installation-revived = { $subject } ha riavuto il suo posto
event-license-file-issued = { $actor } ha creato un file di licenza per { $subject }
event-receipt-kept = È arrivata la ricevuta di una restituzione precedente da { $subject }
event-signing-key-made = { $actor } ha creato una chiave di firma per { $subject }
event-signing-key-retired = { $actor } ha ritirato una chiave di firma di { $subject }
event-signing-key-withdrawn = { $actor } ha revocato una chiave di firma di { $subject }
event-program-message-written = { $actor } ha scritto un messaggio mostrato dai programmi: { $subject }
event-program-message-withdrawn = { $actor } ha ritirato un messaggio mostrato dai programmi: { $subject }
event-list-exported = { $actor } ha esportato un elenco di { $subject }
event-view-saved = { $actor } ha condiviso la vista { $subject }
event-view-changed = { $actor } ha modificato la vista { $subject }
event-view-deleted = { $actor } ha eliminato la vista { $subject }
event-view-restored = { $actor } ha ripristinato la vista { $subject }
event-first-steps-hidden = { $actor } ha nascosto i primi passi di { $subject }
event-first-steps-shown = { $actor } ha mostrato di nuovo i primi passi di { $subject }
event-import-started = { $actor } ha avviato l’importazione { $subject }
event-import-finished = { $actor } ha importato { $subject }
event-import-undone = { $actor } ha annullato l’importazione { $subject }

## Campi
field-name-company = Azienda
field-name-management = Chi aggiunge gli utenti
field-name-plan = Piano di servizio
field-name-purchase-code = Codice d’acquisto
field-name-total = Totale
field-name-units-missing = Unità assegnate ad altri nel frattempo
field-name-withdrawn = Unità ritirate
field-name-of = { $field } ({ $edition })
field-name-account-name = Nome account
field-name-accent = Colore principale
field-name-logo = Logotipo
field-name-sender-domains = Domini consentiti per l’invio
field-name-sender-email = Indirizzo del mittente
field-name-sender-name = Nome del mittente
field-name-answer = Risposta
field-name-asked = Richiesto da
field-name-business-id = Partita IVA
field-name-client-limit-gb = Limite per client
field-name-receipt = Ricevuta del file di licenza
field-name-code = Codice
field-name-comments = Commenti
field-name-contact-email = E-mail del referente
field-name-contact-first-name = Nome del referente
field-name-contact-last-name = Cognome del referente
field-name-count = Numero
field-name-failed = Non riusciti
field-name-skipped = Esclusi
field-name-country = Paese
field-name-default-units = Unità iniziali
field-name-devices = Dispositivi
field-name-devices-per-seat = Dispositivi per postazione
field-name-download-url = Indirizzo di download
field-name-edition = Edizione
field-name-editions = Edizioni
field-name-editions-added = Edizioni aggiunte
field-name-editions-removed = Edizioni rimosse
field-name-email = Indirizzo e-mail
field-name-emergency-email = E-mail di emergenza
field-name-encryption-key = Chiave di cifratura
field-name-enforcement = Controllo della licenza
field-name-expires-at = Scade
field-name-extra-space-gb = Spazio aggiuntivo
field-name-features = Funzionalità
field-name-filter = Filtro
field-name-format = Formato del file
field-name-grace-days = Proroga in giorni
field-name-granted = Permesso
field-name-ip = Indirizzo IP
field-name-keep-deleted-days = Giorni di conservazione dei file eliminati
field-name-key-id = Chiave
field-name-claimed-from = Preso da
field-name-files = File di licenza
field-name-new-key-id = Nuova chiave
field-name-language = Lingua
field-name-life-ends-on = Ultimo giorno di vita
field-name-list = Elenco
field-name-name = Nome
field-name-notice-days = Preavviso in giorni
field-name-notices = Avvisi di scadenza
field-name-notice-schedule = Gli avvisi partono in questi giorni
field-name-nouns = Nomi propri dell’unità
field-name-sellers = Chi può vendere
field-name-chosen = Partner scelti
field-name-partner = Partner scelto
field-name-plan-revision = Revisione del piano
field-name-replaced-by = Sostituita da
field-name-users-moved = Utenti spostati
field-name-users-move-on = Gli utenti passano il
field-name-days-added = Giorni aggiunti
field-name-refusal = Motivo
field-name-waiting = In attesa
field-name-number = Numero
field-name-platform = Piattaforma
field-name-postal-area = Città
field-name-postal-code = CAP
field-name-quantity = Quantità
field-name-reason = Motivo
field-name-region = Stato, regione o provincia
field-name-role = Ruolo
field-name-sale-ends-on = Ultimo giorno di vendita
field-name-send-at = Invio previsto
field-name-sessions-ended = Sessioni di accesso chiuse
field-name-tokens-revoked = Token API cessati
field-name-invitations-withdrawn = Inviti al personale ritirati
field-name-memberships-ended = Appartenenze cessate
field-name-state = Stato
field-name-storage-gb = Spazio per unità
field-name-street-address = Indirizzo
field-name-support-email = E-mail dell’assistenza
field-name-support-phone = Telefono dell’assistenza
field-name-taken = Non più permesso
field-name-term-months = Durata in mesi
field-name-theme = Tema
field-name-time-zone = Fuso orario
field-name-trial-extensions = Proroghe della prova
field-name-type = Tipo
field-name-unit = Unità
field-name-username = Nome utente
field-name-username-prefix = Prefisso dei nomi utente
field-name-subject = Oggetto
field-name-preheader = Riga di anteprima
field-name-greeting = Saluto
field-name-body = Testo
field-name-button = Pulsante
field-name-why = Chiusura
field-name-valid-from = Valida dal
field-name-valid-to = Valida fino al
field-name-version = Versione
field-name-name-pattern = Nomi degli utenti
field-name-most-devices = Dispositivi al massimo
field-name-last-on = Ultimo giorno
field-name-networks = Reti
field-name-overlap-hours = La vecchia chiave funziona, ore
field-name-deployment-key = Chiave di distribuzione
field-name-enrolled = Dispositivi registrati
field-name-license-number = Numero di licenza
field-name-not-installed = Non installato
field-name-silent = Silenzioso
field-name-failing = In errore
field-name-space-low = Poco spazio
field-name-components = Componenti
field-name-components-agree = Componenti che devono coincidere
field-name-device-moves = Spostamenti su un altro dispositivo
field-name-moves-days = Periodo degli spostamenti in giorni
field-name-moves = Spostamenti
field-name-moved-from = Spostato da
field-name-free-after-days = Liberato dopo giorni di silenzio
field-name-freed-soon = Liberato a breve
field-name-signs-from = Firma dal
field-name-text = Testo

## Valori
value-empty = vuoto
value-added = aggiunto
value-on = attivi
value-off = disattivati
value-no-longer-true = La licenza ora ha un’altra scadenza, o non riceve avvisi
value-seats-exceed-replacement = Troppo poche unità nella nuova licenza
value-devices-exceed-plan = Più dispositivi di quanti ne ammette il piano di servizio
value-already-revoked = La nuova licenza è stata revocata
value-removed = rimossa
value-replaced = sostituita
value-user = l’utente stesso
value-seat-removed = L’utente è stato rimosso
value-right-lost = Chi lo ha inviato non ne ha più il permesso
value-cancelled = Annullato a mano
value-recipient-limit = In attesa: il destinatario ha già ricevuto molte e-mail in quest’ora
value-unknown-outcome = La connessione è caduta prima della risposta del server
value-restored = Trattenuto dopo il ripristino di un backup

## Invoices and payments
event-issuer-changed = { $actor } ha modificato i dati di fatturazione di { $subject }
event-prices-changed = { $actor } ha modificato i prezzi del piano di servizio { $subject }
event-order-placed = { $actor } ha inviato l’ordine { $subject }
event-order-cancelled = { $actor } ha annullato l’ordine { $subject }
event-invoice-issued = { $actor } ha emesso la fattura { $subject }
event-payment-recorded = { $actor } ha registrato un pagamento della fattura { $subject }
event-invoice-sent = { $actor } ha inviato per e-mail { $subject }
event-bulk-started = { $actor } ha avviato «{ $subject }»: { $count } elementi
event-bulk-finished = { $actor } ha concluso «{ $subject }»: { $count } fatti
event-bulk-stopped = { $actor } ha fermato «{ $subject }»: { $count } da fare
event-bulk-resumed = { $actor } ha fatto continuare «{ $subject }»: { $count } da fare
event-bulk-retried = { $actor } ha riprovato { $count } elementi non riusciti di «{ $subject }»
event-payment-reversed = { $actor } ha stornato un pagamento della fattura { $subject }
event-invoice-credited = { $actor } ha emesso una nota di credito per la fattura { $subject }
field-name-amount = Importo
field-name-bank-account = Conto bancario (IBAN)
field-name-bic = Codice BIC
field-name-credit-note = Nota di credito
field-name-credit-series = I numeri delle note di credito iniziano con
field-name-currency = Valuta
field-name-invoice-series = I numeri delle fatture iniziano con
field-name-payment-days = Giorni per pagare
field-name-portal-orders = Ordini dei clienti
field-name-price = Prezzo
field-name-reference = Riferimento del pagamento
field-name-vat-id = Partita IVA
field-name-vat-rates = Aliquote IVA, %
field-name-pending = In attesa di registrazione
event-change-planned = { $actor } ha pianificato una modifica di { $subject }
event-planned-change-changed = { $actor } ha cambiato quanto pianificato per { $subject }
event-planned-change-cancelled = { $actor } ha annullato una modifica pianificata di { $subject }
event-planned-change-restored = { $actor } ha ripristinato una modifica pianificata di { $subject }
event-planned-change-refused = Una modifica pianificata di { $subject } non è stata eseguita
field-name-deed = Cosa
field-name-day = Giorno
field-name-planned-for = Pianificato per
field-name-refused-for = Perché no
event-note-written = { $actor } ha scritto una nota su { $subject }
event-note-changed = { $actor } ha modificato una nota su { $subject }
event-note-removed = { $actor } ha rimosso una nota su { $subject }
event-note-restored = { $actor } ha ripristinato una nota su { $subject }
field-name-planned-id = Modifica pianificata
field-name-unbind-id = Dissociazione
