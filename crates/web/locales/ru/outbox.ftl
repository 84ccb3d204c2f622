# Исходящие письма и токены API.

outbox-text = Все исходящие письма и ответ почтового сервера.
outbox-all = Все
outbox-search = Поиск по адресу
outbox-kind = Вид письма
outbox-every-kind = Все виды
outbox-none = Писем пока нет
outbox-none-text = Здесь появятся приглашения и уведомления.
outbox-recipient = Получатель
outbox-organization = Организация
outbox-state = Состояние
outbox-when = Когда
outbox-attempts = Попытки
outbox-answer = Ответ сервера
outbox-accepted = принято сервером
outbox-next = следующая попытка
outbox-created = создано
outbox-do-now = Отправить сейчас
outbox-do-cancel = Отменить письмо
outbox-do-again = Отправить снова
outbox-sent-now = Письмо отправляется
outbox-cancelled = Письмо отменено
outbox-again = Письмо снова в очереди
outbox-waiting = Ожидают
outbox-tabs = Письма по состоянию
outbox-everywhere = Все организации
outbox-from = С
outbox-to = по
outbox-test = Проверка: { $kind }
outbox-attempts-n =
    { $n ->
        [one] после { $n } попытки
        [few] после { $n } попыток
       *[other] после { $n } попыток
    }
outbox-goes-out = отправка
outbox-opened = открыто
outbox-do-move = Изменить дату
outbox-do-cancel-many = Отменить письма
outbox-moved = Дата изменена
outbox-letter = Письмо
outbox-letter-text = Таким его получит адресат. Код и ссылка скрыты.
outbox-letter-sent = Так оно выглядело бы сегодня. Код и ссылка скрыты.
outbox-no-letter = Писать нечего.
outbox-show-code = Показать с кодом
outbox-plain = Простой текст
outbox-facts = Сведения
outbox-language = Язык
outbox-there = { $at } ({ $zone })
outbox-user = Открыть пользователя
outbox-subject = Тема
outbox-sender = От кого
outbox-reply = Ответы на
outbox-day = Дата
outbox-time = Время
outbox-history = История
outbox-no-attempts = Попыток ещё не было.
outbox-attempt-accepted = Почтовый сервер принял письмо
outbox-attempt-put-off = Почтовый сервер просил повторить позже
outbox-attempt-refused = Почтовый сервер отказал
outbox-attempt-unknown = Соединение прервалось до ответа
outbox-fell-back = Ваш текст не удалось заполнить. Отправлен встроенный текст.
outbox-many-send-now =
    { $n ->
        [one] Отправить сейчас { $n } письмо
        [few] Отправить сейчас { $n } письма
       *[other] Отправить сейчас { $n } писем
    }
outbox-many-move =
    { $n ->
        [one] Изменить дату { $n } письма
        [few] Изменить дату { $n } писем
       *[other] Изменить дату { $n } писем
    }
outbox-many-cancel =
    { $n ->
        [one] Отменить { $n } письмо
        [few] Отменить { $n } письма
       *[other] Отменить { $n } писем
    }
outbox-many-resend =
    { $n ->
        [one] Отправить ещё раз { $n } письмо
        [few] Отправить ещё раз { $n } письма
       *[other] Отправить ещё раз { $n } писем
    }
outbox-many-none = Это не относится ни к одному из выбранных писем.
outbox-many-applies = Относится к этим:
outbox-many-stays = Эти останутся как есть:
outbox-many-more =
    { $n ->
        [one] и ещё { $n }
        [few] и ещё { $n }
       *[other] и ещё { $n }
    }
outbox-many-done =
    { $n ->
        [one] Изменено { $n } письмо, без изменений: { $left }
        [few] Изменено { $n } письма, без изменений: { $left }
       *[other] Изменено { $n } писем, без изменений: { $left }
    }

tokens-text = С ними программы работают от имени этой организации и всех ниже.
tokens-new = Новый токен API
tokens-new-text = Для { $organization } и всех ниже.
tokens-none = Токенов пока нет
tokens-none-text = Создайте отдельный токен для каждой программы.
tokens-name = Название
tokens-name-hint = Кто им пользуется, например система счетов
tokens-role = Роль
tokens-state = Состояние
tokens-live = Действует
tokens-revoked = Отозван
tokens-expired = Истёк
tokens-expires = Действует до
tokens-used = Последнее использование
tokens-days = Дней
tokens-days-hint = От 1 до 365
tokens-once = Токен показывается один раз.
tokens-do = Создать токен
tokens-made = Токен создан
tokens-copy-now = Скопируйте его сейчас
tokens-copy-now-text = Хранится только отпечаток. Показать токен ещё раз нельзя.
tokens-secret = Токен
tokens-copy = Скопировать токен
tokens-try = Проверить
tokens-copy-command = Скопировать команду
tokens-kept = Токен скопирован
tokens-revoke = Отозвать токен
tokens-revoke-text = Программы с этим токеном сразу получат отказ. Отменить это нельзя.
tokens-revoke-done = Токен отозван
