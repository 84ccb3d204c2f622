# Bank statements: a file is read, matched to open invoices, and what is chosen is recorded.
statement-title = Выписка банка
statement-text = Платежи выписки сопоставляются с неоплаченными счетами. До вашего выбора ничего не учитывается.
statement-file = Файл выписки
statement-file-hint = camt.053 (XML) или CSV со столбцами date, amount и при наличии reference, payer, message, currency. Не больше 4 МБ.
statement-look = Сопоставить платежи
statement-look-note = Чтение выписки ничего не меняет.
statement-preview = Найденные платежи
statement-lead =
    { $n ->
        [one] { $n } платёж, точно подходит к одному счёту: { $exact }. Выберите, что учесть.
        [few] { $n } платежа, точно подходят к одному счёту: { $exact }. Выберите, что учесть.
       *[other] { $n } платежей, точно подходят к одному счёту: { $exact }. Выберите, что учесть.
    }
statement-empty = В этой выписке нет поступлений
statement-empty-text = Читаются только проведённые поступления.
statement-other = Выбрать другой файл
statement-payer = Плательщик
statement-no-payer = Плательщик неизвестен
statement-match = Совпадение
statement-invoice = Счёт
statement-candidate = { $number } · { $customer } · к оплате { $open }
statement-choose = Счёт, оплаченный { $payer } на { $amount }
statement-leave = Не учитывать
statement-by-hand = Подходящего счёта нет
statement-record = Учесть выбранные платежи
statement-record-note = Учтённое ранее второй раз не учитывается.
statement-recorded-note =
    { $n ->
        [one] Учтён { $n } платёж.
        [few] Учтено { $n } платежа.
       *[other] Учтено { $n } платежей.
    }
