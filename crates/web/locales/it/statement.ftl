# Bank statements: a file is read, matched to open invoices, and what is chosen is recorded.
statement-title = Estratto conto
statement-text = I pagamenti di un estratto si abbinano alle fatture aperte. Non si registra nulla prima della tua scelta.
statement-file = File dell’estratto
statement-file-hint = camt.053 (XML), oppure CSV con le colonne date, amount e, se servono, reference, payer, message, currency. Al massimo 4 MB.
statement-look = Abbina i pagamenti
statement-look-note = Leggere un estratto non cambia nulla.
statement-preview = Pagamenti trovati
statement-lead =
    { $n ->
        [one] { $n } pagamento, di cui { $exact } corrisponde a una sola fattura. Scegli che cosa registrare.
       *[other] { $n } pagamenti, di cui { $exact } corrispondono a una sola fattura. Scegli che cosa registrare.
    }
statement-empty = Nessun pagamento in entrata in questo estratto
statement-empty-text = Si leggono solo gli accrediti contabilizzati.
statement-other = Scegli un altro file
statement-payer = Ordinante
statement-no-payer = Ordinante sconosciuto
statement-match = Corrispondenza
statement-invoice = Fattura
statement-candidate = { $number } · { $customer } · da pagare { $open }
statement-choose = Fattura pagata da { $payer } con { $amount }
statement-leave = Non registrare
statement-by-hand = Nessuna fattura aperta corrisponde
statement-record = Registra i pagamenti scelti
statement-record-note = Ciò che è già registrato non si registra due volte.
statement-recorded-note =
    { $n ->
        [one] { $n } pagamento registrato.
       *[other] { $n } pagamenti registrati.
    }
