# Perché la risposta è no e come proseguire: `problem-CODE` per un campo, `refusal-CODE` per l’insieme.

## Un campo
problem-required = Compila questo campo
problem-too-long =
    { $max ->
        [one] Accorcia a non più di { $max } carattere
       *[other] Accorcia a non più di { $max } caratteri
    }
problem-too-short =
    { $min ->
        [one] Usa almeno { $min } carattere
       *[other] Usa almeno { $min } caratteri
    }
problem-forbidden-characters = Togli i caratteri che non si possono mostrare
problem-not-an-email = Inserisci un indirizzo e-mail, per esempio nome@azienda.it
problem-not-a-number = Inserisci un numero intero
problem-out-of-range = Inserisci un numero da { $min } a { $max }
problem-not-a-day = Inserisci una data come anno-mese-giorno, per esempio 2027-02-15
problem-not-an-instant = Inserisci data, ora e fuso orario, per esempio 2027-02-15T09:00:00Z, dal 1970 al 9998
problem-not-a-time = Inserisci un’ora, per esempio 14:30.
problem-in-the-past = È una data passata. Scegline una successiva o invia subito.
problem-ends-before-start = La fine non può precedere l’inizio
problem-after-end-of-life = Il piano di servizio termina il { $day }. Scegli un giorno entro quella data
problem-not-a-choice = Scegli una delle opzioni
problem-not-an-id = Questo non è l’ID di un elemento. Copialo dalla pagina dell’elemento.
problem-not-a-url = Inserisci un indirizzo che inizia con https://
problem-unknown-placeholder = In questa e-mail il segnaposto «{ $name }» non esiste. Puoi usare: { $allowed }.
problem-mistyped-placeholder = Il segnaposto «{ $name }» non esiste. Intendevi «{ $nearest }»? Puoi usare: { $allowed }.
problem-secret-placeholder = «{ $name }» è un segreto e non può stare nell’oggetto, che i server di posta registrano.
problem-placeholder-missing = L’oggetto o il testo deve contenere «{ $name }», così chi legge capisce di che cosa si tratta.
problem-template-broken = La riga { $line } non si può leggere. Scrivi un segnaposto tra doppie graffe, una condizione con if ed endif, e nient’altro.
problem-pattern-broken = Ogni graffa vuole la sua compagna, con un nome in mezzo.
problem-pattern-unknown = Non esiste “{ $name }”. Puoi usare: { $allowed }.
problem-pattern-alike = Tutti i dispositivi avrebbero lo stesso nome. Usa il dispositivo, l’accesso o i sei simboli.
problem-not-a-network = “{ $network }” non è un indirizzo né una rete come 192.0.2.0/24.
problem-not-a-link = Un link deve iniziare con https:// o mailto:, a differenza di «{ $link }».
problem-not-a-table = Non è un CSV né una cartella XLSX leggibile. Salva l’elenco in uno di questi formati e caricalo di nuovo.
problem-old-workbook = È una cartella di lavoro del vecchio tipo (.xls). Salvala come .xlsx o CSV e caricala di nuovo.
problem-not-in-encoding = Il file non è scritto nella codifica scelta. Scegline un’altra o lasciala rilevare.
problem-no-rows = Non contiene righe. Compilane alcune sotto i nomi delle colonne.
problem-too-many-columns =
    { $max ->
        [one] C’è posto per { $max } colonna. Tralasciane alcune.
       *[other] C’è posto per { $max } colonne. Tralasciane alcune.
    }
problem-column-twice = La colonna { $column } contiene ciò che contiene già un’altra. Scegline una.
problem-customer-unknown = Nessun tuo cliente ha questo nome, nome account, partita IVA o id
problem-customer-unknown-near = Nessun tuo cliente ha questo nome. Intendevi { $nearest }?
problem-customer-ambiguous =
    { $count ->
        [one] { $count } cliente ha questo nome. Scrivi il suo id.
       *[other] { $count } clienti hanno questo nome. Scrivi invece l’id.
    }
