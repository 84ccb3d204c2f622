# Working in bulk: the bar over a list, the page before it is done, the run.

bulk-do-disable-customers =
    { $n ->
        [one] Disattiva { $n } cliente
       *[other] Disattiva { $n } clienti
    }
bulk-do-enable-customers =
    { $n ->
        [one] Riattiva { $n } cliente
       *[other] Riattiva { $n } clienti
    }
bulk-do-extend-customers =
    { $n ->
        [one] Prolunga { $n } licenza di clienti
       *[other] Prolunga { $n } licenze di clienti
    }
bulk-do-extend-licenses =
    { $n ->
        [one] Prolunga { $n } licenza
       *[other] Prolunga { $n } licenze
    }
bulk-do-suspend-licenses =
    { $n ->
        [one] Sospendi { $n } licenza
       *[other] Sospendi { $n } licenze
    }
bulk-do-resume-licenses =
    { $n ->
        [one] Riprendi { $n } licenza
       *[other] Riprendi { $n } licenze
    }
bulk-do-add-units =
    { $n ->
        [one] Aggiungi unità a { $n } licenza
       *[other] Aggiungi unità a { $n } licenze
    }
bulk-do-send-invitations =
    { $n ->
        [one] Invia { $n } invito
       *[other] Invia { $n } inviti
    }
bulk-do-remove-users =
    { $n ->
        [one] Rimuovi { $n } utente
       *[other] Rimuovi { $n } utenti
    }
bulk-do-release-devices =
    { $n ->
        [one] Libera { $n } dispositivo
       *[other] Libera { $n } dispositivi
    }

bulk-action-disable-customers = Disattiva clienti
bulk-action-enable-customers = Riattiva clienti
bulk-action-extend-customers = Prolunga le licenze dei clienti
bulk-action-extend-licenses = Prolunga licenze
bulk-action-suspend-licenses = Sospendi licenze
bulk-action-resume-licenses = Riprendi licenze
bulk-action-add-units = Aggiungi unità alle licenze
bulk-action-send-invitations = Invia inviti
bulk-action-remove-users = Rimuovi utenti
bulk-action-release-devices = Libera dispositivi

bulk-short-disable-customers = Disattiva
bulk-short-enable-customers = Riattiva
bulk-short-extend-customers = Prolunga licenze
bulk-short-extend-licenses = Prolunga
bulk-short-suspend-licenses = Sospendi
bulk-short-resume-licenses = Riprendi
bulk-short-add-units = Aggiungi unità
bulk-short-send-invitations = Invia inviti
bulk-short-remove-users = Rimuovi
bulk-short-release-devices = Libera

bulk-effect-disable-customers = Attivazioni, controlli e messaggi di questi clienti si fermano subito. Non si cancella nulla.
bulk-effect-enable-customers = Tutto funziona di nuovo come prima della disattivazione.
bulk-effect-extend-customers = Si sposta l’ultimo giorno delle loro licenze; le prove e quelle finite restano come sono. Nessuna licenza viene accorciata.
bulk-effect-extend-licenses = Si sposta l’ultimo giorno; unità e utenti restano. Nessuna licenza viene accorciata.
bulk-effect-suspend-licenses = Al prossimo contatto i programmi sapranno che la licenza è sospesa.
bulk-effect-resume-licenses = Dal prossimo contatto i programmi possono lavorare di nuovo.
bulk-effect-add-units = Il totale dell’edizione aumenta; nessuno riceve ancora un’unità.
bulk-effect-send-invitations = Ognuno riceve un messaggio con nome utente e codice di attivazione. Finché un messaggio è in coda, si può annullare.
bulk-effect-remove-users = I loro posti si liberano e i codici di attivazione smettono di funzionare.
bulk-effect-release-devices = I posti si liberano subito e i dispositivi lo sapranno al prossimo contatto.

bulk-undo-of = Ripristino: { $title }
bulk-changed = Erano { $seen } quando hai guardato, ora sono { $now }
bulk-changed-text = Controlla l’elenco qui sotto e conferma di nuovo.
bulk-to-whom = Riguarda:
bulk-none = Non si può fare per nessuno degli elementi selezionati.
bulk-reason = Motivo
bulk-reason-hint = Visibile ai colleghi e conservato nelle attività.
bulk-until = Nuovo ultimo giorno
bulk-months = Oppure più lunga di
bulk-months-none = Fino al giorno a sinistra
bulk-edition = Edizione
bulk-units = Unità da aggiungere
bulk-cannot-undo = Non si può ripristinare.
bulk-heading = Operazioni su più elementi
bulk-lead = Che cosa è stato fatto a molti elementi insieme e con quale esito per ciascuno.
bulk-empty = Ancora nessuna operazione su più elementi
bulk-empty-text = Spunta delle righe in un elenco, per esempio dei clienti, e scegli che cosa farne.
bulk-what = Operazione
bulk-state = Stato
bulk-result = Risultato
bulk-at = Quando
bulk-record = Elemento
bulk-customer = Cliente
bulk-outcome = Esito
bulk-why = Motivo
bulk-state-running = In corso
bulk-state-stopped = Fermata
bulk-state-finished = Conclusa
bulk-item-waiting = Da fare
bulk-item-done = Fatto
bulk-item-failed = Non riuscito
bulk-item-skipped = Escluso
bulk-all = Tutti
bulk-progress = Avanzamento
bulk-records = Elementi
bulk-nothing-here = Non ci sono elementi di questo tipo.
bulk-n-done = { $n } fatti
bulk-n-failed = { $n } non riusciti
bulk-n-left = { $n } da fare
bulk-n-skipped = { $n } esclusi
bulk-stop = Ferma
bulk-failures = Non riusciti in CSV
bulk-undoes = Ripristina un’operazione precedente
bulk-undone-by = Questa operazione è stata ripristinata

bulk-more =
    { $n ->
        [one] e { $n } altro
       *[other] e altri { $n }
    }
bulk-left-out-n =
    { $n ->
        [one] { $n } è escluso: perché
       *[other] { $n } sono esclusi: perché
    }
bulk-months-n =
    { $n ->
        [one] { $n } mese
       *[other] { $n } mesi
    }
bulk-can-undo =
    { $n ->
        [one] Puoi ripristinare per { $n } giorno.
       *[other] Puoi ripristinare per { $n } giorni.
    }
bulk-resume = Continua con { $n }
bulk-retry =
    { $n ->
        [one] Riprova { $n } non riuscito
       *[other] Riprova { $n } non riusciti
    }
bulk-undo = Ripristina { $n }
