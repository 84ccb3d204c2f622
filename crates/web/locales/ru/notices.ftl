# Notices that a license ends.
notices-heading = Уведомления об окончании
notices-next = Ещё будут отправлены
notices-none = При нынешнем положении уведомлений больше не будет.
notices-off = Уведомления этой лицензии выключены.
notices-before =
    { $days ->
        [one] За { $days } день
        [few] За { $days } дня
       *[other] За { $days } дней
    }
notices-last = В последний день
notices-after =
    { $days ->
        [one] Через { $days } день
        [few] Через { $days } дня
       *[other] Через { $days } дней
    }
notices-to = Кому: { $emails }
notices-to-nobody = Ни у кого нет адреса. Укажите контакт клиента или почту поддержки продавца.
notices-at = В девять утра по времени клиента. Ничего не уходит, когда у лицензии другой срок.
notices-gone = Отправлены
notices-mail = Посмотреть письмо на { $email }
notices-switch-off = Выключить
notices-switch-on = Включить
notices-switched-off = Уведомления этой лицензии выключены
notices-switched-on = Уведомления этой лицензии включены
