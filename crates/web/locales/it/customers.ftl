# Customers: the list, the frame around one customer, and its pages.

## Frame
customers-tab-basics = Dati
customers-tab-license = Licenza
customers-tab-subscription = Abbonamento
customers-tab-settings = Impostazioni
customers-tab-users = Utenti
customers-tab-keys = Chiavi di distribuzione
customers-tab-activity = Attività
customers-choose = Scegli il cliente
customers-choose-new = Nuovo cliente…
customers-vendor-is = Rivenditore: { $name }
customers-send =
    { $n ->
        [one] Invia { $n } invito
       *[other] Invia { $n } inviti
    }
customers-add-users = Aggiungi utenti
customers-add-license = Aggiungi licenza
customers-disable = Disattiva il cliente…
customers-enable = Riattiva il cliente…
customers-move = Sposta il cliente…
customers-account-mail = E-mail di creazione account
customers-account-mail-menu = Invia l’e-mail di creazione account…
customers-account-mail-text = L’amministratore riceve un link per scegliere la password. Il link di un’e-mail precedente non vale più.
customers-account-mail-now = Invia ora
customers-account-mail-send = Invia e-mail
customers-account-mail-posted = L’e-mail è nella posta in uscita.
customers-delete = Elimina il cliente…

## The list
customers-views = Viste
customers-count =
    { $n ->
        [one] { $n } cliente
       *[other] { $n } clienti
    }
customers-vendors =
    { $n ->
        [one] { $n } rivenditore
       *[other] { $n } rivenditori
    }
customers-find = Cerca per nome, partita IVA o e-mail
customers-add-filter = Filtro
customers-vendor = Rivenditore
customers-vendor-any = Tutti i rivenditori
customers-country = Paese
customers-country-any = Tutti i paesi
customers-country-choose = Scegli il paese
customers-customer = Cliente
customers-plan = Piano
customers-seats = Postazioni
customers-storage = Spazio
customers-until = Valida fino al
customers-status = Stato
customers-no-license = Senza licenza
customers-change-seats = Modifica le postazioni
customers-caption = Clienti in ordine di nome
customers-empty = Ancora nessun cliente
customers-empty-text = Aggiungi il primo cliente, poi assegnagli una licenza e gli utenti.

## Titles of the pages
customers-title-basics = { $name }: dati
customers-title-settings = { $name }: impostazioni
customers-title-activity = { $name }: attività

## The record
customers-new = Nuovo cliente
customers-new-title = Nuovo cliente
customers-create = Crea il cliente
customers-saved = Modifiche salvate.
customers-vendor-hint = Chi vende a questo cliente.
customers-company = Azienda
customers-company-hint = Compare negli inviti e nelle esportazioni.
customers-name = Ragione sociale
customers-business-id = Partita IVA
customers-street = Indirizzo
customers-postal-code = CAP
customers-postal-area = Città
customers-contact = Contatto
customers-contact-hint = Riceve un’e-mail quando viene mostrata la chiave di crittografia.
customers-region = Stato, regione o provincia
customers-contact-first-name = Nome
customers-contact-last-name = Cognome
customers-account-name = Nome account
customers-account-name-hint = Univoco fra tutti i clienti dello stesso canale di Livello 1.
customers-contact-email = Indirizzo e-mail
customers-names-and-key = Nomi utente e chiave
customers-prefix = Prefisso dei nomi utente
customers-prefix-hint = Inizia i nomi che il sistema crea da sé nelle installazioni di massa.
customers-key = Chiave di crittografia
customers-key-hint = Se la chiave va persa, i backup non si aprono. È conservata cifrata.
customers-key-new = Nuova chiave al suo posto
customers-key-new-hint = Lascia vuoto per tenere la chiave. I backup fatti con la vecchia chiave richiedono quella.
customers-key-remove = Rimuovi la chiave
customers-key-show = Mostra la chiave di crittografia
customers-key-title = Chiave di crittografia di { $name }
customers-key-reveal-text = La visualizzazione della chiave viene registrata con il tuo nome nelle attività del cliente.
customers-key-told = Ne viene avvisato per e-mail { $email }.
customers-key-shown-text = La chiave viene mostrata solo questa volta. Per rivederla, chiedila di nuovo.
customers-key-copy = Copia la chiave
customers-key-kept = Una chiave è conservata
customers-nothing = Non indicato
customers-twin-title = Questa partita IVA è già in uso
customers-twin-text = Apri il cliente che ce l’ha oppure crea comunque quello nuovo.
customers-conflict-by = { $name } ha salvato { $when }

## Settings
customers-new-users = Utenti
customers-new-users-hint = Valori iniziali dei nuovi utenti; si cambiano in seguito.
customers-keep-deleted = Conserva i file eliminati per
customers-keep-deleted-hint = Da 0 a 3650 giorni.
customers-days = giorni
customers-locale = Lingua e ora
customers-locale-hint = In che lingua si scrive al cliente e quando finiscono i suoi giorni.
customers-language = Lingua delle e-mail
customers-time-zone = Fuso orario
customers-time-zone-hint = Le licenze scadono alle 23:59:59 di lì.
customers-emergency = Emergenza
customers-emergency-email = E-mail di emergenza
customers-emergency-hint = Si usa solo se la prima casella smette di funzionare.

## Disabling, enabling, deleting
customers-disabled-since = Disattivato dal { $when }.
customers-disable-title = Disattivare { $name }?
customers-disable-text = Da subito, finché non riattivi il cliente:
customers-disable-licenses =
    { $n ->
        [one] { $n } licenza non vale più; il suo periodo continua
       *[other] { $n } licenze non valgono più; i loro periodi continuano
    }
customers-disable-back = La riattivazione ripristina tutto com’era.
customers-disable-verb = Disattiva il cliente
customers-disable-instead = Disattiva invece
customers-disabled-note = Cliente disattivato.
customers-reason = Motivo
customers-reason-hint = Visibile ai colleghi e conservato nelle attività.
customers-enable-title = Riattivare { $name }?
customers-enable-text = Attivazione, contatti e accesso funzionano di nuovo subito, e le e-mail trattenute partono.
customers-enable-verb = Riattiva il cliente
customers-enabled-note = Cliente riattivato.
customers-delete-title = Eliminare { $name }?
customers-delete-text =
    { $n ->
        [one] Il cliente viene eliminato per sempre, con la sua licenza ({ $n }). Restano solo le attività.
       *[other] Il cliente viene eliminato per sempre, con le sue licenze ({ $n }). Restano solo le attività.
    }
customers-delete-instead = Per fermarlo conservando tutto:
customers-delete-verb = Elimina il cliente
customers-delete-refused = { $name } non può ancora essere eliminato
customers-delete-refused-text = Ci sono licenze in uso. Togli prima i loro utenti oppure disattiva il cliente: si ferma tutto e si può tornare indietro.
customers-in-use = Licenze in uso
customers-assigned = Assegnate
customers-installed = Installati
customers-deleted = { $name } eliminato.

## Activity
customers-activity-none = Non è ancora successo nulla
customers-activity-none-text = Qui comparirà ogni modifica al cliente, alle licenze e agli utenti.
customers-newer = Più recenti
customers-older = Meno recenti
customers-edit-name = Modifica il nome
customers-edit-contact = Modifica il referente
customers-no-contact = Ancora nessun referente
