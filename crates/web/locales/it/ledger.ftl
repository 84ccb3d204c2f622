# The ledger: what became of the units of a license or a purchase code.
ledger-history = Cronologia
ledger-title = Cronologia di { $plan }
ledger-lead = Ogni unità acquistata, assegnata, liberata o scaduta, e quanto ne è rimasto.
ledger-none = Fino ad allora non è successo nulla
ledger-none-text = In quel giorno la licenza non esisteva ancora.
ledger-as-of = Alla fine del { $day }
ledger-day = Situazione al
ledger-day-hint = Quello che c’era quando questo giorno è finito nel fuso del cliente.
ledger-show = Mostra il giorno
ledger-left = { $used } su { $total } in uso

ledger-what-bought = Acquisto: { $units } ({ $edition })
ledger-what-allotted = Assegnazione: { $units } ({ $edition })
ledger-what-returned = Restituzione: { $units } ({ $edition })
ledger-what-bound = Date agli utenti: { $units } ({ $edition })
ledger-what-released = Liberate dagli utenti: { $units } ({ $edition })
ledger-what-renewed = Il periodo continua: { $units } ({ $edition })
ledger-what-expired = Periodo finito: { $units } ({ $edition })
ledger-what-converted = Da prova ad acquisto: { $units } ({ $edition })
ledger-what-revoked = Revoca: { $units } ({ $edition })
ledger-what-cancelled = Annullamento: { $units } ({ $edition })

ledger-source-manual = A mano
ledger-source-trial = Prova
ledger-source-nfr = Non in vendita
ledger-source-purchase-code = Codice d’acquisto
ledger-source-invoice = Fattura
ledger-source-handover = Passaggio tra licenze
ledger-source-schedule = Secondo il calendario

field-name-as-of = Situazione al
