# Notices that a license ends.
notices-heading = Avvisi di scadenza
notices-next = Ancora da inviare
notices-none = Allo stato attuale non partono altri avvisi.
notices-off = Gli avvisi di questa licenza sono disattivati.
notices-before =
    { $days ->
        [one] { $days } giorno prima
       *[other] { $days } giorni prima
    }
notices-last = L’ultimo giorno
notices-after =
    { $days ->
        [one] { $days } giorno dopo
       *[other] { $days } giorni dopo
    }
notices-to = A: { $emails }
notices-to-nobody = Nessuno ha un indirizzo. Dai un contatto al cliente, o un’e-mail dell’assistenza a chi vende.
notices-at = Alle nove del mattino del cliente. Non ne parte nessuno quando la licenza ha un’altra scadenza.
notices-gone = Inviati
notices-mail = Vai all’e-mail per { $email }
notices-switch-off = Disattiva
notices-switch-on = Attiva
notices-switched-off = Gli avvisi di questa licenza sono stati disattivati
notices-switched-on = Gli avvisi di questa licenza sono stati attivati