problem-customer-stopped = Questo cliente è disattivato. Prima riattivalo.
problem-users-added-elsewhere = Gli utenti di questo cliente li aggiunge qualcun altro
problem-not-allowed = Qui non puoi aggiungerlo
problem-no-license = Questo cliente non ha una licenza a cui aggiungere utenti. Prima aggiungine una.
problem-no-unit-free = Nessuna unità di { $edition } è libera. Aggiungi unità alla licenza e verifica di nuovo.
problem-not-among = Deve essere uno tra: { $choices }
problem-not-among-near = Deve essere uno tra: { $choices }. Intendevi { $nearest }?
problem-not-yes-or-no = Scrivi sì o no
problem-taken = È già in uso. Scegline un altro.
problem-not-before = Scegli il { $day } o un giorno successivo
problem-not-after = Scegli il { $day } o un giorno precedente
problem-vendor-closed = Questo partner è sospeso o chiuso e non riceve nuovi clienti. Scegline un altro.
problem-overlaps = Si sovrappone a un altro piano dello stesso prodotto. Affiancali o scegli altre date.
problem-twice = È già alla riga { $line }. Togli una delle due.
problem-common-password = Molti usano questa password. Scegline una meno comune.
problem-passwords-differ = Le due password non coincidono
problem-wrong-current-password = Questa non è la tua password attuale
problem-unknown-field = Questo campo non esiste. Controlla come è scritto oppure toglilo.
problem-wrong-type = Il valore non è del tipo previsto. Cerca il campo nella descrizione dell’API.
problem-unknown-time-zone = Scegli un fuso orario dall’elenco
problem-not-utf8 = Salva il file in UTF-8 e caricalo di nuovo
problem-column-missing = Manca la colonna { $column }. Aggiungila alla prima riga.
problem-column-unknown = La colonna { $column } non è prevista. Rinominala oppure toglila.
problem-fixed = Nessun tipo di partner lo cambia. Lascialo com’è.
problem-needs-viewing = Permetti anche di vederlo: ciò che non si vede non si può usare
problem-too-many-rows =
    { $max ->
        [one] Invia al massimo { $max } riga alla volta
       *[other] Invia al massimo { $max } righe alla volta
    }
problem-not-a-code = Scrivi quattro gruppi di cinque lettere o cifre, come 7KQ2M-X81TD-4HVPA-90CZE
problem-mistyped-code = Una lettera o cifra è sbagliata. Confronta di nuovo il codice, anche 8 e B, 5 e S.
problem-not-a-document = Non è ciò che ha scritto il programma, o ne manca una parte. Copia tutta la riga, o porta il file stesso.
problem-not-a-color = Scrivi il colore con # e sei cifre, per esempio #066588.
problem-not-a-domain = { $domain } non è un dominio. Scrivilo come example.com.
problem-domain-not-granted = Il gestore non consente e-mail da { $domain }. Chiedi il permesso o lascia vuoto l’indirizzo.
problem-not-a-picture = Non è un’immagine PNG o JPEG. Scegli un altro file.
problem-picture-too-large = L’immagine è troppo grande. Usane una di al massimo { $points } punti per lato.
problem-file-too-large = Il file è troppo grande. Usane uno di al massimo { $megabytes } MB.
problem-light-logo-first = Carica prima il logo per sfondo chiaro.

## Accesso e permessi
refusal-invalid =
    { $count ->
        [one] C’è { $count } problema. Correggilo e riprova.
       *[other] Ci sono { $count } problemi. Correggili e riprova.
    }
refusal-not-logged-in = Accedi per continuare.
refusal-wrong-password = L’indirizzo e-mail o la password non è corretta. Controlla entrambi e riprova.
refusal-token-refused = Il token API non è valido. Controlla di averlo copiato per intero e che non sia stato revocato.
refusal-password-needed-again = Per questa operazione inserisci di nuovo la password.
refusal-forbidden = Puoi vedere questo elemento, ma non modificarlo. Un amministratore della tua organizzazione può darti il permesso.
refusal-form-expired = Questo modulo è scaduto. Riapri la pagina; non è stato salvato nulla.
refusal-not-found = Non esiste, oppure appartiene a un’organizzazione che non puoi vedere.
refusal-link-expired = Questo link non è più valido. Chiedine uno nuovo.
refusal-too-many-attempts =
    { $seconds ->
        [one] Troppi tentativi. Riprova tra { $seconds } secondo.
       *[other] Troppi tentativi. Riprova tra { $seconds } secondi.
    }
refusal-busy = Il servizio è occupato. Riprova tra poco.
refusal-storage-full = Il disco del server è pieno. Non è stato salvato nulla; avvisa chi gestisce il servizio.

