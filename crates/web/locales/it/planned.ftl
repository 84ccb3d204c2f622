# What is planned for days to come.
nav-calendar = Calendario
customers-tab-planned = Pianificato
calendar-lead = Cosa è pianificato, quali licenze scadono e quali avvisi partono.
calendar-months = Mesi
calendar-previous = Mese precedente
calendar-next = Mese successivo
calendar-today = Oggi
calendar-nothing = In questo mese non c’è nulla.
calendar-more = È pianificato più di quanto entri qui. Il file in basso contiene tutto.
calendar-ends =
    { $n ->
        [one] { $n } licenza scade
       *[other] { $n } licenze scadono
    }
calendar-notices =
    { $n ->
        [one] { $n } avviso parte
       *[other] { $n } avvisi partono
    }
calendar-weekday-1 = lun
calendar-weekday-2 = mar
calendar-weekday-3 = mer
calendar-weekday-4 = gio
calendar-weekday-5 = ven
calendar-weekday-6 = sab
calendar-weekday-7 = dom
planned-title = { $name }: modifiche pianificate
planned-heading = Modifiche pianificate
planned-lead = Ognuna si esegue quando inizia il suo giorno in { $zone }, a nome di chi l’ha pianificata.
planned-none = Non c’è nulla di pianificato
planned-none-text = Aumenta le unità il primo del mese, riducile alla fine del periodo o disattiva il cliente in una data.
planned-new = Pianifica una modifica
planned-what = Cosa cambiare
planned-what-choose = Scegli
planned-choose-units = { $edition }: nuovo totale, ora { $n }
planned-of-license = { $plan } ({ $number }): { $what }
planned-quantity = Nuovo totale
planned-quantity-hint = Solo per le unità. Il nuovo totale, non la differenza.
planned-when = Quando
planned-when-day = In un giorno preciso
planned-when-term-end = Il giorno dopo la fine del periodo della licenza
planned-day = Giorno
planned-day-hint = Da domani, al massimo tra cinque anni.
planned-reason = Motivo
planned-reason-hint = Necessario per sospendere una licenza.
planned-rule = Se quel giorno sono in uso più unità del nuovo totale, non cambia nulla e ne ricevi notizia.
planned-plan = Pianifica la modifica
planned-save = Salva la modifica
planned-cancel = Annulla la modifica
planned-lay-aside = Metti da parte
planned-made = La modifica è pianificata
planned-saved = Il piano è salvato
planned-cancelled = La modifica pianificata è annullata
planned-restored = La modifica è di nuovo pianificata
planned-by = pianificata da { $name }, { $date }
planned-was-done = Eseguita il { $date }.
planned-was-refused = Tentata il { $date }.
planned-was-cancelled = Annullata da { $name }, { $date }.
planned-was-open = Aperta dal { $date }.
planned-refused = Non eseguite
planned-refused-text = Imposta un altro giorno o totale, oppure mettile da parte.
planned-deed-units =
    { $n ->
        [one] { $edition }: { $n } unità
       *[other] { $edition }: { $n } unità
    }
planned-deed-suspend = Sospendi la licenza
planned-deed-resume = Riattiva la licenza
planned-deed-revoke = Termina la licenza per sempre
planned-deed-disable = Disattiva il cliente
planned-deed-enable = Attiva il cliente
planned-what-units = Numero di unità
planned-what-suspend = Sospendi la licenza
planned-what-resume = Riattiva la licenza
planned-what-revoke = Termina la licenza per sempre
planned-what-disable = Disattiva il cliente
planned-what-enable = Attiva il cliente
planned-state-open = Pianificata
planned-state-done = Eseguita
planned-state-refused = Non eseguita
planned-state-cancelled = Annullata
planned-caution-below-use =
    { $missing ->
        [one] Ora { $assigned } sono in uso: se prima non se ne libera una, non cambierà nulla.
       *[other] Ora { $assigned } sono in uso: se prima non se ne liberano { $missing }, non cambierà nulla.
    }
planned-caution-also-planned = Per questa licenza è pianificato anche: { $n } il { $day }.
planned-caution-nothing-changes = Il totale sarà comunque questo.
planned-caution-after-end = La licenza scade prima, il { $day }.
planned-caution-over-before = Prima di allora: { $deed }, { $day }.
planned-license-heading = Modifiche pianificate
planned-license-none = Per questa licenza non c’è nulla di pianificato.
overview-planned-refused =
    { $n ->
        [one] { $n } modifica pianificata non eseguita
       *[other] { $n } modifiche pianificate non eseguite
    }
overview-planned-refused-do = Guarda
timeline-title = Attività: { $name }
timeline-lead = Cosa è successo a questo elemento, e per mano di chi.
timeline-none = Non c’è ancora nulla da raccontare.
timeline-open = Attività
trail-undo = Ripristina
trail-undone = È stato ripristinato
