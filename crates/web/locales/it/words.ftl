# Nomi degli insiemi chiusi di parole: `FAMIGLIA-PAROLA`, con `-hint` per dire che cosa comporta una scelta.

## Che cosa può fare una persona
role-viewer = Osservatore
role-viewer-hint = Qui vede tutto e non modifica nulla
role-manager = Responsabile
role-manager-hint = Gestisce clienti, licenze, utenti e inviti
role-admin = Amministratore
role-admin-hint = Gestisce anche staff, token API, prodotti e chiavi di cifratura

## Tipi di partner
partner-type-msp = Fornitore di servizi gestiti (MSP)
partner-type-msp-hint = Segue i suoi clienti: ne modifica dati, licenze e utenti
partner-type-reseller = Rivenditore
partner-type-reseller-hint = Aggiunge clienti, utenti e inviti; le licenze restano a te

## Unità di un’edizione, da sole e contate
unit-workstation = Workstation
unit-server = Server
unit-user = Utente
unit-endpoint = Endpoint
unit-gigabyte = Gigabyte
unit-key = Chiave
units-workstation =
    { $n ->
        [one] { $n } workstation
       *[other] { $n } workstation
    }
units-server =
    { $n ->
        [one] { $n } server
       *[other] { $n } server
    }
units-user =
    { $n ->
        [one] { $n } utente
       *[other] { $n } utenti
    }
units-endpoint =
    { $n ->
        [one] { $n } endpoint
       *[other] { $n } endpoint
    }
units-gigabyte = { $n } GB
units-key =
    { $n ->
        [one] { $n } chiave
       *[other] { $n } chiavi
    }
units-named = { $n } { $noun }
plural-one = Per 1
plural-few = Per 2–4
plural-many = Da 5
plural-other = Da 2

## Licenze e piani
license-kind-purchased = Acquistata
license-kind-trial = Di prova
license-kind-nfr = Non destinata alla rivendita
plan-version-full = Completo
plan-version-trial = Di prova
plan-version-nfr = Non destinato alla rivendita
seller-rule-everybody = Tutti quelli sotto
seller-rule-everybody-hint = Lo vendono tutti i partner sotto, anche quelli che verranno
seller-rule-chosen = Partner scelti
seller-rule-chosen-hint = Lo vendono quelli spuntati, ciascuno con chi gli sta sotto; gli altri non lo vedono
overlap-side-by-side = Lasciale affiancate
overlap-replace = Sostituiscila
overlap-extend = Sostituiscila e converti il residuo
stage-in-force = In vigore
stage-draft = Bozza
stage-awaiting-payment = In attesa di pagamento
enforcement-block = Blocca
enforcement-block-hint = Senza una licenza valida il programma si ferma
enforcement-degrade = Limita
enforcement-degrade-hint = Senza una licenza valida il programma fa solo lo stretto necessario
enforcement-warn = Avvisa
enforcement-warn-hint = Senza una licenza valida il programma funziona e avvisa l’utente
enforcement-advisory = Segnala soltanto
enforcement-advisory-hint = Senza una licenza valida il programma funziona come prima; lo vedi qui
reason-draft = La licenza è una bozza
reason-revoked = La licenza è stata revocata definitivamente
reason-customer-disabled = Il cliente è disattivato
reason-suspended = La licenza è sospesa
reason-awaiting-payment = Il pagamento non è ancora arrivato
reason-not-yet-valid = La validità non è ancora iniziata
reason-expiring-soon = La validità termina tra poco
reason-over-quota = Lo spazio in uso supera quello acquistato
reason-in-grace = La validità è terminata ed è in corso la proroga
reason-expired = La validità è terminata
quota-normal = Entro il limite
quota-soft = Quasi pieno
quota-hard = Limite superato

## Viste degli elenchi
view-customers-all = Tutti
view-customers-expiring = In scadenza
view-customers-full = Senza postazioni libere
view-customers-trials = In prova
view-customers-disabled = Disattivati
view-licenses-all = Tutte
view-licenses-expiring = In scadenza
view-licenses-full = Senza postazioni libere
view-licenses-trials = Di prova
view-licenses-suspended = Sospese
view-licenses-expired = Scadute

