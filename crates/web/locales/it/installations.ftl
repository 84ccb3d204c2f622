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
