# Customers: the list, the frame around one customer, and its pages.

## Frame
customers-tab-basics = Данные
customers-tab-license = Лицензия
customers-tab-subscription = Подписка
customers-tab-settings = Настройки
customers-tab-users = Пользователи
customers-tab-keys = Ключи развёртывания
customers-tab-activity = Журнал
customers-choose = Выбрать клиента
customers-choose-new = Новый клиент…
customers-vendor-is = Поставщик: { $name }
customers-send =
    { $n ->
        [one] Отправить { $n } приглашение
        [few] Отправить { $n } приглашения
       *[other] Отправить { $n } приглашений
    }
customers-add-users = Добавить пользователей
customers-add-license = Добавить лицензию
customers-disable = Отключить клиента…
customers-enable = Включить клиента…
customers-move = Переместить клиента…
customers-account-mail = Письмо о создании учётной записи
customers-account-mail-menu = Отправить письмо о создании учётной записи…
customers-account-mail-text = Администратор получит ссылку, по которой выбирают пароль. Ссылка из прежнего письма перестанет действовать.
customers-account-mail-now = Отправить сейчас
customers-account-mail-send = Отправить письмо
customers-account-mail-posted = Письмо поставлено в очередь.
customers-delete = Удалить клиента…

## The list
customers-views = Представления
customers-count =
    { $n ->
        [one] { $n } клиент
        [few] { $n } клиента
       *[other] { $n } клиентов
    }
customers-vendors =
    { $n ->
        [one] { $n } поставщик
        [few] { $n } поставщика
       *[other] { $n } поставщиков
    }
customers-find = Найти по названию, ИНН или почте
customers-add-filter = Фильтр
customers-vendor = Поставщик
customers-vendor-any = Все поставщики
customers-country = Страна
customers-country-any = Все страны
customers-country-choose = Выберите страну
customers-customer = Клиент
customers-plan = Тариф
customers-seats = Места
customers-storage = Хранилище
customers-until = Действует до
customers-status = Статус
customers-no-license = Без лицензии
customers-change-seats = Изменить число мест
customers-caption = Клиенты по названию
customers-empty = Клиентов пока нет
customers-empty-text = Добавьте первого клиента, затем выдайте ему лицензию и добавьте пользователей.

## Titles of the pages
customers-title-basics = { $name }: данные
customers-title-settings = { $name }: настройки
customers-title-activity = { $name }: журнал

## The record
customers-new = Новый клиент
customers-new-title = Новый клиент
customers-create = Создать клиента
customers-saved = Изменения сохранены.
customers-vendor-hint = Кто продаёт этому клиенту.
customers-company = Компания
customers-company-hint = Указывается в приглашениях и выгрузках.
customers-name = Название компании
customers-business-id = ИНН
customers-street = Улица и дом
customers-postal-code = Почтовый индекс
customers-postal-area = Город
customers-contact = Контактное лицо
customers-contact-hint = Получает письмо, когда показывают ключ шифрования.
customers-region = Область, регион или край
customers-contact-first-name = Имя
customers-contact-last-name = Фамилия
customers-account-name = Имя учётной записи
customers-account-name-hint = Уникально среди всех клиентов одного партнёра первого уровня.
customers-contact-email = Электронная почта
customers-names-and-key = Имена пользователей и ключ
customers-prefix = Префикс имён пользователей
customers-prefix-hint = С него начинаются имена, которые система создаёт сама при массовой установке.
customers-key = Ключ шифрования
customers-key-hint = Без этого ключа резервные копии не открыть. Он хранится в зашифрованном виде.
customers-key-new = Новый ключ вместо него
customers-key-new-hint = Оставьте пустым, чтобы сохранить ключ. Копии, сделанные со старым ключом, откроются только им.
customers-key-remove = Удалить ключ
customers-key-show = Показать ключ шифрования
customers-key-title = Ключ шифрования: { $name }
customers-key-reveal-text = Показ ключа записывается под вашим именем в журнал клиента.
customers-key-told = Об этом придёт письмо на { $email }.
customers-key-shown-text = Ключ показан один раз. Чтобы увидеть его снова, запросите его ещё раз.
customers-key-copy = Скопировать ключ
customers-key-kept = Ключ сохранён
customers-nothing = Не указано
customers-twin-title = Этот ИНН уже используется
customers-twin-text = Откройте клиента с этим ИНН или всё равно создайте нового.
customers-conflict-by = Сохранено: { $name }, { $when }

## Settings
customers-new-users = Пользователи
customers-new-users-hint = С чем начинают новые пользователи; потом это можно изменить для каждого.
customers-keep-deleted = Хранить удалённые файлы
customers-keep-deleted-hint = От 0 до 3650 дней.
customers-days = дней
customers-locale = Язык и время
customers-locale-hint = На каком языке клиенту пишут и когда заканчиваются его сутки.
customers-language = Язык писем
customers-time-zone = Часовой пояс
customers-time-zone-hint = Лицензии истекают в 23:59:59 по этому времени.
customers-emergency = На крайний случай
customers-emergency-email = Запасной адрес почты
customers-emergency-hint = Используется, только если основной ящик перестал работать.

## Disabling, enabling, deleting
customers-disabled-since = Отключён с { $when }.
customers-disable-title = Отключить { $name }?
customers-disable-text = Сразу и до тех пор, пока вы не включите клиента снова:
customers-disable-licenses =
    { $n ->
        [one] { $n } лицензия перестаёт действовать; её срок продолжает идти
        [few] { $n } лицензии перестают действовать; их срок продолжает идти
       *[other] { $n } лицензий перестают действовать; их срок продолжает идти
    }
customers-disable-back = Включение вернёт всё точно как было.
customers-disable-verb = Отключить клиента
customers-disable-instead = Отключить вместо этого
customers-disabled-note = Клиент отключён.
customers-reason = Причина
customers-reason-hint = Её видят ваши коллеги, и она остаётся в журнале.
customers-enable-title = Включить { $name }?
customers-enable-text = Активация, связь программ и вход сразу заработают, а задержанные письма уйдут.
customers-enable-verb = Включить клиента
customers-enabled-note = Клиент включён.
customers-delete-title = Удалить { $name }?
customers-delete-text =
    { $n ->
        [one] Клиент будет удалён навсегда вместе с его лицензией ({ $n }). Сохранится только журнал.
        [few] Клиент будет удалён навсегда вместе с его лицензиями ({ $n }). Сохранится только журнал.
       *[other] Клиент будет удалён навсегда вместе с его лицензиями ({ $n }). Сохранится только журнал.
    }
customers-delete-instead = Чтобы остановить работу и всё сохранить:
customers-delete-verb = Удалить клиента
customers-delete-refused = Клиента { $name } пока нельзя удалить
customers-delete-refused-text = Лицензии используются. Сначала удалите их пользователей или отключите клиента: это остановит всё, и это можно отменить.
customers-in-use = Используемые лицензии
customers-assigned = Назначено
customers-installed = Установлено
customers-deleted = { $name }: удалено.

## Activity
customers-activity-none = Пока ничего не произошло
customers-activity-none-text = Здесь появится каждое изменение клиента, его лицензий и пользователей.
customers-newer = Новее
customers-older = Старее
customers-edit-name = Изменить название
customers-edit-contact = Изменить контакт
customers-no-contact = Контакта пока нет
