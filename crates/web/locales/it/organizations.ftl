# Partner, i loro dati e il loro personale.

organizations-text = Tu e i partner sotto di te. I clienti hanno un elenco a parte.
organizations-new = Nuovo partner
organizations-new-text = Sotto { $parent }.
organizations-new-below = Nuovo partner sotto questo
organizations-create = Crea il partner
organizations-created = Il partner è creato. Ora invita il suo personale.
organizations-name = Nome
organizations-type = Tipo
organizations-own = Lavori per questa
organizations-work-as = Lavora per questa organizzazione
organizations-details = Dati del fornitore
organizations-details-hint = I clienti e i partner sottostanti vedono questo nome. I nuovi clienti partono da questa lingua e da questo fuso.
organizations-support = Contatto di assistenza
organizations-support-hint = Compare in ogni messaggio ai tuoi utenti.
organizations-support-email = E-mail di assistenza
organizations-support-phone = Telefono di assistenza
organizations-read-only = Puoi vedere questi dati, ma non modificarli
organizations-saved = I dati sono salvati
organizations-delete = Elimina il partner
organizations-delete-title = Elimina { $name }
organizations-delete-text = Il suo personale perde l’accesso e i token API cessano. Non si può annullare. È rifiutato finché ha sotto di sé clienti, partner o prodotti.
organizations-deleted = Il partner è eliminato
organizations-staff = Personale

staff-invite = Invita personale
staff-invite-hint = Ricevono un’e-mail con un link valido tre giorni.
staff-invite-do = Invia l’invito
staff-language = Lingua del messaggio
staff-ceiling = Un ruolo vale qui e in tutte le organizzazioni sottostanti. Nessuno concede più del proprio.
staff-invited = L’invito a { $email } è in arrivo
staff-none = Ancora nessun personale
staff-none-text = Anche il personale delle organizzazioni superiori può lavorare qui.
staff-seen = Ultimo accesso
staff-you = tu
staff-role-change = Cambia il ruolo
staff-role-changed = Il ruolo è cambiato
staff-remove = Togli dal personale
staff-remove-text = Perde subito i suoi diritti in { $organization } e sotto. I token API che ha creato lì cessano.
staff-removed = La persona è stata tolta
staff-pending = Invitati, non ancora entrati
staff-withdraw = Ritira
staff-withdraw-this = Ritira: { $email }
staff-withdrawn = L’invito è ritirato
staff-pending-waits = Decorre dall’invio dell’e-mail

## Disattivare, riattivare, chiudere
organizations-standing = Spostare, disattivare, chiudere
organizations-move = Sposta…
organizations-move-hint = Sotto un’altra organizzazione, con tutti i clienti e i partner sottostanti.
organizations-disable = Disattiva…
organizations-disable-hint = Ferma il partner e tutto ciò che ha sotto, finché non lo riattivi.
organizations-enable = Riattiva…
organizations-enable-hint = Ripristina tutto com’era.
organizations-close = Chiudi…
organizations-close-hint = Termina il rapporto per sempre. I dati e la cronologia restano.
organizations-delete-hint = Solo per un partner che non ha nulla sotto di sé.
organizations-closed = Chiuso
organizations-stopped-above = Disattivato dall’alto
organizations-closed-since = Chiuso per sempre dal { $when }.
organizations-stopped-by = { $name } è disattivata, e con lei tutto ciò che ha sotto: attivazione, contatto, accesso ed e-mail attendono che venga riattivata.
organizations-disable-title = Disattivare { $name }?
organizations-disable-text = Da subito, finché non riattivi il partner, nulla funziona da lui e sotto di lui. Restano esclusi:
organizations-disable-back = Nulla va perso. La riattivazione ripristina tutto com’era; ciò che era disattivato per conto suo lo resta.
organizations-disable-verb = Disattiva il partner
organizations-disabled-note = Il partner è disattivato
organizations-enable-title = Riattivare { $name }?
organizations-enable-text = Attivazione, contatto, accesso e token API funzionano subito di nuovo e le e-mail trattenute partono. Ciò che era disattivato per conto suo lo resta.
organizations-enable-above = Anche un’organizzazione superiore è disattivata: nulla funziona finché non viene riattivata pure quella.
organizations-enable-verb = Riattiva il partner
organizations-enabled-note = Il partner è riattivato
organizations-close-title = Chiudere { $name } per sempre?
organizations-close-text = Il rapporto termina e non si riapre. È rifiutato finché sotto ci sono clienti o partner aperti. Cessano:
organizations-close-stays = I dati e la cronologia restano, elencati come chiusi.
organizations-close-verb = Chiudi il partner
organizations-closed-note = Il partner è chiuso

