# Отправка приглашений.

invitations-lead = Пользователи получают по почте ссылку для загрузки и код активации на своём языке.
invitations-tabs = Приглашения по состоянию
invitations-tab-to-send = К отправке
invitations-tab-all = Все
invitations-tab-waiting = Ожидают
invitations-tab-sent = Отправлены
invitations-tab-opened = Открыты
invitations-tab-installed = Установлено
invitations-tab-bounced = Возвращены
invitations-all-customers = Все клиенты
invitations-show-sent = Показать отправленные
invitations-show-installed = Показать установленные
invitations-send-all =
    { $n ->
        [one] Отправить { $n } приглашение
        [few] Отправить все { $n } приглашения
       *[other] Отправить все { $n } приглашений
    }
invitations-send-selected = Отправить приглашение выбранным
invitations-send-selected-n = Отправить приглашение выбранным ({ $n })
invitations-queued = Приглашения в очереди. Время отправки появится, когда их примет почтовый сервер.
invitations-edit = Изменить: { $name }
invitations-address-of = Новый адрес почты пользователя { $name }
invitations-resend = Отправить снова
invitations-none = Никто не ждёт приглашения
invitations-none-text = Отметьте «Показать отправленные», чтобы увидеть уже приглашённых, или добавьте пользователей клиенту.
invitations-changed-title = Список изменился
invitations-changed-text = Когда вы смотрели, строк было { $seen }, теперь { $now }. Отправить всем ({ $now })?
invitations-preview = Просмотр
invitations-preview-for = Это получит { $name }. Код и ссылка здесь скрыты.
invitations-from = От кого
invitations-subject = Тема

## Почему письмо не отправлено
invitations-answer-seat-removed = Пользователь удалён до отправки письма.
invitations-answer-right-lost = Отправитель больше не вправе отправлять приглашения.
invitations-answer-cancelled = Отправку отменил человек.
invitations-answer-restored = Снято при восстановлении из резервной копии.
