# Utenti dei clienti: la scheda con il modulo, il controllo di un file, la pagina di un utente e tutti gli utenti.

## Colonne e campi
seats-username = Nome utente
seats-username-hint = Testo libero. Di solito è l’indirizzo e-mail della persona.
seats-email = Indirizzo e-mail
seats-email-hint = Qui arriva l’invito.
seats-code = Codice di attivazione
seats-software = Tipo di software
seats-invitation = Invito
seats-sent = Ora di invio
seats-installed = Installato
seats-device = Dispositivo
seats-customer = Cliente
seats-license = Licenza
seats-language = Lingua dell’invito
seats-language-usual = Come il cliente: { $language }
seats-language-of-customer = Come il cliente
seats-keep-deleted = Conserva i dati eliminati, giorni
seats-keep-deleted-hint = Per questo periodo i file eliminati si possono recuperare.
seats-hint-workstation = Postazione di lavoro. Il nome utente è di solito l’indirizzo e-mail della persona.
seats-hint-server = Server. Usa l’indirizzo e-mail di chi lo installa.
seats-hint-other = Il nome utente è di solito l’indirizzo e-mail della persona.
seats-free = { $edition }: { $free } su { $total } posti liberi
seats-no-address = Nessun indirizzo

## Aggiungere
seats-paste = incolla quanti indirizzi e-mail vuoi
seats-one = Un nome utente diverso dall’indirizzo
seats-add-and-send = Aggiungi gli utenti e invia gli inviti
seats-add-units = Aggiungi unità se quelle libere non bastano
seats-add-units-hint = La licenza avrà allora tante unità quanti utenti. Senza la spunta non viene aggiunto nessuno se quelle libere non bastano.
seats-no-mail = Aggiungere utenti non fa partire nessuna e-mail.
seats-go-to-invitations = Vai all’invio degli inviti
seats-unnamed = Utenti senza indirizzo
seats-unnamed-add = Aggiungi utenti senza indirizzo
seats-count = Quanti
seats-count-hint = I loro nomi iniziano con «{ $prefix }».
seats-no-license = Questo cliente non ha licenze
seats-no-license-text = Gli utenti si aggiungono a una licenza. Prima aggiungine una.
seats-row-wrong = Riga { $row }, { $name }: { $problem }
seats-added =
    { $n ->
        [one] { $n } utente aggiunto. Nessuna e-mail inviata.
       *[other] { $n } utenti aggiunti. Nessuna e-mail inviata.
    }

## Controllo di un file
seats-row = Riga { $row }
seats-not-shown =
    { $n ->
        [one] Un’altra riga ({ $n }) non è mostrata. Le righe da correggere sono le prime.
       *[other] Altre { $n } righe non sono mostrate. Le righe da correggere sono le prime.
    }

## Elenco
seats-title = { $name }: utenti
seats-current = Utenti attuali ({ $n } in totale)
seats-caption = Utenti di { $name }
seats-search = Cerca per nome utente o e-mail
seats-show-codes = Mostra i codici
seats-hide-codes = Nascondi i codici
seats-codes-noted = Mostrare i codici di attivazione viene annotato nelle attività.
seats-copy-code = Copia il codice di attivazione di { $name }
seats-none = Ancora nessun utente
seats-none-text = Incolla gli indirizzi e-mail qui sopra. Ogni utente riceve subito un codice di attivazione.
seats-everywhere-lead = Gli utenti di tutti i clienti. Chi ha due clienti compare due volte.
seats-everywhere-none = Gli utenti si aggiungono nella pagina del loro cliente.
seats-to-customers = Vai ai clienti

## Un utente
seats-send = Invia l’invito
seats-new-code = Nuovo codice di attivazione
seats-new-code-title = Creare un nuovo codice di attivazione per { $name }?
seats-new-code-text = Il vecchio codice smette subito di funzionare. I dispositivi già installati continuano a funzionare.
seats-new-code-made = { $name } ha un nuovo codice di attivazione.
seats-remove = Rimuovi utente
seats-remove-title = Rimuovere { $name }?
seats-remove-text = Il posto si libera per un altro utente e il codice di attivazione smette di funzionare.
seats-remove-devices =
    { $n ->
        [one] { $n } dispositivo viene liberato e smette di funzionare.
       *[other] { $n } dispositivi vengono liberati e smettono di funzionare.
    }
seats-removed = { $name } è stato rimosso.
seats-saved = { $name } è stato salvato.
seats-history = Inviti inviati
seats-posted = Messo in coda
seats-accepted = preso in carico dal server di posta
seats-facts = Dettagli
seats-added-at = Aggiunto
seats-edit-in-place = Modifica qui { $name }
