# Il portale del cliente: pagina iniziale e amministrazione.
portal-title = Amministrazione dell’azienda
portal-lead = Tutto sulle licenze di { $name } e su chi le usa.
portal-cabinet = Area personale
portal-subscription-text = Associa le licenze alle persone e dissociale
portal-users-text = Nomi utente, codici di attivazione e inviti
portal-requests-text = Ciò che chiedono i colleghi
portal-licenses-text = Ciò che è stato acquistato e fino a quando
portal-installations-text = Dispositivi in uso
portal-company-text = Nome, indirizzo e contatto
portal-members-text = Chi può amministrare
portal-details = Dati dell’azienda
portal-bought = Licenze acquistate
portal-assigned = In uso
portal-installed = Installate
portal-free-note =
    { $n ->
        [one] { $n } libera
       *[other] { $n } libere
    }
portal-pending-note =
    { $n ->
        [one] { $n } attende la registrazione
       *[other] { $n } attendono la registrazione
    }
portal-ending = Licenze e durata
portal-no-licenses = Ancora nessuna licenza. Chiedi al rivenditore.
portal-todo-requests =
    { $n ->
        [one] { $n } collega chiede una licenza
       *[other] { $n } colleghi chiedono una licenza
    }
portal-todo-free =
    { $n ->
        [one] { $n } licenza è libera
       *[other] { $n } licenze sono libere
    }
portal-todo-free-text = I giorni passano comunque, associate o no.
portal-contact = Il tuo rivenditore
portal-contact-none = Nessun recapito disponibile.
portal-todo-renew =
    { $n ->
        [one] { $n } licenza termina presto o è terminata
       *[other] { $n } licenze terminano presto o sono terminate
    }
portal-todo-renew-text = Ordina un nuovo periodo e mantieni associate le stesse persone.