## Lingue
language-en = Inglese
language-fi = Finlandese
language-it = Italiano
language-es = Spagnolo
language-ru = Russo

## Posta
mail-kind-invitation = Invito
mail-kind-password-reset = Reimpostazione della password
mail-kind-registration = Registrazione
mail-kind-account-known = Registrazione di un indirizzo già noto
mail-kind-unit-waits = Richiesta di registrazione
mail-kind-unit-asked = Una persona chiede una licenza
mail-kind-more-asked = Un cliente chiede altre licenze
mail-kind-request-answered = Risposta a una richiesta
mail-kind-password-changed = Password cambiata
mail-kind-staff-invitation = Invito allo staff
mail-kind-account-created = E-mail di creazione account
mail-kind-new-login = Nuovo accesso
mail-kind-token-made = Nuovo token API
mail-kind-key-revealed = Chiave di cifratura mostrata
mail-kind-license-ending = Licenza in scadenza
mail-kind-license-ended = Licenza scaduta
mail-kind-customer-license-ending = Licenza di un cliente in scadenza
mail-kind-customer-license-ended = Licenza di un cliente scaduta
mail-kind-install-reminder = Promemoria di installazione
mail-kind-user-alert = Avviso a un utente
mail-kind-customer-alerts = Avvisi di un cliente

## Tipi di elemento
subject-organization = Organizzazione
subject-partner-type = Tipo di partner
subject-account = Account
subject-token = Token API
subject-product = Prodotto
subject-plan = Piano di servizio
subject-license = Licenza
subject-seat = Utente
subject-request = Richiesta
subject-message = Messaggio
subject-template = Testo di e-mail
subject-installation = Installazione
subject-deployment-key = Chiave di distribuzione
subject-job = Operazione
subject-import = Importazione
subject-invoice = Fattura
subject-view = Vista

