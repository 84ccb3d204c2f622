# The account wizard: account, plans and units, review, confirmation.

wizard-step-account = Account
wizard-step-plans = Piani e unità
wizard-step-review = Riepilogo
wizard-needed = Servono solo i campi senza «facoltativo».
wizard-name-free = { $name } è libero
wizard-name-try = Prova { $name }
wizard-administrator = Amministratore
wizard-administrator-hint = Questa persona accede alle pagine del cliente e ne è il referente.
wizard-role = Ruolo utente
wizard-role-hint = Il primo utente di un account ne è sempre l’amministratore.
wizard-emergency-hint = Una seconda casella, se la prima smette di funzionare.
wizard-mail = E-mail di creazione account
wizard-mail-hint = Porta all’amministratore il link per scegliere la password.
wizard-mail-when = Quando inviarla
wizard-mail-now = Invia alla creazione del cliente
wizard-mail-on = Invia alla data impostata
wizard-mail-never = Non inviare
wizard-mail-day = Data
wizard-mail-day-hint = Parte alle nove del mattino nel fuso del cliente.
wizard-to-plans = Assegna piano di servizio
wizard-to-review = Vai al riepilogo
wizard-saved = Bozza salvata { $when }
wizard-nothing-yet = Non è stato ancora creato o inviato nulla.
wizard-what = Che cosa riceve { $name }?
wizard-pick = Seleziona uno o più piani. Le unità si possono cambiare in ogni momento.
wizard-no-plans = Ora qui non ci sono piani da vendere. Salta questo passo e aggiungi una licenza più tardi.
wizard-units-of = Unità di { $edition } in { $plan }
wizard-starts = Inizio
wizard-start-of = Inizio di { $plan }
wizard-starts-hint = Se vuoto, oggi
wizard-back = Indietro
wizard-skip = Salta piano di servizio
wizard-check = Controlla e crea
wizard-place = Sede
wizard-change-account = Modifica l’account
wizard-change-plans = Modifica piani e unità
wizard-no-plan = Nessun piano per ora; una licenza si può aggiungere più tardi.
wizard-next = Che cosa succede poi
wizard-at-once = Subito
wizard-next-made =
    { $n ->
        [0] Viene creato l’account
        [one] Vengono creati l’account e { $n } licenza
       *[other] Vengono creati l’account e { $n } licenze
    }
wizard-next-mail-now = Subito a { $email }, lingua: { $language }
wizard-next-mail-on = A { $email } il { $day } alle nove, lingua: { $language }
wizard-next-mail-never = Non viene inviata. L’amministratore si può invitare più tardi, dalla pagina dei membri del cliente.
wizard-create-and-send = Crea il cliente e l’e-mail
wizard-license = { $units }, dal { $from } al { $to }
wizard-done = { $name }: account creato
wizard-done-lead = L’account è stato creato correttamente.
wizard-made = Creato
wizard-mail-sent = Inviata a { $email }, { $when }
wizard-mail-waits = In attesa per { $email }, invio { $when }
wizard-mail-ended = L’e-mail a { $email } non è partita
wizard-mail-desk = Invia ora, cambia la data o annulla
wizard-next-password = Con il link dell’e-mail l’amministratore sceglie una password e vede le pagine dell’azienda.
wizard-see-licenses = Guarda le licenze
wizard-another = Un altro cliente
wizard-open = Apri il cliente
wizard-discarded = La bozza è stata scartata.
wizard-drafts = Da completare
wizard-continue = Continua: { $name }
wizard-discard = Scarta
wizard-discard-this = Scarta: { $name }
wizard-unnamed = Nuovo cliente senza nome
wizard-beside = Affianca all’altro piano
wizard-beside-hint = Se è scelto anche un altro piano dello stesso prodotto: valgono entrambi e le unità si sommano.
