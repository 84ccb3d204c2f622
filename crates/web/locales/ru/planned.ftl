# What is planned for days to come.
nav-calendar = Календарь
customers-tab-planned = План
calendar-lead = Что запланировано, какие лицензии заканчиваются и какие уведомления уйдут.
calendar-months = Месяцы
calendar-previous = Предыдущий месяц
calendar-next = Следующий месяц
calendar-today = Сегодня
calendar-nothing = На этот месяц ничего не приходится.
calendar-more = Запланировано больше, чем помещается здесь. В файле внизу есть всё.
calendar-ends =
    { $n ->
        [one] Заканчивается { $n } лицензия
        [few] Заканчиваются { $n } лицензии
       *[other] Заканчивается { $n } лицензий
    }
calendar-notices =
    { $n ->
        [one] Уйдёт { $n } уведомление
        [few] Уйдут { $n } уведомления
       *[other] Уйдёт { $n } уведомлений
    }
calendar-weekday-1 = пн
calendar-weekday-2 = вт
calendar-weekday-3 = ср
calendar-weekday-4 = чт
calendar-weekday-5 = пт
calendar-weekday-6 = сб
calendar-weekday-7 = вс
planned-title = { $name }: запланированные изменения
planned-heading = Запланированные изменения
planned-lead = Каждое выполняется, когда начинается его день в поясе { $zone }, от имени того, кто его запланировал.
planned-none = Ничего не запланировано
planned-none-text = Увеличьте число единиц с первого числа, уменьшите его в конце срока или отключите клиента в нужный день.
planned-new = Запланировать изменение
planned-what = Что изменить
planned-what-choose = Выберите
planned-choose-units = { $edition }: новое общее число, сейчас { $n }
planned-of-license = { $plan } ({ $number }): { $what }
planned-quantity = Новое общее число
planned-quantity-hint = Только для единиц. Новое общее число, а не разница.
planned-when = Когда
planned-when-day = В определённый день
planned-when-term-end = На следующий день после окончания срока лицензии
planned-day = День
planned-day-hint = Начиная с завтрашнего дня, не дальше пяти лет.
planned-reason = Причина
planned-reason-hint = Нужна, чтобы приостановить лицензию.
planned-rule = Если в этот день используется больше единиц, чем новое общее число, ничего не изменится и вам сообщат.
planned-plan = Запланировать изменение
planned-save = Сохранить изменение
planned-cancel = Отменить изменение
planned-lay-aside = Отложить
planned-made = Изменение запланировано
planned-saved = План сохранён
planned-cancelled = Запланированное изменение отменено
planned-restored = Изменение снова запланировано
planned-by = план: { $name }, { $date }
planned-was-done = Выполнено: { $date }.
planned-was-refused = Попытка: { $date }.
planned-was-cancelled = Отменено: { $name }, { $date }.
planned-was-open = Открыто с { $date }.
planned-refused = Не удалось выполнить
planned-refused-text = Задайте другой день или число либо отложите.
planned-deed-units =
    { $n ->
        [one] { $edition }: { $n } единица
        [few] { $edition }: { $n } единицы
       *[other] { $edition }: { $n } единиц
    }
planned-deed-suspend = Приостановить лицензию
planned-deed-resume = Возобновить лицензию
planned-deed-revoke = Прекратить лицензию навсегда
planned-deed-disable = Отключить клиента
planned-deed-enable = Включить клиента
planned-what-units = Число единиц
planned-what-suspend = Приостановить лицензию
planned-what-resume = Возобновить лицензию
planned-what-revoke = Прекратить лицензию навсегда
planned-what-disable = Отключить клиента
planned-what-enable = Включить клиента
planned-state-open = Запланировано
planned-state-done = Выполнено
planned-state-refused = Не выполнено
planned-state-cancelled = Отменено
planned-caution-below-use =
    { $missing ->
        [one] Сейчас используется { $assigned }: если не освободить { $missing }, ничего не изменится.
        [few] Сейчас используется { $assigned }: если не освободить { $missing }, ничего не изменится.
       *[other] Сейчас используется { $assigned }: если не освободить { $missing }, ничего не изменится.
    }
planned-caution-also-planned = Для этой лицензии также запланировано: { $n }, { $day }.
planned-caution-nothing-changes = Общее число и так будет таким.
planned-caution-after-end = Лицензия закончится раньше, { $day }.
planned-caution-over-before = До этого: { $deed }, { $day }.
planned-license-heading = Запланированные изменения
planned-license-none = Для этой лицензии ничего не запланировано.
overview-planned-refused =
    { $n ->
        [one] { $n } запланированное изменение не удалось выполнить
        [few] { $n } запланированных изменения не удалось выполнить
       *[other] { $n } запланированных изменений не удалось выполнить
    }
overview-planned-refused-do = Смотреть
timeline-title = История: { $name }
timeline-lead = Что произошло с этой записью и кто это сделал.
timeline-none = Об этой записи пока нечего рассказать.
timeline-open = История изменений
trail-undo = Отменить
trail-undone = Отменено
