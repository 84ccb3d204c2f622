# The ledger: what became of the units of a license or a purchase code.
ledger-history = История
ledger-title = История: { $plan }
ledger-lead = Каждая единица, которую купили, выдали, освободили или срок которой вышел, и что осталось.
ledger-none = До этого дня ничего не было
ledger-none-text = В тот день лицензии ещё не было.
ledger-as-of = На конец дня { $day }
ledger-day = На день
ledger-day-hint = Что было, когда этот день закончился у клиента.
ledger-show = Показать день
ledger-left = Занято { $used } из { $total }

ledger-what-bought = Куплено: { $units } ({ $edition })
ledger-what-allotted = Передано: { $units } ({ $edition })
ledger-what-returned = Возвращено: { $units } ({ $edition })
ledger-what-bound = Выдано пользователям: { $units } ({ $edition })
ledger-what-released = Освобождено пользователями: { $units } ({ $edition })
ledger-what-renewed = Срок продолжается: { $units } ({ $edition })
ledger-what-expired = Срок истёк: { $units } ({ $edition })
ledger-what-converted = Пробная лицензия стала покупкой: { $units } ({ $edition })
ledger-what-revoked = Отозвано: { $units } ({ $edition })
ledger-what-cancelled = Аннулировано: { $units } ({ $edition })

ledger-source-manual = Вручную
ledger-source-trial = Пробный период
ledger-source-nfr = Не для продажи
ledger-source-purchase-code = Код покупки
ledger-source-invoice = Счёт
ledger-source-handover = Перенос между лицензиями
ledger-source-schedule = По календарю

field-name-as-of = На день
