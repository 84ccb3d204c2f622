# Customers: the list, the frame around one customer, and its pages.

## Frame
customers-tab-basics = Данные
customers-tab-license = Лицензия
customers-tab-settings = Настройки
customers-tab-users = Пользователи
customers-tab-activity = Журнал
customers-language-en = английский
customers-language-fi = финский
customers-language-it = итальянский
customers-language-es = испанский
customers-language-ru = русский
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
customers-delete = Удалить клиента…
