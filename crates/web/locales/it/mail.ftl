# Lettere. L’oggetto ha al massimo 60 caratteri compresi i nomi; quelli più lunghi vengono accorciati.

mail-hello = Buongiorno,
mail-hello-name = Buongiorno { $name },
mail-test-subject = [Prova] { $subject }
mail-button-fails = Se il pulsante non funziona, apri questo indirizzo:
mail-username = Nome utente
mail-code = Codice di attivazione
mail-when = Quando
mail-from-address = Dall’indirizzo
mail-browser = Browser usato
mail-role-admin = amministratore
mail-role-manager = gestore
mail-role-viewer = osservatore
mail-support = Domande? Scrivi a { $email }.
mail-support-phone = Domande? Scrivi a { $email } o chiama { $phone }.

## Invito di un utente
mail-invitation-subject = Installa { $product }
mail-invitation-preheader = Scarica il programma e inserisci il codice { $code }. Bastano circa tre minuti.
mail-invitation-body = { $customer } ha riservato per te una licenza di { $program }. L’installazione richiede circa tre minuti.
mail-invitation-button = Installa ora
mail-invitation-open = Apri
mail-invitation-valid = Il link è valido fino al { $date }.
mail-invitation-why = Ricevi questo messaggio perché { $customer } ha aggiunto il tuo indirizzo. Non lo aspettavi? Ignoralo.

## Nuova password
mail-reset-subject = Imposta una nuova password
mail-reset-body = È stata chiesta una nuova password per il tuo account presso { $sender }. Sceglila nella pagina che si apre con il pulsante.
mail-reset-button = Scegli la password
mail-reset-valid = Il link funziona una sola volta, per { $minutes } minuti.
mail-reset-why = Non l’hai chiesta tu? Ignora questo messaggio: la tua password resta quella di prima.

## Password cambiata
mail-changed-subject = La tua password è stata cambiata
mail-changed-body = La password del tuo account presso { $sender } è stata cambiata. Tutti gli altri accessi sono stati chiusi.
mail-changed-why = Non sei stato tu? Chiedi subito una nuova password dalla pagina di accesso.

## Invito di un collega
mail-staff-subject = Invito a { $organization }
mail-staff-body = { $inviter } ti invita in { $organization } con il ruolo di { $role }.
mail-staff-button = Vedi l’invito
mail-staff-valid = Il link è valido per { $hours } ore.
mail-staff-why = Ricevi questo messaggio perché { $inviter } ha indicato il tuo indirizzo. Se non lo conosci, ignoralo.

## Nuovo accesso
mail-login-subject = Nuovo accesso al tuo account
mail-login-body = Qualcuno è entrato nel tuo account presso { $sender } da un browser mai usato prima.
mail-login-button = Vedi i tuoi accessi
mail-login-why = Eri tu? Non devi fare nulla. Altrimenti cambia subito la password.

## Token API creato
mail-token-subject = Token API creato: { $token }
mail-token-body = Con il tuo account è stato creato il token API { $token }. Agisce per { $organization } con i diritti di { $role }.
mail-token-why = Non sei stato tu? Revoca il token e cambia subito la password.

## Chiave di cifratura mostrata
mail-key-subject = Chiave di cifratura mostrata: { $customer }
mail-key-body = { $by } ha visualizzato nella console la chiave di cifratura di { $customer }.
mail-key-why = Ricevi questo messaggio perché sei il referente di { $customer }. Se non ne conosci il motivo, chiedi.

## A license that ends: to the customer, then to its seller
mail-customer = Cliente
mail-plan = Piano di servizio
mail-number = Numero della licenza
mail-last-day = Ultimo giorno
mail-ending-subject = { $product }: licenza valida fino al { $date }
mail-ending-body = La licenza di { $customer } per { $product } è valida fino al { $date } compreso. Chiedi a { $sender } di rinnovarla.
mail-ending-why = Hai ricevuto questa e-mail perché segui le licenze di { $customer }.
mail-ended-subject = { $product }: licenza scaduta il { $date }
mail-ended-body = La licenza di { $customer } per { $product } è scaduta il { $date }. Chiedine una nuova a { $sender }.
mail-ended-why = Hai ricevuto questa e-mail perché segui le licenze di { $customer }.
mail-seller-ending-subject = { $customer }: licenza valida fino al { $date }
mail-seller-ending-body = La licenza del tuo cliente { $customer } per { $product } è valida fino al { $date } compreso. Rinnovala, o accordati con il cliente che finisca.
mail-seller-ending-button = Vai alla licenza
mail-seller-ending-why = Hai ricevuto questa e-mail perché { $customer } compra da te.
mail-seller-ended-subject = { $customer }: licenza scaduta il { $date }
mail-seller-ended-body = La licenza del tuo cliente { $customer } per { $product } è scaduta il { $date }. Nessuno l’ha rinnovata.
mail-seller-ended-button = Vai alla licenza
mail-seller-ended-why = Hai ricevuto questa e-mail perché { $customer } compra da te.

