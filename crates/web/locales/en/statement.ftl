# Bank statements: a file is read, matched to open invoices, and what is chosen is recorded.
statement-title = Bank statement
statement-text = Payments of a statement are matched to your open invoices. Nothing is recorded before you choose.
statement-file = Statement
statement-file-hint = camt.053 (XML), or CSV with the columns date, amount and any of reference, payer, message, currency. At most 4 MB.
statement-look = Match the payments
statement-look-note = Reading a statement changes nothing.
statement-preview = Payments found
statement-lead =
    { $n ->
        [one] { $n } payment, { $exact } of them exactly one invoice. Choose what to record.
       *[other] { $n } payments, { $exact } of them exactly one invoice each. Choose what to record.
    }
statement-empty = No incoming payments in this statement
statement-empty-text = Only booked money that came in is read.
statement-other = Take another file
statement-payer = Payer
statement-no-payer = Payer unknown
statement-match = Match
statement-invoice = Invoice
statement-candidate = { $number } · { $customer } · to pay { $open }
statement-choose = Invoice paid by { $payer } with { $amount }
statement-leave = Do not record
statement-by-hand = No open invoice fits
statement-record = Record the chosen payments
statement-record-note = What was recorded before is never recorded twice.
statement-recorded-note =
    { $n ->
        [one] { $n } payment is recorded.
       *[other] { $n } payments are recorded.
    }
