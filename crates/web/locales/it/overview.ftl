# La prima pagina e la cronologia degli eventi.

overview-morning = Buongiorno, { $name }
overview-day = Buon pomeriggio, { $name }
overview-evening = Buonasera, { $name }
overview-night = Ciao, { $name }
overview-lead =
    { $n ->
        [one] { $date }. { $n } cosa da fare.
       *[other] { $date }. { $n } cose da fare.
    }
overview-new-customer = Nuovo cliente
overview-of = di { $total }
overview-unlimited = senza limite

overview-customers = Clienti attivi
overview-customers-note = { $disabled } disattivati
overview-seats = Postazioni assegnate
overview-seats-note = { $installed } installate · { $free } libere
overview-storage = Spazio
overview-storage-note =
    { $n ->
        [one] su { $n } dispositivo
       *[other] su { $n } dispositivi
    }
overview-accepted = Inviti accettati
overview-accepted-label = { $installed }% installati, { $open }% in attesa, { $bounced }% respinti
overview-accepted-note =
    { $n ->
        [one] Ultimi 30 giorni · { $n } invitato
       *[other] Ultimi 30 giorni · { $n } invitati
    }
overview-nobody-invited = Ancora nessuno
overview-thirty-days = Ultimi 30 giorni

overview-todo = Richiede attenzione
overview-clear = Niente da fare
overview-clear-next = La prossima licenza scade: { $month }.
overview-clear-text = Nessuna licenza scade entro un anno.
overview-expiring =
    { $n ->
        [one] Licenza scade entro { $days } giorni
       *[other] Licenze scadono entro { $days } giorni
    }
overview-nearest = La prima: { $name }, { $day }
overview-example = Ad esempio { $name }
overview-expiring-do = Vedi le licenze
overview-full =
    { $n ->
        [one] Cliente non ha postazioni libere
       *[other] Clienti non hanno postazioni libere
    }
overview-full-do = Modifica le postazioni
overview-bounced =
    { $n ->
        [one] Invito respinto
       *[other] Inviti respinti
    }
overview-bounced-do = Correggi gli indirizzi
overview-waiting =
    { $n ->
        [one] Invito attende l’invio
       *[other] Inviti attendono l’invio
    }
overview-waiting-do = Invia gli inviti
overview-silent =
    { $n ->
        [one] Installazione senza contatti da più di { $days } giorni
       *[other] Installazioni senza contatti da più di { $days } giorni
    }
overview-silent-do = Controlla
overview-alerts =
    { $n ->
        [one] { $n } avviso è aperto
       *[other] { $n } avvisi sono aperti
    }
overview-alerts-do = Guarda

overview-ending = Licenze in scadenza, prossimi 12 mesi
overview-ending-text =
    { $n ->
        [one] { $n } licenza. Scegli un mese per vedere l’elenco.
       *[other] { $n } licenze. Scegli un mese per vedere l’elenco.
    }
overview-month =
    { $n ->
        [one] { $month }: scade { $n } licenza
       *[other] { $month }: scadono { $n } licenze
    }
overview-as-table = Mostra come tabella
overview-month-head = Mese
overview-jobs = In corso
overview-jobs-n =
    { $n ->
        [one] { $n } attività
       *[other] { $n } attività
    }
overview-jobs-none = Nessuna attività in corso.
overview-job =
    { $n ->
        [one] Invio di { $n } invito
       *[other] Invio di { $n } inviti
    }
overview-job-done = { $n } inviati
overview-job-failed = { $n } non riusciti
overview-job-left = { $n } da inviare
overview-plans = Postazioni per piano
overview-plan-label = { $plan }: { $used } di { $total } postazioni assegnate
overview-latest = Ultime attività
overview-latest-all = Tutte le attività
overview-latest-none = Non è ancora successo nulla.

first-title = Primi passi
first-text = Ogni passo si spunta da solo quando è fatto.
first-done = Fatto:
first-progress = { $done } di { $total } fatti
first-hide = Nascondi
first-hidden = I primi passi sono nascosti. Si ritrovano nelle impostazioni.
first-put-away = L’elenco nella panoramica è nascosto, solo per te.
first-show = Mostra di nuovo
first-details = Di’ chi siete
first-details-text = L’indirizzo da cui partono le e-mail e dove i clienti trovano aiuto
first-details-do = Inserisci i dati
first-plan = Aggiungi un piano da vendere
first-plan-text = Un prodotto con le sue edizioni, poi un piano con la sua durata
first-plan-do = Apri i piani
first-units = Procurati unità da vendere
first-units-text = Inserisci un codice d’acquisto: le sue unità sono vostre da assegnare
first-units-do = Inserisci codice
first-customer = Aggiungi il primo cliente
first-customer-text = Un’azienda con la sua lingua e il suo fuso orario
first-customer-do = Aggiungi cliente
first-user = Invita il primo utente
first-user-text = Apri il cliente, aggiungi un utente e invia l’invito
first-user-do = Apri i clienti
first-colleague = Invita un collega
first-colleague-text = Qualcuno che lavora qui con te, con un ruolo suo
first-colleague-do = Invita

trail-today = Oggi
trail-yesterday = Ieri
activity-text = Chi ha fatto cosa, qui e in tutte le organizzazioni sottostanti.
activity-of = Solo
activity-none = Ancora nessuna attività
activity-none-text = Ogni modifica lascia una voce qui.
activity-all = Tutte le attività
activity-newer = Più recenti
activity-older = Meno recenti
overview-wanted =
    { $n ->
        [one] { $n } cliente chiede altre licenze
       *[other] { $n } clienti chiedono altre licenze
    }
overview-wanted-do = Rispondi
overview-bounced-address = Nuovo indirizzo di { $name }
overview-bounced-mend = Invia di nuovo
overview-waiting-send =
    { $n ->
        [one] Invia { $n } invito
       *[other] Invia { $n } inviti
    }
overview-all = Vedi tutti
overview-next = Avanti
overview-settled = È fatto
overview-left =
    { $n ->
        [one] Ancora { $n }
       *[other] Ancora { $n }
    }
overview-left-none = Era l'ultimo.
overview-expiring-renew =
    { $n ->
        [one] Rinnova per { $n } mese
       *[other] Rinnova per { $n } mesi
    }
overview-full-units = Totale di { $edition }
overview-refused-again = Riprova ora
overview-silent-free = Libera il posto
overview-alerts-invite = Invita di nuovo
overview-alerts-space = Imposta lo spazio