## Account of a new customer
mail-account-subject = Il tuo account presso { $sender }
mail-account-body = { $sender } ha aperto un account per { $customer } e tu ne sei l’amministratore. Scegli una password nella pagina del pulsante: poi vedrai le tue licenze, gli utenti e le installazioni.
mail-account-customer = Azienda
mail-account-name = Nome account
mail-account-email = Accedi come
mail-account-button = Scegli una password
mail-account-valid =
    { $days ->
        [one] Il link funziona una sola volta, per { $days } giorno.
       *[other] Il link funziona una sola volta, per { $days } giorni.
    }
mail-account-why = Ricevi questo messaggio perché { $sender } ti ha indicato come amministratore di { $customer }. Non te lo aspettavi? Allora ignoralo.

# Alerts.
mail-reminder-subject = Ancora da fare: installa { $product }
mail-reminder-preheader = Il tuo codice è { $code }. Bastano circa tre minuti.
mail-reminder-body = { $customer } ha riservato per te una licenza di { $program }, che non è ancora installata. L’installazione richiede circa tre minuti.
mail-reminder-button = Installa ora
mail-reminder-why = Ricevi questo messaggio perché { $customer } ti ha invitato almeno { $days } giorni fa.
mail-user-alert-subject = { $device } ha bisogno di te
mail-user-alert-body = { $alert }
mail-user-alert-why = Ricevi questo messaggio perché { $customer } vuole che i suoi utenti lo sappiano.
mail-alerts-subject = { $customer }: qualcosa richiede attenzione
mail-alerts-body = { $alert }
mail-alerts-button = Guarda gli avvisi
mail-alerts-why = Ricevi questo messaggio perché le impostazioni degli avvisi di { $customer } indicano te.
mail-alert-names = Quali
mail-alert-more =
    { $n ->
        [one] { $names } e { $n } altro
       *[other] { $names } e altri { $n }
    }
mail-alert-not-installed =
    { $count ->
        [one] { $count } utente invitato non ha installato entro { $threshold } giorni.
       *[other] { $count } utenti invitati non hanno installato entro { $threshold } giorni.
    }
mail-alert-silent =
    { $count ->
        [one] { $count } dispositivo non si è fatto sentire per { $threshold } giorni.
       *[other] { $count } dispositivi non si sono fatti sentire per { $threshold } giorni.
    }
mail-alert-failing =
    { $count ->
        [one] Su { $count } dispositivo il programma è fallito almeno { $threshold } volte di seguito.
       *[other] Su { $count } dispositivi il programma è fallito almeno { $threshold } volte di seguito.
    }
mail-alert-space-low =
    { $count ->
        [one] Resta meno del { $threshold } % dello spazio, in { $count } punto.
       *[other] Resta meno del { $threshold } % dello spazio, in { $count } punti.
    }
mail-alert-freed-soon =
    { $count ->
        [one] { $count } dispositivo tace da tanto che il suo posto si libera tra { $threshold } giorni. Se prima viene acceso e connesso, lo conserva.
       *[other] { $count } dispositivi tacciono da tanto che i loro posti si liberano tra { $threshold } giorni. Quelli accesi e connessi prima li conservano.
    }