## Elementi in generale
refusal-changed-meanwhile = Qualcun altro ha salvato per primo. Non è stato modificato nulla; riapri la pagina per vedere i valori più recenti.
refusal-idempotency-key-reused = Questa chiave è già servita per un’altra richiesta. Usane una nuova.
refusal-idempotency-key-in-flight = La stessa richiesta è ancora in corso. Aspetta la risposta.
refusal-purchase-code-unknown = Non conosciamo questo codice. Controlla 0 e O, 1 e I.
refusal-purchase-code-used = Questo codice è già stato usato. Chiedine un altro a chi te l’ha dato.
refusal-purchase-code-used-by = Questo codice è già stato usato da { $organization } il { $day }.
refusal-purchase-code-expired = Questo codice si poteva inserire fino al { $day }. Chiedine un altro a chi te l’ha dato.
refusal-purchase-code-cancelled = Questo codice è stato annullato da chi l’ha emesso.
refusal-purchase-code-of-another-plan = Questo codice è di { $plan }, { $edition }. Aggiungilo come voce a sé.
refusal-purchase-code-of-another-term = Questo codice ha un’altra durata in mesi: { $months } invece di { $held }. Aggiungilo come voce a sé.
refusal-codes-shown = I codici di questo lotto sono già stati mostrati. Ora se ne conosce solo l’ultimo gruppo.
refusal-pending-exceeded = Ne sono disponibili { $pending }, ne servono { $wanted }: { $missing } di troppo. Aggiungi un codice o assegnane meno.
refusal-units-in-use = Ne sono libere { $free }, ne servono { $wanted }: { $missing } sono in uso. Libera prima degli utenti o riprendine meno.
refusal-units-expired = La durata di queste unità è finita e con essa sono esaurite. Assegnane di nuove.
refusal-units-from-codes = { $units } unità di { $edition } vengono da codici d’acquisto, quindi { $quantity } è troppo poco. Riprendile dalla pagina del codice.
refusal-holds-purchase-codes = Ha inserito o emesso codici d’acquisto ({ $count }), la cui cronologia andrebbe persa. Chiudilo invece.
refusal-managed-by-customer = Il cliente gestisce da sé i suoi utenti. Cambialo nelle impostazioni o lascia che li aggiunga lui.
refusal-managed-by-partner = Gli utenti della tua azienda li gestisce il tuo partner. Chiedi a lui di aggiungerli.
refusal-nothing-selected = Seleziona almeno una riga.
refusal-too-many-views = Questo elenco ha già { $most } viste. Eliminane prima una.
refusal-import-not-open = È in corso, è stata annullata o non è ancora a quel punto. Guardala di nuovo.
refusal-import-too-old = È passato più di un giorno e non si può più annullare.
refusal-selection-changed = Erano { $seen } quando hai guardato, ora sono { $now }. Controlla l’elenco e conferma di nuovo.
refusal-too-many-selected = Gli elementi trovati sono più di quanti se ne possano trattare insieme: al massimo { $most }. Restringi l’elenco e procedi per parti.
refusal-bulk-not-running = Non è più in corso. Non è stato modificato nulla.
refusal-bulk-still-running = È ancora in corso. Fermala prima, oppure attendi che sia conclusa.
refusal-nothing-failed = Qui nulla è fallito. Non è stato modificato nulla.
refusal-bulk-not-undoable = Non si può ripristinare.
refusal-bulk-already-undone = È già stata ripristinata. Non è stato modificato nulla.
refusal-bulk-undo-too-late = Non si può più ripristinare: sono passati più di { $days } giorni.
refusal-ends-later = La licenza dura già fino al { $day }. Scegli un giorno successivo.

## Organizzazioni e persone
refusal-role-above-own = Non puoi assegnare un ruolo superiore al tuo. Scegline un altro.
refusal-own-role = Non puoi cambiare il tuo ruolo. Chiedilo a un altro amministratore.
refusal-last-admin = È l’ultimo amministratore. Prima nominane un altro.
refusal-already-member = { $email } fa già parte di questa organizzazione. Cambia piuttosto il suo ruolo.
refusal-already-set-up = Questa installazione è già configurata. Accedi.
refusal-customers-have-nothing-below = Un cliente non può avere organizzazioni sotto di sé. Scegli un partner.
refusal-organization-in-use =
    { $below ->
        [one] Sotto questa c’è { $below } organizzazione. Prima spostala o eliminala.
       *[other] Sotto questa ci sono { $below } organizzazioni. Prima spostale o eliminale.
    }
refusal-account-names-clash =
    { $count ->
        [one] Il nome account { $names } è già in uso nella destinazione. Cambialo prima.
       *[other] Questi nomi account sono già in uso nella destinazione: { $names }. Cambiali prima.
    }
