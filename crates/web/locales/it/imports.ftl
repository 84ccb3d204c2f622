# Importazioni: un elenco di utenti o clienti, dal caricamento al risultato.
imports-title = Importazioni
imports-list-lead = I file delle ultime due settimane. Poi vengono dimenticati; ciò che è stato aggiunto resta.
imports-none = Nelle ultime due settimane non è stato importato nulla
imports-none-text = Carica un file o incolla un elenco. Vedi ogni riga prima che qualcosa venga salvato.
imports-new-users = Importa utenti
imports-new-customers = Importa clienti
imports-kind = Tipo
imports-kind-users = Utenti
imports-kind-customers = Clienti
imports-kind-hint-users = Di un cliente o di molti, con il tipo di software e l’invito.
imports-kind-hint-customers = Azienda, indirizzo e referente, con un piano di servizio se si vuole.
imports-file = File dell’elenco
imports-rows = Righe
imports-by = Caricato da
imports-state = Stato
imports-state-matching = Da abbinare le colonne
imports-state-checking = In verifica
imports-state-checked = Attende la tua conferma
imports-state-running = In corso
imports-state-done = Importato
imports-state-undoing = Annullamento in corso
imports-state-undone = Annullato
imports-pasted = Elenco incollato

## Steps
imports-steps = Passi dell’importazione
imports-step-upload = Caricamento
imports-step-columns = Colonne
imports-step-check = Verifica
imports-step-result = Risultato

## Upload
imports-upload-title = Importa un elenco
imports-upload-lead = Vedi che cosa accade a ogni riga prima che qualcosa venga salvato.
imports-for-customer = Gli utenti vengono aggiunti a { $name }.
imports-what = Che cosa contiene l’elenco
imports-source = L’elenco
imports-source-hint = La prima riga dà il nome alle colonne, in una qualsiasi delle nostre cinque lingue. Possono esserci altre colonne.
imports-limits = CSV o XLSX, al massimo 50.000 righe e 20 MB. Conservato due settimane, poi dimenticato.
imports-paste = Oppure incollalo qui
imports-paste-hint = Celle copiate da un foglio di calcolo, o un indirizzo e-mail per riga.
imports-more = Codifica e file già caricati
imports-encoding = Codifica del file
imports-encoding-hint = Scegline una se le lettere appaiono sbagliate. XLSX non ne ha bisogno.
imports-encoding-detect = Rilevala
imports-encoding-utf-8 = UTF-8
imports-encoding-utf-16 = UTF-16
imports-encoding-windows-1252 = Windows-1252 (occidentale)
imports-encoding-windows-1251 = Windows-1251 (cirillico)
imports-anew = Verifica di nuovo
imports-anew-hint = Un file già caricato porta al risultato di allora. Spunta qui per verificarlo ancora.
imports-templates = Elenchi vuoti da compilare
imports-templates-hint = Con le colonne giuste e una riga di esempio.
imports-template-users = Modello per gli utenti
imports-template-customers = Modello per i clienti
imports-nothing-yet = Non è ancora stato modificato nulla.
imports-upload-do = Leggi l’elenco
imports-known = Questo file era già stato caricato. Ecco il suo risultato; nulla è stato aggiunto due volte.

## Columns
imports-columns-title = Abbina le colonne
imports-columns-lead = Indica che cosa contiene ogni colonna. Ciò che tralasci non viene importato.
imports-column = Colonna del file
imports-samples = Primi valori
imports-holds = Contiene
imports-leave-out = Non importata
imports-for-all = Per tutte le righe
imports-for-all-hint = Ciò che vale quando la riga non dice altro.
imports-customer-hint = Di chi sono gli utenti, se il file non lo dice.
imports-customer-by-row = Come dice ogni riga
imports-add-units-hint = Le licenze avranno tante unità quanti utenti. Senza la spunta vengono segnalate le righe senza unità libere.
imports-edition-hint = Per esempio Standard. Solo se la riga non ne indica uno.
imports-country-hint = Per le righe senza paese.
imports-country-by-row = Come dice ogni riga
imports-language-own = Come la tua organizzazione
imports-check-do = Verifica le righe
imports-discard = Scarta l’elenco
imports-discarded = L’elenco è stato scartato. Non era stato aggiunto nulla.