mail-your-alert-silent = Il programma su { $device } non si è fatto sentire per { $threshold } giorni. Accendi il dispositivo e controlla che sia connesso.
mail-your-alert-failing = Il programma su { $device } è fallito almeno { $threshold } volte di seguito. Aprilo e guarda l’ultimo messaggio.
mail-your-alert-space-low = Resta meno del { $threshold } % dello spazio di { $device }. Elimina ciò che non serve, o chiedi più spazio.
mail-your-alert-freed-soon = Il programma su { $device } tace da tanto che il suo posto si libera tra { $threshold } giorni. Accendi il dispositivo e connettilo, e conserva il posto.
## An invoice is paid
mail-paid-subject = Fattura { $number } pagata
mail-paid-preheader = Le licenze sono valide dal giorno della registrazione.
mail-paid-body = Il pagamento della fattura { $number } per { $customer }, { $amount }, è registrato e le licenze sono emesse: { $licenses }. Sono valide dal primo giorno indicato, anche senza utenti: aggiungi presto i tuoi utenti.
mail-paid-button = Vai alla fattura
mail-paid-why = Hai ricevuto questa e-mail perché hai ordinato per { $customer }.
mail-paid-number = Fattura
mail-paid-amount = Importo
mail-paid-license = { $plan }: { $first } – { $last }
## An invoice goes by mail
mail-invoice-subject = { $document } di { $sender }
mail-invoice-body = { $document } di { $sender } per { $customer }, di { $amount }, è allegata a questa e-mail.
mail-invoice-button = Vai alla fattura
mail-invoice-why = Hai ricevuto questa e-mail perché sei indicato per le fatture di { $customer }.
## Registrazione
mail-registration-subject = Conferma il tuo indirizzo
mail-registration-body = Con questo indirizzo è stato chiesto un account presso { $sender }. Apri la pagina del pulsante e inserisci la password scelta: così si crea l’account.
mail-registration-button = Conferma l’indirizzo
mail-registration-why = Non sei stato tu? Ignora questo messaggio: non è stato creato nulla.
mail-known-subject = Hai già un account
mail-known-body = Con il tuo indirizzo è stato chiesto un account presso { $sender }, ma ne hai già uno. Accedi con quello. Se non ricordi la password, scegline un’altra nella pagina del pulsante.
mail-known-button = Scegli un’altra password
mail-known-why = Non sei stato tu? Ignora questo messaggio: il tuo account resta com’è.

## Una licenza in attesa della persona
mail-waits-subject = { $customer } ha una licenza per te
mail-waits-body = { $customer } ha riservato una licenza di { $product } per { $email }. È tua appena ti registri con questo stesso indirizzo.
mail-waits-button = Registrati
mail-waits-why = Ricevi questo messaggio perché { $customer } ha inserito il tuo indirizzo. Non te lo aspettavi? Ignoralo.

## Richieste
mail-unit-asked-subject = { $by } chiede una licenza
mail-unit-asked-body = { $by } ({ $asker }) di { $customer } chiede una licenza di { $product }. Accetta o respingi nella pagina del pulsante.
mail-unit-asked-button = Guarda la richiesta
mail-unit-asked-why = Ricevi questo messaggio perché ti occupi delle licenze di { $customer }.
mail-more-asked-subject = { $customer } chiede altre licenze
mail-more-asked-body = { $by } ({ $asker }) di { $customer } chiede { $units } × { $product }.
mail-more-asked-button = Guarda la richiesta
mail-more-asked-why = Ricevi questo messaggio perché { $customer } acquista da te.
mail-note = Nota
mail-answered-subject = { $product }: la tua richiesta
mail-answered-body = { $by } ha risposto alla tua richiesta di { $product }: { $outcome }.
mail-answered-button = Alla tua pagina
mail-answered-why = Ricevi questo messaggio perché l’hai chiesto tu.
mail-outcome-granted = accolta
mail-outcome-declined = respinta
mail-reason = Motivo
mail-planned-subject = Non eseguita: { $change } per { $customer }
mail-planned-body = Ciò che avevi pianificato per il { $day } non è stato eseguito per { $customer }: { $change }. { $refusal }
mail-planned-button = Apri la modifica pianificata
mail-planned-why = Ricevi questo messaggio perché l’hai pianificata tu.
mail-mention-subject = { $by } ti ha menzionato: { $record }
mail-mention-body = { $by } ti ha menzionato in una nota su { $record }.
mail-mention-button = Guarda le tue menzioni
mail-mention-why = Ricevi questo messaggio perché un collega ti ha menzionato.
