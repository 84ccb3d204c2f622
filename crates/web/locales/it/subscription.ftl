# Gestione dell’abbonamento: licenze associate a persone.
subscription-title = Gestione dell’abbonamento
subscription-title-of = { $name }: gestione dell’abbonamento
subscription-lead = Scrivi l’indirizzo e-mail di una persona in una riga libera e premi Associa. L’accesso comincia subito e la licenza termina quando previsto.
subscription-many = Associa più persone
subscription-tab-all = Tutte
subscription-tab-free = Libere
subscription-tab-bound = Associate
subscription-tab-pending = In attesa di registrazione
subscription-tab-named = Senza persona
subscription-license = Licenza
subscription-holder = Associata all’utente con e-mail
subscription-state = Stato
subscription-until = Valida fino al
subscription-product = Prodotto
subscription-status = Stato della licenza
subscription-any = Qualsiasi
subscription-search = E-mail, nome utente o numero di licenza
subscription-bind = Associa
subscription-unbind = Dissocia
subscription-unbind-who = Dissocia { $email }
subscription-unbind-selected = Dissocia le selezionate
subscription-unbind-n = Dissocia le selezionate ({ $n })
subscription-email-for = E-mail per { $license }
subscription-example = nome@azienda.example
subscription-nobody = Nessuno
subscription-free = Libera
subscription-bound = Associata
subscription-pending = In attesa di registrazione
subscription-named = Utente senza persona
subscription-since = dal { $at }
subscription-asked-at = richiesta inviata { $at }
subscription-none = Ancora nessuna licenza
subscription-none-text = Le licenze compaiono qui una volta emesse.
subscription-bound-done = Associata a { $email }. L’accesso è iniziato.
subscription-bound-pending = Riservata a { $email }, che deve ancora registrarsi. Puoi scrivergli dal menu della riga.
subscription-bound-n =
    { $n ->
        [one] { $n } persona associata
       *[other] { $n } persone associate
    }
subscription-unbound =
    { $n ->
        [one] { $n } licenza dissociata
       *[other] { $n } licenze dissociate
    }
subscription-unbound-text = L’accesso è terminato subito. Per un quarto d’ora si può ripristinare, finché non viene associato qualcun altro.
subscription-undone =
    { $n ->
        [one] { $n } licenza è di nuovo associata come prima
       *[other] { $n } licenze sono di nuovo associate come prima
    }
subscription-ask = Chiedi per e-mail di registrarsi
subscription-asked = Il messaggio è in arrivo
subscription-user = Utente e codice
subscription-history = Chi ha avuto questa licenza
subscription-never = Non l’ha ancora avuta nessuno
subscription-never-text = Non è mai stata associata a una persona.
subscription-from = Associata { $at } da { $by }
subscription-to = Dissociata { $at } da { $by }
subscription-still = Ancora associata
subscription-back = Alla gestione dell’abbonamento
subscription-none-free = Nessuna licenza è libera
subscription-none-free-text = Dissocia qualcuno o chiedi altre licenze.
subscription-many-text = Incolla gli indirizzi o scegli un file. La pagina seguente mostra, riga per riga, che cosa succederà; prima non viene associato nulla.
subscription-line = Licenza
subscription-line-free =
    { $n ->
        [one] { $product } { $edition } · { $number } · { $n } libera
       *[other] { $product } { $edition } · { $number } · { $n } libere
    }
subscription-addresses = Indirizzi e-mail
subscription-addresses-hint = Uno per riga, oppure separati da virgole o punti e virgola. Fino a 1000.
subscription-file = File CSV
subscription-file-hint = Con una colonna «email». Se scegli un file, la casella sopra non viene letta.
subscription-nothing-yet = Non è stato ancora associato nulla.
subscription-check = Controlla
subscription-check-title = Che cosa succederà
subscription-will-bind = Associate subito
subscription-will-wait = Attendono la registrazione
subscription-wrong = Da correggere
subscription-free-now = Libere adesso
subscription-too-few =
    { $missing ->
        [one] Manca { $missing } licenza
       *[other] Mancano { $missing } licenze
    }
subscription-too-few-text = Si associano tutte le persone dell’elenco o nessuna. Accorcia l’elenco o dissocia prima qualcuno.
subscription-result = Risultato
subscription-at-once = Accesso immediato
subscription-on-registering = Alla registrazione
subscription-ask-too = Scrivi a chi non è registrato
subscription-bind-n =
    { $n ->
        [one] Associa { $n } persona
       *[other] Associa { $n } persone
    }
subscription-renew-title = { $plan } termina il { $day }
subscription-renew-over = { $plan } è terminato il { $day }
subscription-renew-text = Nulla si rinnova da sé. Ordina lo stesso per un nuovo periodo: le stesse persone restano associate dal primo giorno e scegli tu chi no.
subscription-same-title =
    { $n ->
        [one] { $n } persona è ancora su { $old }, terminata il { $day }
       *[other] { $n } persone sono ancora su { $old }, terminata il { $day }
    }
subscription-same-text = La licenza { $new } ha posto per { $room }. Passano a essa con dispositivi, codici e cronologia.
subscription-same-do = Associa le stesse persone
subscription-same-done =
    { $n ->
        [one] { $n } persona è passata alla nuova licenza
       *[other] { $n } persone sono passate alla nuova licenza
    }
subscription-instead = Assegnale ad altri
subscription-instead-text = Incolla chi le riceve al loro posto. La pagina seguente mostra riga per riga che cosa succederà.
