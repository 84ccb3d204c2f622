# La pagina personale: ciò che è associato e su quali dispositivi.
me-text = Ciò che le aziende hanno assegnato a { $email }.
me-nothing = Nessuna licenza ti è ancora associata
me-nothing-text = Comunica questo indirizzo all’amministratore della tua azienda: { $email }. Ciò che vi associa compare qui.
me-from = Da { $customer }
me-until = Valida fino al
me-copy-username = Copia il nome utente
me-show-code = Mostra il codice di attivazione
me-no-code = Visibile quando la licenza è in vigore
me-download = Scarica il programma
me-devices =
    { $n ->
        [one] { $n } dispositivo su { $most }
       *[other] { $n } dispositivi su { $most }
    }
me-moves = { $left } di { $all } spostamenti su un altro dispositivo rimasti
me-moves-until = { $left } di { $all } spostamenti su un altro dispositivo rimasti fino al { $date }
me-moves-spent = Nessuno spostamento su un altro dispositivo fino al { $date }. Un dispositivo liberato può tornare in ogni momento.
me-moves-none = Questa licenza resta sul dispositivo su cui è stata attivata; il tuo amministratore può spostarla.
me-moves-how = Per passare a un nuovo dispositivo libera il vecchio e attiva il nuovo, oppure attiva il nuovo e conferma lì lo spostamento.
me-no-devices = Non ancora installato. Inserisci nel programma il nome utente e il codice.
me-contact = ultimo contatto { $at }
me-release = Libera
me-release-device = Libera il dispositivo { $name }
me-released = Il dispositivo è stato liberato. Un altro può subito prenderne il posto.
me-found-title = Azienda con un codice d’acquisto
me-found-text = Il codice diventa la licenza della tua azienda e tu la amministri. Mantieni questo account.
me-found-offer = Hai un codice d’acquisto per la tua azienda? Usalo qui.
me-found-use = Usa un codice d’acquisto
me-found-do = Crea l’azienda
me-found-done = La tua azienda è pronta, con la sua licenza
