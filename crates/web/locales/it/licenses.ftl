# Licenses: the tab of a customer, what can be done to a license, and the list across customers.

## Amounts
licenses-of = su { $total }
licenses-of-text = su { $total }
licenses-of-in-use = su { $total } in uso
licenses-used-of = { $used } su { $total }
licenses-without-limit = senza limite
licenses-storage-in-use = Spazio in uso: { $used } su { $total }
licenses-storage-unlimited = Spazio in uso: { $used }, senza limite
licenses-line-in-use = { $edition }: { $used } su { $total } in uso
licenses-free-installed = { $units } · Libere: { $free } · Installate: { $installed }
licenses-space = Totale { $total }: { $units } nelle unità e { $extra } extra
licenses-space-unlimited = Totale: illimitato
licenses-space-each = { $space } ciascuna
licenses-space-each-unlimited = Spazio illimitato ciascuna
licenses-gb = GB

## The tab
licenses-title = { $name }: licenza
licenses-copy-number = Copia il numero di licenza
licenses-storage = Spazio
licenses-total-of = { $edition }, totale
licenses-extra-space = Spazio extra in GB
licenses-client-limit = Limite per client
licenses-client-limit-hint = 0 = non in uso.
licenses-not-in-use = Non in uso
licenses-term = Periodo
licenses-days-passed =
    { $n ->
        [one] { $passed } di { $n } giorno usati
       *[other] { $passed } di { $n } giorni usati
    }
licenses-days-left =
    { $n ->
        [one] { $n } giorno rimasto
       *[other] { $n } giorni rimasti
    }
licenses-days-over =
    { $n ->
        [one] scaduta da { $n } giorno
       *[other] scaduta da { $n } giorni
    }
licenses-started = Iniziata il { $day }
licenses-ends = scade il { $day }, 23:59 { $zone }
licenses-valid-to = Valida fino al
licenses-valid-to-hint = L’ultimo giorno è compreso.
licenses-created = Creata
licenses-comments = Commenti
licenses-save-note = I totali comprendono le licenze precedenti. Le modifiche valgono dal salvataggio.
licenses-saved = Licenza salvata.
licenses-suspended-by = { $name }: «{ $reason }»
licenses-none = Ancora nessuna licenza
licenses-none-text = La licenza stabilisce quanti utenti può avere il cliente e fino a quando.
licenses-others = Altre licenze
licenses-no-others = Non ce ne sono altre.
licenses-kind = Tipo
licenses-aside = Sul cliente
licenses-glance = In breve
licenses-since = Cliente dal
licenses-recent = Di recente
licenses-all-activity = Tutte le attività

## What can be done
licenses-put-in-force = Metti in vigore
licenses-in-force-note = Licenza in vigore.
licenses-resume = Riprendi
licenses-resumed-note = Licenza ripresa.
licenses-convert = Converti in acquistata
licenses-converted-note = La prova è ora una licenza acquistata, per un anno da oggi.
licenses-extend = Prolunga la prova
licenses-extended-note = Prova prolungata di un periodo.
licenses-connect = Collega un client di prova…
licenses-connect-title = Collega un client di prova a { $plan }
licenses-connect-text = L’utente passa a questa licenza con dispositivo, codice e storia. Non serve reinstallare nulla.
licenses-connect-none = Questo cliente non ha client di prova installati da collegare.
licenses-client = Client di prova
licenses-client-choose = Scegli un client
licenses-connect-verb = Collega il client
licenses-connected-note = Client di prova collegato.
licenses-adopt = Porta alle condizioni attuali…
licenses-adopt-title = Portare { $plan } alle condizioni attuali?
licenses-adopt-text = La licenza fu venduta con la revisione { $sold } del piano; ora si vende la revisione { $present }. Unità, utenti e giorni restano.
licenses-adopt-verb = Sposta la licenza
licenses-adopt-same = Ha già le condizioni attuali.
licenses-adopted-note = La licenza ha ora le condizioni attuali del piano.
licenses-revision = Venduta con la revisione { $revision }
licenses-users-move = I suoi utenti passano a un’altra licenza il { $day }.
licenses-users-wait =
    { $count ->
        [one] Un utente non ha trovato posto nella licenza che sostituisce questa e passerà appena lì si libera un’unità.
       *[other] { $count } utenti non hanno trovato posto nella licenza che sostituisce questa e passeranno appena lì si liberano unità.
    }
licenses-suspend = Sospendi…
licenses-suspend-title = Sospendere { $plan }?
licenses-suspend-text =
    { $n ->
        [one] { $n } client installato si ferma al prossimo contatto. Il periodo continua. Puoi riprendere quando vuoi.
       *[other] { $n } client installati si fermano al prossimo contatto. Il periodo continua. Puoi riprendere quando vuoi.
    }
licenses-suspend-verb = Sospendi la licenza
licenses-suspended-note = Licenza sospesa.
licenses-revoke = Revoca…
licenses-revoke-title = Revocare { $plan }?
licenses-revoke-text =
    { $n ->
        [one] { $n } client installato si ferma per sempre. Non si può tornare indietro.
       *[other] { $n } client installati si fermano per sempre. Non si può tornare indietro.
    }
licenses-revoke-instead = Per fermarla solo per un po’:
licenses-revoke-verb = Revoca la licenza
licenses-revoked-note = Licenza revocata.

## A new license
licenses-new-title = Nuova licenza per { $name }
licenses-choose-plan = Scegli il piano.
licenses-other-plan = Altro piano
licenses-no-plans = Nessun piano da vendere
licenses-no-plans-text = Un prodotto ha bisogno di un piano prima di poter emettere licenze.
licenses-months =
    { $n ->
        [one] { $n } mese
       *[other] { $n } mesi
    }
licenses-starts-on = Inizia il
licenses-starts-on-hint = Se vuoto, oggi.
licenses-stage = Stato iniziale
licenses-stage-hint = Solo una licenza in vigore consente l’attivazione.
licenses-new-note = Non viene inviata alcuna e-mail.
licenses-overlap-title = Si sovrappone a licenze che il cliente ha già
licenses-overlap-hint = Scegli che cosa fare di ciascuna.
licenses-overlap-one = { $plan }, { $number }: { $units }, fino al { $day }
licenses-overlap-both = Valgono entrambe e le unità si sommano.
licenses-overlap-ends = Termina il { $day }; i suoi utenti passano alla nuova con dispositivi e codici.
licenses-overlap-arithmetic =
    { $days ->
        [one] { $old } × { $left } giorni ÷ { $new } = { $days } giorno in più: valida fino al { $day }
       *[other] { $old } × { $left } giorni ÷ { $new } = { $days } giorni in più: valida fino al { $day }
    }
licenses-overlap-look = Ricalcola
licenses-locked-plans = Bloccati fino all’approvazione:
licenses-issued-note = Licenza aggiunta.

## The list
licenses-lead = Le licenze di tutti i tuoi clienti.
licenses-find = Cerca per cliente o numero di licenza
licenses-empty = Ancora nessuna licenza
licenses-empty-text = Apri un cliente e aggiungigli una licenza.
licenses-caption = Licenze per cliente
licenses-ends-in = Scade a

## Orders
licenses-order-renewal = Ordina un nuovo periodo
licenses-order-more = Ordina altre unità
licenses-edit-in-place = Modifica qui { $name }
licenses-at-large = { $n ->
        [one] Un dispositivo continua
       *[other] { $n } dispositivi continuano
    } a funzionare con un file di licenza fino al { $date }, anche se { $n ->
        [one] il suo posto è stato liberato
       *[other] i loro posti sono stati liberati
    }.