## Che cosa chiede la matrice dei diritti
action-organizations-view = Vedere le organizzazioni
action-organizations-view-hint = I propri dati e quelli dei partner sottostanti
action-partners-create = Creare partner
action-partners-create-hint = Sotto di sé, fino ai propri diritti
action-partners-change = Contratto dei partner
action-partners-change-hint = Tipo, spostamento, disattivazione, chiusura ed eliminazione dei partner sottostanti; mai il proprio
action-branding-change = Modificare il marchio
action-branding-change-hint = Nome, logo, colore, mittente, contatto di assistenza
action-members-view = Vedere il personale
action-members-view-hint = Chi lavora qui e con quale ruolo
action-members-change = Gestire il personale
action-members-change-hint = Invitare, cambiare ruoli, togliere
action-tokens-change = Gestire i token API
action-tokens-change-hint = Crearli e revocarli
action-customers-view = Vedere i clienti
action-customers-view-hint = I loro dati e l’elenco
action-customers-create = Creare clienti
action-customers-create-hint = Anche accogliere quelli spostati qui
action-customers-change = Modificare i clienti
action-customers-change-hint = Indirizzo, contatto, impostazioni, chiave di cifratura
action-customers-disable = Disattivare i clienti
action-customers-disable-hint = E riattivarli
action-customers-delete = Eliminare i clienti
action-customers-delete-hint = Anche spostarli a un altro partner
action-keys-reveal = Mostrare le chiavi di cifratura
action-keys-reveal-hint = Ogni volta è registrata e comunicata al cliente
action-products-view = Vedere i piani di servizio
action-products-view-hint = Prodotti, edizioni e piani
action-products-change = Creare e modificare i piani di servizio
action-products-change-hint = I propri prodotti e piani
action-licenses-view = Vedere i dettagli delle licenze
action-licenses-view-hint = Che cosa è acquistato, usato e quando scade
action-licenses-change = Creare, modificare e sospendere licenze
action-licenses-change-hint = Unità, periodi, prove, revoca
action-seats-view = Vedere gli utenti
action-seats-view-hint = Gli utenti delle licenze e i loro inviti
action-seats-change = Aggiungere e modificare utenti
action-seats-change-hint = Anche nuovi codici di attivazione
action-codes-reveal = Leggere i codici di attivazione
action-codes-reveal-hint = Ogni volta è registrata
action-deployment-keys-view = Vedere le chiavi di distribuzione
action-deployment-keys-view-hint = Senza le chiavi stesse
action-deployment-keys-change = Creare chiavi di distribuzione
action-deployment-keys-change-hint = Con cui molti dispositivi si registrano senza definire prima gli utenti
action-alerts-view = Vedere le impostazioni degli avvisi
action-alerts-view-hint = A chi si comunicano gli avvisi
action-alerts-change = Modificare le impostazioni degli avvisi
action-alerts-change-hint = Per i clienti e per tutti sotto un partner
action-invitations-send = Inviare inviti agli utenti
action-invitations-send-hint = Con nome utente e codice di attivazione
action-mail-view = Vedere le e-mail in attesa
action-mail-view-hint = Chi riceve che cosa, e quando
action-mail-change = Inviare le e-mail in attesa, cambiarne la data
action-mail-change-hint = Ora o più tardi, o annullarle
action-mail-check = Controllare le e-mail inviate
action-mail-check-hint = Che fine hanno fatto, con le risposte del server
action-mail-resend = Inviare di nuovo le e-mail
action-mail-resend-hint = Anche quelle già partite
action-installations-view = Vedere le installazioni
action-installations-view-hint = Dispositivi, versioni, ultimo contatto
action-installations-release = Liberare le installazioni
action-installations-release-hint = Libera il posto di un dispositivo
action-events-view = Vedere l’attività
action-events-view-hint = Chi ha fatto che cosa, qui e sotto
# Lists that are taken along as files.
export-list-customers = Clienti
export-list-users = Utenti
export-list-invitations = Inviti
export-list-customer-users = Utenti di un cliente
export-list-licenses = Licenze
export-list-installations = Installazioni
export-list-deployment-keys = Chiavi di distribuzione
export-list-alerts = Avvisi
alert-kind-not-installed = Non installato
alert-kind-not-installed-hint = Un utente è stato invitato e non ha installato
alert-kind-silent = Silenzioso
alert-kind-silent-hint = Un dispositivo non si è fatto sentire
alert-kind-failing = In errore
alert-kind-failing-hint = Le esecuzioni del programma sono fallite di seguito
alert-kind-space-low = Poco spazio
alert-kind-space-low-hint = Resta poco spazio della licenza o del client
alert-kind-freed-soon = Liberato a breve
alert-kind-freed-soon-hint = Un dispositivo tace da tanto che la licenza ne libera presto il posto
export-list-mails = Messaggi
export-list-events = Attività
export-list-partners = Partner