## Chi resta escluso
cut-off-nobody = Ora lì non lavora nessuno.
cut-off-customers =
    { $n ->
        [one] { $n } cliente
       *[other] { $n } clienti
    }
cut-off-stopped =
    { $n ->
        [one] Un altro cliente ({ $n }) è già disattivato
       *[other] Altri { $n } clienti sono già disattivati
    }
cut-off-partners =
    { $n ->
        [one] { $n } partner sottostante
       *[other] { $n } partner sottostanti
    }
cut-off-users =
    { $n ->
        [one] { $n } utente non può più attivare il programma
       *[other] { $n } utenti non possono più attivare il programma
    }
cut-off-installations =
    { $n ->
        [one] { $n } client installato viene avvisato che il cliente è disattivato
       *[other] { $n } client installati vengono avvisati che il cliente è disattivato
    }
cut-off-mails =
    { $n ->
        [one] { $n } e-mail in attesa viene trattenuta
       *[other] { $n } e-mail in attesa vengono trattenute
    }
cut-off-staff =
    { $n ->
        [one] { $n } persona del personale non può più lavorare lì
       *[other] { $n } persone del personale non possono più lavorare lì
    }
cut-off-tokens =
    { $n ->
        [one] { $n } token API viene rifiutato
       *[other] { $n } token API vengono rifiutati
    }
cut-off-invitations =
    { $n ->
        [one] { $n } invito al personale non si può accettare
       *[other] { $n } inviti al personale non si possono accettare
    }
cut-off-names = Tra questi:
cut-off-more =
    { $n ->
        [one] e { $n } altro
       *[other] e altri { $n }
    }
close-memberships =
    { $n ->
        [one] { $n } appartenenza del personale
       *[other] { $n } appartenenze del personale
    }

## Spostare
move-title = Sposta { $name }
move-text = Il nuovo ramo vede subito tutto, cronologia compresa; il vecchio non ne vede più nulla. Licenze, utenti e installazioni restano come sono. Che cosa segue e che cosa cessa:
move-partners =
    { $n ->
        [one] { $n } partner si sposta con lui
       *[other] { $n } partner si spostano con lui
    }
move-customers =
    { $n ->
        [one] { $n } cliente si sposta con lui
       *[other] { $n } clienti si spostano con lui
    }
move-logins =
    { $n ->
        [one] { $n } sessione di accesso dei suoi membri si chiude; accedono di nuovo
       *[other] { $n } sessioni di accesso dei suoi membri si chiudono; accedono di nuovo
    }
move-tokens =
    { $n ->
        [one] { $n } token API cessa per sempre
       *[other] { $n } token API cessano per sempre
    }
move-invitations =
    { $n ->
        [one] { $n } invito al personale viene ritirato
       *[other] { $n } inviti al personale vengono ritirati
    }
move-parent = Nuovo posto
move-parent-hint = Sotto quale organizzazione sta d’ora in poi. Cerca se non è nell’elenco.
move-choose = Scegli un’organizzazione
move-nowhere = Non c’è un altro posto alla tua portata.
move-verb = Sposta qui
move-done = Spostamento fatto

## Tipi di partner
partner-types-title = Tipi di partner
partner-types-text = Che cosa possono fare i partner di ogni tipo, da sé e sotto di sé. I ruoli limitano ancora: un osservatore guarda soltanto.
partner-types-laws = Due cose nessun tipo le cambia: chi appartiene a un posto lo vede, con il suo personale e i suoi clienti; e nessuno tocca il contratto del partner a cui appartiene.
partner-types-read-only = Solo gli amministratori dell’operatore lo modificano
partner-types-action = Diritto
partner-types-always = Sempre
partner-types-allowed = { $action }: { $type }
partner-types-default-yes = Modificato; di norma permesso
partner-types-default-no = Modificato; di norma non permesso
partner-types-save = Salva i diritti
partner-types-saved = I diritti sono salvati e valgono da subito
partner-types-reset = Torna ai valori predefiniti: { $type }
partner-types-changed = Diverso dal predefinito: { $type }