## Fields
imports-field-customer = Cliente
imports-field-email = Posta elettronica
imports-field-username = Nome utente
imports-field-edition = Tipo di software
imports-field-license = Numero di licenza
imports-field-language = Lingua
imports-field-keep-deleted-days = Giorni di conservazione
imports-field-activation-code = Codice di attivazione
imports-field-invite = Invia invito
imports-field-name = Ragione sociale
imports-field-business-id = Partita IVA
imports-field-country = Paese
imports-field-street-address = Indirizzo
imports-field-postal-code = Codice postale
imports-field-postal-area = Città
imports-field-region = Regione
imports-field-time-zone = Fuso orario
imports-field-username-prefix = Prefisso
imports-field-account-name = Nome account
imports-field-emergency-email = E-mail di emergenza
imports-field-contact-first-name = Nome del referente
imports-field-contact-last-name = Cognome del referente
imports-field-contact-email = E-mail del referente
imports-field-plan = Piano
imports-field-units = Unità
imports-field-starts-on = Data di inizio

## Check and result
imports-check-title = Verifica l’elenco
imports-result-title = Risultato dell’elenco
imports-lead =
    { $n ->
        [one] { $file }, { $n } riga, { $read }.
       *[other] { $file }, { $n } righe, { $read }.
    }
imports-read-text = { $separator }, { $encoding }
imports-read-book = primo foglio della cartella
imports-by-semicolon = separate da punto e virgola
imports-by-comma = separate da virgole
imports-by-tab = separate da tabulazioni
imports-by-other = separate da barre verticali
imports-checking = Verifica delle righe
imports-running = Aggiunta delle righe
imports-undoing = Annullamento delle righe
imports-leave = Puoi lasciare questa pagina; il lavoro continua.
imports-look-again = Guarda di nuovo
imports-will-be-added = Da aggiungere
imports-there = Già presenti
imports-wrong = Da correggere
imports-added = Aggiunte
imports-removed = Annullate
imports-kept = Mantenute
imports-lines = Posti dopo l’importazione
imports-line-after = { $after } di { $total }
imports-line-grows = { $after } di { $total }, di cui { $more } aggiunte
imports-tab-wrong = Da correggere
imports-tab-add = Da aggiungere
imports-tab-there = Già presenti
imports-tab-added = Aggiunte
imports-tab-removed = Annullate
imports-tab-kept = Mantenute
imports-all = Tutte le righe
imports-groups = Lo stesso errore in più righe
imports-group =
    { $n ->
        [one] { $column } «{ $value }» in { $n } riga: usa invece
       *[other] { $column } «{ $value }» in { $n } righe: usa invece
    }
imports-replace =
    { $n ->
        [one] Sostituisci in { $n } riga
       *[other] Sostituisci in { $n } righe
    }
imports-no-rows = Nessuna riga di questo tipo
imports-no-rows-text = Scegli un’altra scheda per vedere le altre.
imports-row-name = Riga
imports-row-number = Riga { $row }
imports-row-unchecked = Non ancora verificata
imports-row-wrong = Da correggere
imports-row-add = Da aggiungere
imports-row-there = Già presente, saltata
imports-row-added = Aggiunta
imports-row-removed = Annullata
imports-row-kept = Mantenuta: usata nel frattempo
imports-becomes = Risultato
imports-reason = Motivo
imports-reason-of = { $column }: { $problem }
imports-mend = { $column } nella riga { $row }
imports-mend-do = Salva la riga { $row }
imports-download-wrong =
    { $n ->
        [one] Scarica la { $n } riga da correggere
       *[other] Scarica le { $n } righe da correggere
    }
imports-invite =
    { $n ->
        [one] Invia l’invito all’utente
       *[other] Invia gli inviti ai { $n }
    }
imports-run = Importa { $n }, salta { $skip }
imports-columns-again = Abbina di nuovo le colonne
imports-outcome =
    Aggiunte { $added }. Già presenti { $there }. { $wrong ->
        [one] { $wrong } riga è da correggere e non è stata aggiunta.
       *[other] { $wrong } righe sono da correggere e non sono state aggiunte.
    }
imports-outcome-undone =
    Annullate { $removed }. { $kept ->
        [one] { $kept } è rimasta, perché nel frattempo usata, modificata o avvisata per posta.
       *[other] { $kept } sono rimaste, perché nel frattempo usate, modificate o avvisate per posta.
    }
imports-undo = Annulla l’importazione
imports-to-users = Vedi gli utenti
imports-to-customers = Vedi i clienti