refusal-already-disabled = È già disattivato. Non è stato modificato nulla.
refusal-not-disabled = Non è disattivato. Non è stato modificato nulla.
refusal-open-below = Aperti sotto di lui: { $partners } partner, { $customers } clienti. Prima chiudili, spostali o disattivali.
refusal-organization-closed = Questo partner è chiuso per sempre. Scegline un altro.
refusal-organization-disabled = Questa organizzazione, o una superiore, è disattivata. Prima riattivala, o riprova più tardi.
refusal-move-into-itself = Non può stare sotto sé stessa né sotto ciò che le appartiene. Scegli un altro posto.
refusal-already-there = È già lì. Non è stato modificato nulla.
refusal-access-stopped = { $organization } è per ora disattivata, quindi non puoi lavorare qui. Nulla va perso; chi sta sopra può riattivarla.
refusal-no-organization = Qui non appartieni più a nessuna organizzazione: la tua appartenenza è cessata o il partner è stato chiuso. Chiedi un nuovo invito.

## Licenze e utenti
refusal-licenses-in-use =
    { $count ->
        [one] { $count } licenza è ancora in uso: { $numbers }. Prima rimuovi i suoi utenti.
       *[other] { $count } licenze sono ancora in uso: { $numbers }. Prima rimuovi i loro utenti.
    }
refusal-product-in-use =
    { $licenses ->
        [one] { $licenses } licenza usa questo prodotto, quindi il prodotto resta.
       *[other] { $licenses } licenze usano questo prodotto, quindi il prodotto resta.
    }
refusal-signing-key-coming = Una chiave creata prima attende il suo giorno. Rinuncia prima a quella, o aspetta.
refusal-last-signing-key = Senza questa chiave non si potrebbe firmare nulla. Creane prima un’altra.
refusal-edition-in-use = L’edizione { $edition } è presente in alcune licenze, quindi non si può rimuovere.
refusal-plan-not-offered = Questo piano di servizio non è più offerto. Scegline un altro.
refusal-plan-sale-ended = La vendita di questo piano di servizio è terminata il { $day }. Scegline un altro.
refusal-plan-life-ended = Questo piano di servizio è terminato il { $day }. Non si emette, rinnova, proroga o aumenta più nulla.
refusal-plan-locked = Le condizioni di questo piano di servizio sono cambiate. Finché il partner non le approva, non si vende e le sue licenze non si modificano.
refusal-trial-not-changed = Una prova mantiene le unità e i giorni del suo piano di servizio. Prorogala o convertila in una licenza acquistata.
refusal-licenses-overlap = Ci sono licenze di questo prodotto che si sovrappongono: { $numbers }. Scegli che cosa fare di ciascuna.
refusal-replaced-not-begun = La licenza { $number } inizia il { $day }, quindi non si può sostituire da quel giorno o prima. Scegli un giorno successivo o lasciale affiancate.
refusal-replacement-not-in-force = Solo una licenza che nasce in vigore ne sostituisce un’altra. Scegli «In vigore» o lasciale affiancate.
refusal-nothing-to-convert = Della licenza { $number } non resta nulla che valga un giorno della nuova. Sostituiscila o lasciale affiancate.
refusal-seats-exceed-replacement = Gli utenti di { $edition } da spostare sono { $assigned }, la nuova licenza ne accoglie { $quantity }: ne mancano { $missing }. Aumenta le unità o lasciale affiancate.
refusal-devices-exceed-plan = Utenti con più dispositivi di quanti ne ammette il piano di servizio ({ $most }): { $seats }. Libera prima dei dispositivi.
refusal-quantity-below-assigned = { $edition }: postazioni assegnate { $assigned }, quindi il totale non può essere { $quantity }. Prima liberane { $missing }.
refusal-seats-exhausted = { $edition }: postazioni necessarie { $wanted }, libere { $free }. Aggiungine { $missing } alla licenza.
refusal-username-taken = Il nome utente { $username } è già in uso presso questo cliente. Scegline un altro.
refusal-seat-removed = Questo utente è stato rimosso. Per continuare aggiungilo di nuovo.
refusal-seat-installed = { $username } ha un dispositivo installato. Prima rilascia il dispositivo.
refusal-already-suspended = Questa licenza è già sospesa. Non è stato modificato nulla.
refusal-not-suspended = Questa licenza non è sospesa. Non è stato modificato nulla.
refusal-already-revoked = Questa licenza è già revocata. Non è stato modificato nulla.
refusal-not-a-trial = Questa licenza non è di prova. Scegli una licenza di prova.
refusal-trial-extensions-used = La prova è già stata prorogata tutte le volte previste dal piano di servizio. Convertila in una licenza acquistata.
refusal-not-a-trial-client = Si può collegare solo un dispositivo in prova, e solo a una licenza che non è di prova.
refusal-edition-not-on-license = La licenza non ha postazioni { $edition }. Prima aggiungile, oppure scegli un’altra licenza.
refusal-address-missing = Nessuno degli utenti selezionati ha un indirizzo e-mail. Prima aggiungi un indirizzo.
refusal-already-queued = Tutti gli inviti selezionati sono già in partenza. Aspetta che vengano inviati.
refusal-message-already-sent = Questo messaggio è già stato inviato. Non si può più fermare.
refusal-message-out-of-date = Il link in questa e-mail è scaduto. Invia una nuova e-mail da dove era partita.

