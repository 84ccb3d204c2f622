# Dispositivi su cui è installato il software.

installations-lead = Dispositivi con il software, prima quelli sentiti per ultimi.
installations-search = Cerca per dispositivo o nome utente
installations-device = Dispositivo
installations-user = Utente
installations-version = Versione
installations-storage = Spazio usato
installations-contact = Ultimo contatto
installations-all = Tutti
installations-silent =
    { $n ->
        [one] Muti da oltre { $n } giorno
       *[other] Muti da oltre { $n } giorni
    }
installations-none = Ancora nessuna installazione
installations-none-text = Un dispositivo appare qui appena qualcuno attiva il software con nome utente e codice di attivazione.
installations-release = Libera il dispositivo
installations-release-title = Liberare { $device }?
installations-release-text = Il posto di { $user } si libera per un altro dispositivo. { $device } smette di funzionare al prossimo contatto.
installations-released = { $device } è stato liberato.
installations-by-key = con { $name }
installations-freed = Liberati per silenzio
installations-none-freed = Nelle ultime due settimane nessun posto è stato liberato per silenzio
installations-known = Cosa si sa
installations-edition = Edizione
installations-platform = Piattaforma
installations-activated = Attivato
installations-last-backup = Ultimo backup
installations-admitted = Ammesso da
installations-admitted-code = Nome utente e codice di attivazione
installations-told-apart = Riconosciuto da
installations-by-id = l’identificativo che dichiara
installations-by-parts = l’impronta e questi componenti: { $parts }
installations-by-fingerprint = l’impronta
installations-moved = Spostato qui
installations-moves = Spostamenti dell’utente
installations-moves-left = { $left } di { $all } spostamenti su un altro dispositivo rimasti
installations-moves-until = { $left } di { $all } spostamenti su un altro dispositivo rimasti fino al { $date }
installations-moves-text = Un posto liberato qui non conta come spostamento.
installations-forgive = Restituisci tutti gli spostamenti
installations-forgiven = Tutti gli spostamenti sono di nuovo disponibili.
installations-silenced-title = Il posto è stato liberato il { $date } perché il dispositivo taceva
installations-silenced-text = Fino al { $date } si può restituire, se l’utente ha un posto libero. Il dispositivo lo riprende da sé quando si fa risentire.
installations-take-back = Restituisci il posto
installations-taken-back = { $device } ha di nuovo il suo posto.
installations-is-released = Liberato il { $date }
installations-counters = Contatori
installations-counters-hint = Ciò che il programma ha contato, secondo l’ultimo contatto.
