# A che punto è un invio.

jobs-heading = Invio degli inviti
jobs-title = { $percent } · { $title }
jobs-sending =
    { $n ->
        [one] Invio di { $n } invito
       *[other] Invio di { $n } inviti
    }
jobs-finished =
    { $n ->
        [one] { $n } invito: finito
       *[other] { $n } inviti: finito
    }
jobs-started = Avviato da { $name }, { $time }
jobs-sent = inviati
jobs-bounced = respinti
jobs-left = rimasti
jobs-see-bounced =
    { $n ->
        [one] Vedi quello respinto
       *[other] Vedi i { $n } respinti
    }
jobs-leave = Puoi lasciare questa pagina.
jobs-open = Apri la pagina dell’avanzamento
jobs-to-invitations = Torna agli inviti