## Attivazione
refusal-wrong-activation-code = Il codice di attivazione non è corretto. Confronta ogni carattere con il tuo invito.
refusal-wrong-username = Questo nome utente non esiste. Copialo dal tuo invito o chiedi al tuo amministratore.
refusal-no-seat-free = Tutte le postazioni della licenza sono in uso. Chiedine una libera al tuo amministratore.
refusal-move-budget-spent = Hai cambiato dispositivo tante volte quante la licenza ne consente. Il prossimo spostamento è possibile il { $day }; il tuo amministratore può consentirlo prima.
refusal-device-moves-excluded = Questa licenza resta sul dispositivo su cui è stata attivata. Il tuo amministratore può spostarla.
refusal-wrong-deployment-key = La chiave di distribuzione è sbagliata. Chiedi quella giusta a chi te l’ha data.
refusal-deployment-key-revoked = La chiave di distribuzione è stata revocata. Chiedine una nuova.
refusal-deployment-key-replaced = La chiave di distribuzione è stata sostituita da una nuova. Chiedila.
refusal-deployment-key-expired = La chiave di distribuzione valeva fino al { $day }. Chiedine una nuova.
refusal-deployment-key-used-up = La chiave di distribuzione ha ammesso tutti i dispositivi che poteva. Chiedi di alzarne il limite.
refusal-deployment-key-elsewhere = La chiave di distribuzione non ammette dispositivi di questa rete.
refusal-license-draft = La licenza non è ancora pronta. Chiedi al tuo amministratore quando lo sarà.
refusal-license-revoked = La licenza è stata revocata. Chiedine un’altra al tuo amministratore.
refusal-customer-disabled = Il cliente è disattivato. Chiedi di riattivarlo a chi ha venduto la licenza.
refusal-license-suspended = La licenza è sospesa. Chiedi il motivo al tuo amministratore.
refusal-payment-awaited = La licenza è in attesa del pagamento. Funzionerà appena il pagamento arriva.
refusal-license-not-yet-valid = La licenza è valida dal { $day }. Riprova quel giorno.
refusal-license-expired = La licenza è scaduta il { $day }. Chiedi al tuo amministratore di rinnovarla.
refusal-device-token-refused = Questo dispositivo non è più riconosciuto. Attivalo di nuovo.
refusal-installation-released = Questa installazione è stata rilasciata. Attivala di nuovo.
refusal-installation-silenced = Questo dispositivo non si è fatto sentire a lungo: il suo posto è stato liberato il { $day } e ora è di un altro. Attivalo di nuovo.
refusal-not-silent = Questo dispositivo si è fatto sentire di recente, o per ora funziona con un file di licenza.
refusal-works-offline = Questo dispositivo funziona con un file di licenza fino al { $day }, e un file non si può richiamare. Fai restituire il posto dal programma e consegna la sua ricevuta, oppure chiedi a chi vende la licenza di liberarlo.
refusal-not-silenced = Il posto di questo dispositivo non è stato liberato per silenzio, o è passato troppo tempo.

## Titoli: che tipo di no
kind-unauthenticated = Accesso non effettuato
kind-forbidden = Non consentito
kind-not-found = Non trovato
kind-invalid = Dati da correggere
kind-conflict = Non possibile nello stato attuale
kind-throttled = Troppi tentativi
kind-unavailable = Al momento non disponibile
kind-failed = Qualcosa si è rotto da parte nostra

refusal-not-json = Il corpo non è JSON. Invialo con Content-Type: application/json.
refusal-malformed-json = Il corpo non è JSON ben formato. Controllalo e invialo di nuovo.
refusal-method-not-allowed = Questo indirizzo non accetta questo metodo.
refusal-too-large = È più di quanto una richiesta possa contenere. Invia meno dati per volta.

