# Working in bulk: the bar over a list, the page before it is done, the run.

bulk-do-disable-customers =
    { $n ->
        [one] Отключить { $n } клиента
        [few] Отключить { $n } клиентов
       *[other] Отключить { $n } клиентов
    }
bulk-do-enable-customers =
    { $n ->
        [one] Включить { $n } клиента
        [few] Включить { $n } клиентов
       *[other] Включить { $n } клиентов
    }
bulk-do-extend-customers =
    { $n ->
        [one] Продлить { $n } лицензию клиентов
        [few] Продлить { $n } лицензии клиентов
       *[other] Продлить { $n } лицензий клиентов
    }
bulk-do-extend-licenses =
    { $n ->
        [one] Продлить { $n } лицензию
        [few] Продлить { $n } лицензии
       *[other] Продлить { $n } лицензий
    }
bulk-do-suspend-licenses =
    { $n ->
        [one] Приостановить { $n } лицензию
        [few] Приостановить { $n } лицензии
       *[other] Приостановить { $n } лицензий
    }
bulk-do-resume-licenses =
    { $n ->
        [one] Возобновить { $n } лицензию
        [few] Возобновить { $n } лицензии
       *[other] Возобновить { $n } лицензий
    }
bulk-do-add-units =
    { $n ->
        [one] Добавить единицы в { $n } лицензию
        [few] Добавить единицы в { $n } лицензии
       *[other] Добавить единицы в { $n } лицензий
    }
bulk-do-send-invitations =
    { $n ->
        [one] Отправить { $n } приглашение
        [few] Отправить { $n } приглашения
       *[other] Отправить { $n } приглашений
    }
bulk-do-remove-users =
    { $n ->
        [one] Удалить { $n } пользователя
        [few] Удалить { $n } пользователей
       *[other] Удалить { $n } пользователей
    }
bulk-do-release-devices =
    { $n ->
        [one] Освободить { $n } устройство
        [few] Освободить { $n } устройства
       *[other] Освободить { $n } устройств
    }

bulk-action-disable-customers = Отключить клиентов
bulk-action-enable-customers = Включить клиентов
bulk-action-extend-customers = Продлить лицензии клиентов
bulk-action-extend-licenses = Продлить лицензии
bulk-action-suspend-licenses = Приостановить лицензии
bulk-action-resume-licenses = Возобновить лицензии
bulk-action-add-units = Добавить единицы в лицензии
bulk-action-send-invitations = Отправить приглашения
bulk-action-remove-users = Удалить пользователей
bulk-action-release-devices = Освободить устройства

bulk-short-disable-customers = Отключить
bulk-short-enable-customers = Включить
bulk-short-extend-customers = Продлить лицензии
bulk-short-extend-licenses = Продлить
bulk-short-suspend-licenses = Приостановить
bulk-short-resume-licenses = Возобновить
bulk-short-add-units = Добавить единицы
bulk-short-send-invitations = Отправить приглашения
bulk-short-remove-users = Удалить
bulk-short-release-devices = Освободить

bulk-effect-disable-customers = Активации, обращения программ и письма этих клиентов прекратятся сразу. Ничего не удаляется.
bulk-effect-enable-customers = Всё снова работает так, как до отключения.
bulk-effect-extend-customers = Сдвигается последний день их лицензий; пробные и закончившиеся не меняются. Срок никогда не сокращается.
bulk-effect-extend-licenses = Сдвигается последний день; единицы и пользователи остаются. Срок никогда не сокращается.
bulk-effect-suspend-licenses = Программы узнают при следующем обращении, что лицензия приостановлена.
bulk-effect-resume-licenses = Программы смогут работать снова со следующего обращения.
bulk-effect-add-units = Общее число единиц издания растёт; никому они пока не выдаются.
bulk-effect-send-invitations = Каждый получит письмо с именем пользователя и кодом активации. Пока письмо ждёт отправки, его можно отменить.
bulk-effect-remove-users = Места освободятся, а коды активации перестанут действовать.
bulk-effect-release-devices = Места освободятся сразу, а устройства узнают об этом при следующем обращении.

bulk-undo-of = Отмена: { $title }
bulk-changed = При просмотре было { $seen }, сейчас { $now }
bulk-changed-text = Проверьте список ниже и подтвердите ещё раз.
bulk-to-whom = Это коснётся:
bulk-none = Ни с одной из выбранных записей этого сделать нельзя.
bulk-reason = Причина
bulk-reason-hint = Её видят ваши коллеги, и она остаётся в журнале.
bulk-until = Новый последний день
bulk-months = Или дольше на
bulk-months-none = До дня слева
bulk-edition = Издание
bulk-units = Сколько единиц добавить
bulk-cannot-undo = Отменить это нельзя.
bulk-heading = Массовые действия
bulk-lead = Что было сделано сразу со многими записями и чем кончилось для каждой.
bulk-empty = Массовых действий ещё не было
bulk-empty-text = Отметьте строки в списке, например клиентов, и выберите, что с ними сделать.
bulk-what = Действие
bulk-state = Состояние
bulk-result = Итог
bulk-at = Когда
bulk-record = Запись
bulk-customer = Клиент
bulk-outcome = Исход
bulk-why = Причина
bulk-state-running = Выполняется
bulk-state-stopped = Остановлено
bulk-state-finished = Завершено
bulk-item-waiting = Осталось
bulk-item-done = Сделано
bulk-item-failed = Не удалось
bulk-item-skipped = Пропущено
bulk-all = Все
bulk-progress = Ход работы
bulk-records = Записи
bulk-nothing-here = Таких записей нет.
bulk-n-done = сделано: { $n }
bulk-n-failed = не удалось: { $n }
bulk-n-left = осталось: { $n }
bulk-n-skipped = пропущено: { $n }
bulk-stop = Остановить
bulk-failures = Неудачи в CSV
bulk-undoes = Это отменяет более раннее действие
bulk-undone-by = Это действие отменено

bulk-more = и ещё { $n }
bulk-left-out-n =
    { $n ->
        [one] { $n } запись пропускается: почему
        [few] { $n } записи пропускаются: почему
       *[other] { $n } записей пропускаются: почему
    }
bulk-months-n =
    { $n ->
        [one] { $n } месяц
        [few] { $n } месяца
       *[other] { $n } месяцев
    }
bulk-can-undo =
    { $n ->
        [one] Отменить можно в течение { $n } дня.
        [few] Отменить можно в течение { $n } дней.
       *[other] Отменить можно в течение { $n } дней.
    }
bulk-resume =
    { $n ->
        [one] Продолжить, осталась { $n }
        [few] Продолжить, осталось { $n }
       *[other] Продолжить, осталось { $n }
    }
bulk-retry =
    { $n ->
        [one] Повторить { $n } неудачу
        [few] Повторить { $n } неудачи
       *[other] Повторить { $n } неудач
    }
bulk-undo = Отменить { $n }
