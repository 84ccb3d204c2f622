# La pagina a cui porta il link di un invito.

activate-title = Installa { $product }
activate-lead = { $customer } ha riservato una licenza per te. L’installazione richiede circa tre minuti.
activate-installed = Il software è installato e in contatto. Non serve fare altro.
activate-step-download = 1. Scarica il programma
activate-edition = { $product }, { $edition }
activate-download = Scarica { $product }
activate-no-download = { $sender } ti dice dove trovare il programma.
activate-step-enter = 2. Inserisci questi dati nel programma
activate-copy-username = Copia il nome utente
activate-copy-code = Copia il codice di attivazione
activate-show-code = Mostra il codice di attivazione
activate-handover-text = Il programma è già installato? Può prendere da solo nome utente e codice.
activate-handover = Apri nel programma
activate-valid = La licenza è valida fino al { $date }.
activate-offline = Quel computer non va mai online?
activate-support = Problemi?
activate-ended = Questo link non funziona più
activate-ended-text = È troppo vecchio o è stato sostituito. Se ne può inviare uno nuovo all’indirizzo e-mail a cui è arrivato l’invito.
activate-ask = Chiedi un nuovo link
activate-asked = Guarda la tua e-mail
activate-asked-text = Se il tuo invito è ancora valido, un nuovo link è in viaggio verso l’indirizzo a cui era arrivato.