## Invoices and payments
refusal-no-issuer = Nessuno ha compilato i dati con cui si emettono le fatture. Compilali in Fatture, Prezzi e dati.
refusal-price-missing = { $edition } del piano { $plan } non ha un prezzo in { $currency }, quindi non si può ordinare. Imposta prima un prezzo.
refusal-license-not-renewable = La licenza { $number } non si può rinnovare né ampliare: è terminata, è di prova o aspetta il proprio pagamento.
refusal-price-changed = Il prezzo è cambiato da quando è stato mostrato: ora è { $now }. Guarda di nuovo la somma prima di ordinare.
refusal-already-renewed = La licenza { $number } è già rinnovata con { $invoice }. Annulla quell’ordine o storna per intero la sua fattura prima di ordinare di nuovo.
refusal-invoice-not-draft = Questo ordine è già stato fatturato o annullato. Apri la fattura per vedere la situazione.
refusal-invoice-not-issued = Solo le fatture emesse accettano pagamenti e note di credito.
refusal-invoice-unknown = Qui non c’è nessuna fattura { $number }. Controlla il numero o il riferimento di pagamento.
refusal-payment-reference-used = Il riferimento { $reference } appartiene a un altro pagamento. Controlla se è già registrato, o usa il riferimento di questo pagamento.
refusal-payment-reversed = Questo pagamento è già stato stornato.
refusal-nothing-to-credit = Questa fattura è già stata stornata per intero.
refusal-invoices-open =
    { $count ->
        [one] Un ordine o una fattura aperta indica un emittente che non starebbe più sopra: { $invoices }. Prima va pagato, stornato o annullato.
       *[other] { $count } ordini e fatture aperte indicano un emittente che non starebbe più sopra: { $invoices }. Prima vanno pagati, stornati o annullati.
    }
refusal-invoices-kept =
    { $count ->
        [one] Il cliente ha { $count } fattura emessa, che resta nei libri. Disattiva invece il cliente.
       *[other] Il cliente ha { $count } fatture emesse, che restano nei libri. Disattiva invece il cliente.
    }
problem-not-an-account = Questo IBAN non è valido: un carattere manca, è di troppo o è sbagliato
problem-not-rates = Scrivi le percentuali separate da spazi, per esempio 22 10 0
problem-not-an-amount = Inserisci un importo, per esempio 1.234,50
problem-amount-above = Inserisci al massimo { $most }
problem-other-currency = La fattura è in { $currency }
problem-series-alike = I suoi numeri si potrebbero scambiare per quelli della serie { $series }. Scegline una con lettere diverse.
problem-statement-unreadable = Questo estratto non si può leggere: usa camt.053, o CSV con una riga di nomi di colonna
problem-currency-unknown = La riga { $row } ha una valuta sconosciuta: «{ $currency }». Scrivila con tre lettere, per esempio EUR
## Associate a persone
refusal-seat-bound = Questa licenza è associata a { $email }. Prima dissociala.
refusal-not-bound = A questa licenza non è più associato nessuno. Ricarica l’elenco.
refusal-already-bound = { $email } ha già una licenza di questo tipo.
refusal-undo-too-late = Non si può più ripristinare: è passato un quarto d’ora oppure una licenza ha ormai un altro utente. Associa di nuovo le persone.
refusal-seat-unbound = L’amministratore della tua azienda ha dissociato la tua licenza. Chiedigliene un’altra.
refusal-holder-not-registered = Questa licenza attende la tua registrazione. Registrati con l’indirizzo a cui è riservata, poi riprova.
refusal-already-asked = L’hai già chiesto. Attendi la risposta o ritira la richiesta.
refusal-already-answered = A questa richiesta è già stato risposto. Ricarica l’elenco.
problem-nobody-named = Nessuno su questa licenza si chiama { $name }
refusal-already-planned = Lo stesso è già pianificato per il { $day }. Modifica quel piano.
refusal-planned-change-over = È già stata eseguita o annullata. Pianificala di nuovo.
refusal-planner-may-not = Chi l’ha pianificata non può più eseguirla. Pianificala di nuovo a tuo nome.
refusal-too-many-planned = Per un cliente si possono pianificare al massimo { $most } modifiche alla volta.
refusal-not-undoable = Non si può ripristinare: è di altro tipo, o di più di trenta giorni fa.
refusal-undo-moved-on = Da allora è cambiato, quindi non è stato ripristinato nulla. Guarda com’è adesso.