## Invoices
view-invoices-all = Tutte
view-invoices-drafts = Ordini
view-invoices-open = Aperte
view-invoices-overdue = Scadute
view-invoices-paid = Pagate
view-invoices-overpaid = Pagate in eccesso
view-invoices-credited = Stornate
view-invoices-credit-notes = Note di credito
payment-source-manual = Registrato a mano
payment-source-bank = Da un estratto conto
payment-source-program = Comunicato da un programma
portal-orders-review = Guarda prima ogni ordine
portal-orders-review-hint = Un ordine dal portale di un cliente aspetta che qualcuno di voi emetta la fattura
portal-orders-at-once = Emetti subito la fattura
portal-orders-at-once-hint = Il cliente vede la fattura subito dopo l’ordine
export-list-invoices = Fatture
mail-kind-payment-recorded = Pagamento registrato
mail-kind-invoice-sent = Fattura per e-mail
action-invoices-view = Vedere le fatture
action-invoices-view-hint = Ordini, fatture, pagamenti
action-invoices-change = Emettere fatture, registrare pagamenti
action-invoices-change-hint = Anche stornare pagamenti e fatture
action-orders-place = Ordinare licenze
action-orders-place-hint = Ai prezzi in vigore
action-prices-change = Impostare prezzi e dati di fatturazione
action-prices-change-hint = Listino, serie, aliquote IVA
action-views-share = Condividere viste degli elenchi
action-views-share-hint = Per tutti nell’organizzazione
invoice-kind-invoice = Fattura
invoice-kind-credit-note = Nota di credito
statement-match-exact = Esatta
statement-match-other-amount = Altro importo
statement-match-by-amount = Solo per importo
statement-match-ambiguous = Più di una possibile
statement-match-none = Nessuna
statement-match-recorded = Già registrato
## Purchase codes
subject-purchase-code = Codice d’acquisto
export-list-purchase-codes = Codici d’acquisto
export-list-subscriptions = Dettagli degli abbonamenti
action-purchase-codes-view = Vedere i codici d’acquisto
action-purchase-codes-view-hint = Totale, usate, disponibili e chi le ha
action-purchase-codes-change = Inserire codici e assegnarne le unità
action-purchase-codes-change-hint = A clienti e partner sottostanti, e riprenderle
action-purchase-codes-make = Emettere codici d’acquisto
action-purchase-codes-make-hint = In lotti, per i propri piani; anche annullarli
rule-in-force = In vigore, non una bozza
rule-not-revoked = Non revocata
rule-customer-enabled = Cliente attivo
rule-not-suspended = Non sospesa
rule-paid = Pagata
rule-begun = Il periodo è iniziato
rule-not-ended = Il periodo non è finito
rule-space-left = Spazio rimasto
rule-client-limit-kept = Il dispositivo più grande rispetta il suo limite
rule-unit-free = Unità libera
rule-user-kept = L’utente c’è
rule-on-seat = Il dispositivo è al suo posto
rule-holder-registered = La persona è registrata
rule-place-free = Un posto per un altro dispositivo
rule-heard = Non liberato per silenzio, o il suo posto c’è ancora
rule-moves-left = Spostamenti rimasti

fix-put-in-force = Metti in vigore la licenza
fix-issue-another = Emetti un’altra licenza
fix-enable-customer = Riattiva il cliente
fix-enable-partner = Riattiva il partner sopra il cliente
fix-resume = Riprendi la licenza
fix-record-payment = Registra il pagamento
fix-wait = Attendi il primo giorno
fix-renew = Rinnova la licenza
fix-add-space = Aggiungi spazio
fix-raise-client-limit = Alza il limite per dispositivo
fix-add-unit = Aggiungi un’unità o liberane una
fix-add-user = Aggiungi di nuovo l’utente
fix-ask-to-register = Chiedi alla persona di registrarsi
fix-release-device = Rilascia un altro dispositivo
fix-forgive-moves = Restituisci gli spostamenti all’utente
fix-allow-moves = Consenti nella licenza gli spostamenti su altri dispositivi
fix-activate-again = Attiva di nuovo
export-list-units = Unità di un cliente
export-list-unit-holders = Titolari di un’unità
export-list-license-history = Cronologia di una licenza
export-list-code-history = Cronologia di un codice d’acquisto
export-list-code-batches = Lotti di codici
export-list-batch-codes = Codici di un lotto
export-list-requests = Richieste
export-list-payments = Pagamenti
export-list-prices = Prezzi
export-list-plans = Piani di servizio
export-list-mail-texts = Testi delle e-mail
export-list-program-messages = Messaggi dei programmi
export-list-members = Membri
export-list-staff-invitations = Personale invitato
export-list-tokens = Token API
export-list-reconciliation = Venduto e usato, per cliente
mail-kind-planned-change-refused = Modifica pianificata non eseguita
action-planned-changes-view = Vedere le modifiche pianificate
action-planned-changes-view-hint = Cosa è pianificato per clienti e licenze; chi può fare una cosa può pianificarla
export-list-planned-changes = Modifiche pianificate
mail-kind-note-mention = Menzione in una nota
action-notes-view = Vedere le note
action-notes-view-hint = Le note della propria organizzazione e di quelle sotto
action-notes-write = Scrivere note
action-notes-write-hint = Note e menzioni che avvisano i colleghi
