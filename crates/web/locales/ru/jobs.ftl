# Как идёт отправка.

jobs-heading = Отправка приглашений
jobs-title = { $percent } · { $title }
jobs-sending =
    { $n ->
        [one] Отправляется { $n } приглашение
        [few] Отправляются { $n } приглашения
       *[other] Отправляется { $n } приглашений
    }
jobs-finished =
    { $n ->
        [one] { $n } приглашение: готово
        [few] { $n } приглашения: готово
       *[other] { $n } приглашений: готово
    }
jobs-started = Начал { $name }, { $time }
jobs-sent = отправлено
jobs-bounced = возвращено
jobs-left = осталось
jobs-see-bounced =
    { $n ->
        [one] Показать возвращённое ({ $n })
        [few] Показать возвращённые ({ $n })
       *[other] Показать возвращённые ({ $n })
    }
jobs-leave = Страницу можно закрыть.
jobs-open = Открыть страницу отправки
jobs-to-invitations = К приглашениям
