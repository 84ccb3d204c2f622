# Партнёры, их данные и сотрудники.

organizations-text = Вы и партнёры ниже вас. Клиенты — в отдельном списке.
organizations-new = Новый партнёр
organizations-new-text = Под организацией { $parent }.
organizations-new-below = Новый партнёр ниже
organizations-create = Создать партнёра
organizations-created = Партнёр создан. Теперь пригласите его сотрудников.
organizations-name = Название
organizations-type = Тип
organizations-own = Вы работаете от её имени
organizations-work-as = Работать от имени этой организации
organizations-details = Данные поставщика
organizations-details-hint = Клиенты и партнёры ниже видят это название. Новые клиенты начинают с этого языка и пояса.
organizations-support = Контакты поддержки
organizations-support-hint = Указывается в каждом письме вашим пользователям.
organizations-support-email = Почта поддержки
organizations-support-phone = Телефон поддержки
organizations-read-only = Вы можете видеть эти данные, но не изменять
organizations-saved = Данные сохранены
organizations-delete = Удалить партнёра
organizations-delete-title = Удалить { $name }
organizations-delete-text = Сотрудники потеряют доступ, токены API перестанут действовать. Отменить нельзя. Удаление невозможно, пока ниже есть клиенты, партнёры или продукты.
organizations-deleted = Партнёр удалён
organizations-staff = Сотрудники

staff-invite = Пригласить сотрудника
staff-invite-hint = Придёт письмо со ссылкой, которая действует три дня.
staff-invite-do = Отправить приглашение
staff-language = Язык письма
staff-ceiling = Роль действует здесь и во всех организациях ниже. Никто не может дать больше, чем имеет сам.
staff-invited = Приглашение для { $email } отправляется
staff-none = Своих сотрудников пока нет
staff-none-text = Сотрудники вышестоящих организаций тоже могут работать здесь.
staff-seen = Последний вход
staff-you = вы
staff-role-change = Изменить роль
staff-role-changed = Роль изменена
staff-remove = Убрать из сотрудников
staff-remove-text = Права в { $organization } и ниже сразу пропадут. Созданные там токены API перестанут действовать.
staff-removed = Сотрудник убран
staff-pending = Приглашены, ещё не присоединились
staff-withdraw = Отозвать
staff-withdraw-this = Отозвать: { $email }
staff-withdrawn = Приглашение отозвано
staff-pending-waits = Срок считается с отправки письма

## Отключение, включение, закрытие
organizations-standing = Перемещение, отключение, закрытие
organizations-move = Переместить…
organizations-move-hint = Под другую организацию, вместе со всеми клиентами и партнёрами ниже.
organizations-disable = Отключить…
organizations-disable-hint = Останавливает его и всё ниже, пока вы не включите его снова.
organizations-enable = Включить…
organizations-enable-hint = Вернёт всё точно как было.
organizations-close = Закрыть…
organizations-close-hint = Завершает отношения навсегда. Данные и история сохраняются.
organizations-delete-hint = Только для партнёра, ниже которого ничего нет.
organizations-closed = Закрыт
organizations-stopped-above = Отключён сверху
organizations-closed-since = Закрыт навсегда с { $when }.
organizations-stopped-by = Организация { $name } отключена вместе со всем, что ниже: активация, связь, вход и почта ждут, пока её не включат снова.
organizations-disable-title = Отключить { $name }?
organizations-disable-text = Сразу и до тех пор, пока вы не включите партнёра снова, у него и ниже ничего не работает. Отключаются:
organizations-disable-back = Ничего не пропадёт. Включение вернёт всё точно как было; отключённое отдельно останется отключённым.
organizations-disable-verb = Отключить партнёра
organizations-disabled-note = Партнёр отключён
organizations-enable-title = Включить { $name }?
organizations-enable-text = Активация, связь, вход и токены API сразу заработают снова, а задержанные письма уйдут. Отключённое отдельно останется отключённым.
organizations-enable-above = Вышестоящая организация тоже отключена: ничего не заработает, пока не включат и её.
organizations-enable-verb = Включить партнёра
organizations-enabled-note = Партнёр включён
organizations-close-title = Закрыть { $name } навсегда?
organizations-close-text = Отношения завершаются и не возобновляются. Закрытие невозможно, пока ниже есть открытые клиенты или партнёры. Завершится:
organizations-close-stays = Данные и история остаются в списке с пометкой «закрыт».
organizations-close-verb = Закрыть партнёра
organizations-closed-note = Партнёр закрыт

## Кто отключается
cut-off-nobody = Сейчас там никто не работает.
cut-off-customers =
    { $n ->
        [one] { $n } клиент
        [few] { $n } клиента
       *[other] { $n } клиентов
    }
