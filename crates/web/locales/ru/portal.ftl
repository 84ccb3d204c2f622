# Портал клиента: главная страница и администрирование.
portal-title = Администрирование компании
portal-lead = Всё о лицензиях и их пользователях: { $name }.
portal-cabinet = Кабинет
portal-subscription-text = Привязать лицензии к людям и отвязать
portal-users-text = Имена, коды активации и приглашения
portal-requests-text = О чём просят коллеги
portal-licenses-text = Что куплено и до какого дня
portal-installations-text = Используемые устройства
portal-company-text = Название, адрес и контакт
portal-members-text = Кто может управлять
portal-details = Данные компании
portal-bought = Куплено лицензий
portal-assigned = Используется
portal-installed = Установлено
portal-free-note =
    { $n ->
        [one] { $n } свободна
        [few] { $n } свободны
       *[other] { $n } свободно
    }
portal-pending-note =
    { $n ->
        [one] { $n } ждёт регистрации
        [few] { $n } ждут регистрации
       *[other] { $n } ждут регистрации
    }
portal-ending = Лицензии и сроки
portal-no-licenses = Лицензий пока нет. Обратитесь к продавцу.
portal-todo-requests =
    { $n ->
        [one] { $n } коллега просит лицензию
        [few] { $n } коллеги просят лицензию
       *[other] { $n } коллег просят лицензию
    }
portal-todo-free =
    { $n ->
        [one] { $n } лицензия свободна
        [few] { $n } лицензии свободны
       *[other] { $n } лицензий свободно
    }
portal-todo-free-text = Их срок идёт независимо от привязки.
portal-contact = Ваш продавец
portal-contact-none = Контактные данные не указаны.
portal-todo-renew =
    { $n ->
        [one] { $n } лицензия скоро заканчивается или закончилась
        [few] { $n } лицензии скоро заканчиваются или закончились
       *[other] { $n } лицензий скоро заканчиваются или закончились
    }
portal-todo-renew-text = Закажите новый срок и оставьте тех же людей.
