# Главная страница и журнал событий.

overview-morning = Доброе утро, { $name }
overview-day = Добрый день, { $name }
overview-evening = Добрый вечер, { $name }
overview-night = Здравствуйте, { $name }
overview-lead =
    { $n ->
        [one] { $date }. { $n } дело требует внимания.
        [few] { $date }. { $n } дела требуют внимания.
       *[other] { $date }. { $n } дел требуют внимания.
    }
overview-new-customer = Новый клиент
overview-of = из { $total }
overview-unlimited = без ограничения

overview-customers = Активные клиенты
overview-customers-note = Отключено: { $disabled }
overview-seats = Назначено мест
overview-seats-note = Установлено { $installed } · свободно { $free }
overview-storage = Хранилище
overview-storage-note =
    { $n ->
        [one] на { $n } устройстве
        [few] на { $n } устройствах
       *[other] на { $n } устройствах
    }
overview-accepted = Принятые приглашения
overview-accepted-label = Установлено { $installed } %, ожидают { $open } %, возвращено { $bounced } %
overview-accepted-note =
    { $n ->
        [one] За 30 дней · приглашён { $n }
        [few] За 30 дней · приглашено { $n }
       *[other] За 30 дней · приглашено { $n }
    }
overview-nobody-invited = Пока нет
overview-thirty-days = За последние 30 дней

overview-todo = Требует внимания
overview-clear = Всё в порядке
overview-clear-next = Ближайшее окончание лицензии: { $month }.
overview-clear-text = В течение года лицензии не заканчиваются.
overview-expiring =
    { $n ->
        [one] Лицензия заканчивается за { $days } дней
        [few] Лицензии заканчиваются за { $days } дней
       *[other] Лицензий заканчиваются за { $days } дней
    }
overview-nearest = Ближайшая: { $name }, { $day }
overview-example = Например: { $name }
overview-expiring-do = Открыть лицензии
overview-full =
    { $n ->
        [one] Клиент без свободных мест
        [few] Клиента без свободных мест
       *[other] Клиентов без свободных мест
    }
overview-full-do = Изменить места
overview-bounced =
    { $n ->
        [one] Приглашение не доставлено
        [few] Приглашения не доставлены
       *[other] Приглашений не доставлено
    }
overview-bounced-do = Исправить адреса
overview-waiting =
    { $n ->
        [one] Приглашение ждёт отправки
        [few] Приглашения ждут отправки
       *[other] Приглашений ждут отправки
    }
overview-waiting-do = Отправить
overview-silent =
    { $n ->
        [one] Установка молчит больше { $days } дней
        [few] Установки молчат больше { $days } дней
       *[other] Установок молчат больше { $days } дней
    }
overview-silent-do = Проверить
overview-alerts =
    { $n ->
        [one] Открыто { $n } оповещение
        [few] Открыто { $n } оповещения
       *[other] Открыто { $n } оповещений
    }
overview-alerts-do = Посмотреть

overview-ending = Окончание лицензий, 12 месяцев
overview-ending-text =
    { $n ->
        [one] { $n } лицензия. Выберите месяц, чтобы увидеть список.
        [few] { $n } лицензии. Выберите месяц, чтобы увидеть список.
       *[other] { $n } лицензий. Выберите месяц, чтобы увидеть список.
    }
overview-month =
    { $n ->
        [one] { $month }: заканчивается { $n } лицензия
        [few] { $month }: заканчиваются { $n } лицензии
       *[other] { $month }: заканчивается { $n } лицензий
    }
overview-as-table = Показать таблицей
overview-month-head = Месяц
overview-jobs = Выполняется
overview-jobs-n =
    { $n ->
        [one] { $n } задание
        [few] { $n } задания
       *[other] { $n } заданий
    }
overview-jobs-none = Сейчас ничего не выполняется.
overview-job =
    { $n ->
        [one] Отправка { $n } приглашения
        [few] Отправка { $n } приглашений
       *[other] Отправка { $n } приглашений
    }
overview-job-done = отправлено { $n }
overview-job-failed = не удалось { $n }
overview-job-left = осталось { $n }
overview-plans = Места по тарифам
overview-plan-label = { $plan }: назначено { $used } из { $total } мест
overview-latest = Последние события
overview-latest-all = Все события
overview-latest-none = Пока ничего не произошло.

first-title = Первые шаги
first-text = Каждый шаг отмечается сам, когда сделан.
first-done = Готово:
first-progress = Сделано { $done } из { $total }
first-hide = Скрыть
first-hidden = Первые шаги скрыты. Вернуть их можно в настройках.
first-put-away = Список на обзоре скрыт только у вас.
first-show = Показать снова
first-details = Рассказать о себе
first-details-text = Адрес, с которого уходят письма, и куда клиентам обращаться за помощью
first-details-do = Указать данные
first-plan = Добавить тарифный план
first-plan-text = Продукт с редакциями, затем план со сроком
first-plan-do = Открыть планы
first-units = Получить единицы для продажи
first-units-text = Введите код покупки: его единицы можно отдавать клиентам
first-units-do = Ввести код
first-customer = Добавить первого клиента
first-customer-text = Компания, её язык и часовой пояс
first-customer-do = Добавить клиента
first-user = Пригласить первого пользователя
first-user-text = Откройте клиента, добавьте пользователя и отправьте приглашение
first-user-do = Открыть клиентов
first-colleague = Пригласить коллегу
first-colleague-text = Тот, кто работает здесь вместе с вами, со своей ролью
first-colleague-do = Пригласить

trail-today = Сегодня
trail-yesterday = Вчера
activity-text = Кто и что сделал здесь и во всех организациях ниже.
activity-of = Только
activity-none = Событий пока нет
activity-none-text = Каждое изменение оставляет здесь запись.
activity-all = Все события
activity-newer = Новее
activity-older = Раньше
overview-wanted =
    { $n ->
        [one] { $n } клиент просит ещё лицензии
        [few] { $n } клиента просят ещё лицензии
       *[other] { $n } клиентов просят ещё лицензии
    }
overview-wanted-do = Ответить
overview-bounced-address = Новый адрес: { $name }
overview-bounced-mend = Отправить ещё раз
overview-waiting-send =
    { $n ->
        [one] Отправить { $n } приглашение
        [few] Отправить { $n } приглашения
       *[other] Отправить { $n } приглашений
    }
overview-all = Показать все
overview-next = Дальше
overview-settled = Готово
overview-left =
    { $n ->
        [one] Ещё { $n }
        [few] Ещё { $n }
       *[other] Ещё { $n }
    }
overview-left-none = Это было последнее.
overview-expiring-renew =
    { $n ->
        [one] Продлить на { $n } месяц
        [few] Продлить на { $n } месяца
       *[other] Продлить на { $n } месяцев
    }
overview-full-units = Всего { $edition }
overview-refused-again = Повторить сейчас
overview-silent-free = Освободить место
overview-alerts-invite = Пригласить снова
overview-alerts-space = Задать объём