cut-off-stopped =
    { $n ->
        [one] Ещё { $n } клиент уже отключён
        [few] Ещё { $n } клиента уже отключены
       *[other] Ещё { $n } клиентов уже отключены
    }
cut-off-partners =
    { $n ->
        [one] { $n } партнёр ниже
        [few] { $n } партнёра ниже
       *[other] { $n } партнёров ниже
    }
cut-off-users =
    { $n ->
        [one] { $n } пользователь больше не сможет активировать программу
        [few] { $n } пользователя больше не смогут активировать программу
       *[other] { $n } пользователей больше не смогут активировать программу
    }
cut-off-installations =
    { $n ->
        [one] { $n } установленная программа узнает, что клиент отключён
        [few] { $n } установленные программы узнают, что клиент отключён
       *[other] { $n } установленных программ узнают, что клиент отключён
    }
cut-off-mails =
    { $n ->
        [one] { $n } ожидающее письмо задерживается
        [few] { $n } ожидающих письма задерживаются
       *[other] { $n } ожидающих писем задерживаются
    }
cut-off-staff =
    { $n ->
        [one] { $n } сотрудник больше не сможет там работать
        [few] { $n } сотрудника больше не смогут там работать
       *[other] { $n } сотрудников больше не смогут там работать
    }
cut-off-tokens =
    { $n ->
        [one] { $n } токен API отклоняется
        [few] { $n } токена API отклоняются
       *[other] { $n } токенов API отклоняются
    }
cut-off-invitations =
    { $n ->
        [one] { $n } приглашение сотрудника нельзя принять
        [few] { $n } приглашения сотрудников нельзя принять
       *[other] { $n } приглашений сотрудников нельзя принять
    }
cut-off-names = Среди них:
cut-off-more =
    { $n ->
        [one] и ещё { $n }
        [few] и ещё { $n }
       *[other] и ещё { $n }
    }
close-memberships =
    { $n ->
        [one] членство { $n } сотрудника
        [few] членство { $n } сотрудников
       *[other] членство { $n } сотрудников
    }

## Перемещение
move-title = Переместить { $name }
move-text = Новая ветвь сразу видит всё, включая историю; старая больше ничего не видит. Лицензии, пользователи и установки остаются как есть. Что переместится и что завершится:
move-partners =
    { $n ->
        [one] { $n } партнёр переместится вместе с ним
        [few] { $n } партнёра переместятся вместе с ним
       *[other] { $n } партнёров переместятся вместе с ним
    }
move-customers =
    { $n ->
        [one] { $n } клиент переместится вместе с ним
        [few] { $n } клиента переместятся вместе с ним
       *[other] { $n } клиентов переместятся вместе с ним
    }
move-logins =
    { $n ->
        [one] { $n } сеанс его сотрудников завершится; им придётся войти снова
        [few] { $n } сеанса его сотрудников завершатся; им придётся войти снова
       *[other] { $n } сеансов его сотрудников завершатся; им придётся войти снова
    }
move-tokens =
    { $n ->
        [one] { $n } токен API перестанет действовать навсегда
        [few] { $n } токена API перестанут действовать навсегда
       *[other] { $n } токенов API перестанут действовать навсегда
    }
move-invitations =
    { $n ->
        [one] { $n } приглашение сотрудника отзывается
        [few] { $n } приглашения сотрудников отзываются
       *[other] { $n } приглашений сотрудников отзываются
    }
move-parent = Новое место
move-parent-hint = Под какой организацией она будет дальше. Если её нет в списке, воспользуйтесь поиском.
move-choose = Выберите организацию
move-nowhere = Другого места в пределах ваших прав нет.
move-verb = Переместить
move-done = Перемещено

## Типы партнёров
partner-types-title = Типы партнёров
partner-types-text = Что могут партнёры каждого типа у себя и ниже. Роли ограничивают дальше: наблюдатель только смотрит.
partner-types-laws = Две вещи не меняет ни один тип: кто где-то состоит, видит это место, его сотрудников и клиентов; и никто не трогает договор партнёра, в котором состоит.
partner-types-read-only = Изменять это могут только администраторы оператора
partner-types-action = Право
partner-types-always = Всегда
partner-types-allowed = { $action }: { $type }
partner-types-default-yes = Изменено; обычно разрешено
partner-types-default-no = Изменено; обычно запрещено
partner-types-save = Сохранить права
partner-types-saved = Права сохранены и уже действуют
partner-types-reset = Вернуть по умолчанию: { $type }
partner-types-changed = Отличается от исходного: { $type }
