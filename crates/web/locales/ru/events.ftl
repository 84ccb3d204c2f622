# Журнал: `event-СЛОВО` — фраза, `field-name-ПОЛЕ` — изменённое поле, `value-…` — его значение.
# `-self` — фраза, когда человек делает это для себя. Глаголы прошедшего времени зависят от пола, поэтому страдательные.

## Кто действует и откуда
actor-person = { $name }
actor-token = Токен API { $name }
actor-device = Устройство
actor-system = Система
actor-command-line = Командная строка
actor-stranger = Посетитель без входа
door-console = Консоль
door-api = Интерфейс API
door-activation = Активация
door-cli = Командная строка
door-worker = Фоновая работа

## Вход и учётные записи
event-set-up = { $actor }: сервис настроен для «{ $subject }»
event-logged-in = { $actor }: вход выполнен
event-logged-out = { $actor }: выход выполнен
event-login-refused = { $actor }: отказано во входе в учётную запись «{ $subject }»
event-sessions-ended =
    { $count ->
        [one] { $actor }: завершён { $count } сеанс учётной записи «{ $subject }»
        [few] { $actor }: завершены { $count } сеанса учётной записи «{ $subject }»
       *[other] { $actor }: завершено { $count } сеансов учётной записи «{ $subject }»
    }
event-sessions-ended-self =
    { $count ->
        [one] { $actor }: завершён { $count } собственный сеанс
        [few] { $actor }: завершены { $count } собственных сеанса
       *[other] { $actor }: завершено { $count } собственных сеансов
    }
event-password-changed = { $actor }: изменён пароль учётной записи «{ $subject }»
event-password-changed-self = { $actor }: изменён собственный пароль
event-password-reset-asked = { $actor }: запрошен новый пароль для «{ $subject }»
event-account-registered = { $actor }: зарегистрирована учётная запись «{ $subject }»
event-account-registered-self = { $actor }: регистрация пройдена
event-account-changed = { $actor }: изменена учётная запись «{ $subject }»
event-account-changed-self = { $actor }: изменены собственные данные
event-account-disabled = { $actor }: отключена учётная запись «{ $subject }»
event-account-enabled = { $actor }: включена учётная запись «{ $subject }»
event-member-invited = { $actor }: отправлено приглашение сотруднику { $subject }
event-invitation-withdrawn = { $actor }: отозвано приглашение сотрудника { $subject }
event-member-added = { $actor }: новый сотрудник — { $subject }
event-member-added-self = { $actor }: приглашение в сотрудники принято
event-member-changed = { $actor }: изменена роль сотрудника { $subject }
event-member-removed = { $actor }: больше не сотрудник — { $subject }
event-token-made = { $actor }: создан токен API «{ $subject }»
event-token-revoked = { $actor }: отозван токен API «{ $subject }»

## Организации и клиенты
event-organization-created = { $actor }: создана организация «{ $subject }»
event-organization-changed = { $actor }: изменена организация «{ $subject }»
event-organization-deleted = { $actor }: удалена организация «{ $subject }»
event-organization-disabled = { $actor }: отключён партнёр «{ $subject }»
event-organization-enabled = { $actor }: включён партнёр «{ $subject }»
event-organization-closed = { $actor }: навсегда закрыт партнёр «{ $subject }»
event-organization-moved = { $actor }: организация «{ $subject }» перемещена
event-organization-left = { $actor }: организация «{ $subject }» ушла отсюда
event-organization-arrived = { $actor }: организация «{ $subject }» перешла сюда
event-partner-type-changed = { $actor }: изменены права типа партнёра «{ $subject }»
event-branding-changed = { $actor }: изменено оформление организации «{ $subject }»
event-customer-created = { $actor }: создан клиент «{ $subject }»
event-customer-changed = { $actor }: изменён клиент «{ $subject }»
event-customer-deleted = { $actor }: удалён клиент «{ $subject }»
event-customer-disabled = { $actor }: отключён клиент «{ $subject }»
event-customer-enabled = { $actor }: включён клиент «{ $subject }»
event-key-revealed = { $actor }: просмотрен ключ шифрования клиента «{ $subject }»

## Продукты и тарифные планы
event-product-created = { $actor }: создан продукт «{ $subject }»
event-product-changed = { $actor }: изменён продукт «{ $subject }»
event-plan-created = { $actor }: создан тарифный план «{ $subject }»
event-plan-changed = { $actor }: изменён тарифный план «{ $subject }»
event-plan-sellers-changed = { $actor }: изменено, кто может продавать тарифный план «{ $subject }»
event-plan-approved = { $actor }: одобрены условия тарифного плана «{ $subject }»
event-license-replaced = { $actor }: лицензия «{ $subject }» заменена другой
event-license-terms-adopted = { $actor }: лицензия «{ $subject }» переведена на нынешние условия тарифного плана
event-users-handed-over = { $actor }: пользователи лицензии «{ $subject }» перешли на заменившую её
event-users-partly-handed-over = { $actor }: часть пользователей лицензии «{ $subject }» перешла на заменившую её; остальные ждут свободных мест
event-handover-failed = { $actor }: пользователей лицензии «{ $subject }» перевести не удалось, они остались на ней

## Лицензии
event-license-issued = { $actor }: выдана лицензия «{ $subject }»
event-license-changed = { $actor }: изменена лицензия «{ $subject }»
event-license-suspended = { $actor }: приостановлена лицензия «{ $subject }»
event-license-resumed = { $actor }: возобновлена лицензия «{ $subject }»
event-license-revoked = { $actor }: отозвана лицензия «{ $subject }»
event-license-put-in-force = { $actor }: введена в действие лицензия «{ $subject }»
event-trial-extended = { $actor }: продлён пробный срок «{ $subject }»
event-trial-converted = { $actor }: пробная лицензия «{ $subject }» переведена в платную
event-trial-client-connected = { $actor }: пробное устройство подключено к лицензии «{ $subject }»

## Пользователи и коды
event-seats-added =
    { $count ->
        [one] { $actor }: добавлен { $count } пользователь: { $subject }
        [few] { $actor }: добавлены { $count } пользователя: { $subject }
       *[other] { $actor }: добавлено { $count } пользователей: { $subject }
    }
event-seat-changed = { $actor }: изменён пользователь { $subject }
event-seat-removed = { $actor }: удалён пользователь { $subject }
event-seats-bound =
    { $count ->
        [one] { $actor }: лицензия привязана к { $subject }
        [few] { $actor }: привязаны { $count } лицензии, { $subject }
       *[other] { $actor }: привязано { $count } лицензий, { $subject }
    }
event-seats-unbound =
    { $count ->
        [one] { $actor }: лицензия отвязана от { $subject }
        [few] { $actor }: отвязаны { $count } лицензии, { $subject }
       *[other] { $actor }: отвязано { $count } лицензий, { $subject }
    }
event-unbinding-undone =
    { $count ->
        [one] { $actor }: привязка восстановлена, { $subject }
        [few] { $actor }: восстановлены { $count } привязки, { $subject }
       *[other] { $actor }: восстановлено { $count } привязок, { $subject }
    }
event-binding-completed = { $actor }: регистрация с адресом { $subject }, отложенные лицензии выданы
event-registration-asked = { $actor }: на адрес { $subject } отправлена просьба зарегистрироваться
event-request-made =
    { $count ->
        [one] { $actor }: запрошено { $subject }
        [few] { $actor }: запрошено { $count } × { $subject }
       *[other] { $actor }: запрошено { $count } × { $subject }
    }
event-request-granted = { $actor }: запрос выполнен, { $subject }
event-request-declined = { $actor }: запрос отклонён, { $subject }
event-request-withdrawn = { $actor }: запрос отозван, { $subject }
event-code-renewed = { $actor }: новый код активации для { $subject }
event-code-revealed =
    { $count ->
        [one] { $actor }: просмотрен { $count } код активации: { $subject }
        [few] { $actor }: просмотрены { $count } кода активации: { $subject }
       *[other] { $actor }: просмотрено { $count } кодов активации: { $subject }
    }

## Приглашения и другая почта
event-invitations-queued =
    { $count ->
        [one] { $actor }: поставлено в очередь { $count } приглашение пользователям клиента «{ $subject }»
        [few] { $actor }: поставлены в очередь { $count } приглашения пользователям клиента «{ $subject }»
       *[other] { $actor }: поставлено в очередь { $count } приглашений пользователям клиента «{ $subject }»
    }
event-invitations-queued-self = { $subject }: запрошено новое приглашение
event-message-sent = { $actor }: отправлено письмо на { $subject }
event-message-bounced = Письмо на { $subject } вернулось
event-message-failed = Письмо на { $subject } не удалось доставить
event-message-cancelled = { $actor }: отменено письмо на { $subject }
event-message-requeued = { $actor }: письмо на { $subject } возвращено в очередь
event-message-resent = { $actor }: письмо на адрес { $subject } отправлено ещё раз
event-template-changed = { $actor }: изменён текст письма { $subject }
event-template-reset = { $actor }: убран собственный текст письма { $subject }
event-template-tested = { $actor }: проверен текст письма { $subject }

## Purchase codes
event-purchase-codes-shown = { $actor } посмотрел(а) коды покупки: { $subject }
event-purchase-code-entered = { $actor } добавил(а) код покупки { $subject }
event-purchase-code-updated = { $actor } обновил(а) запись кодом покупки { $subject }
event-purchase-code-changed = { $actor } изменил(а) запись кода покупки { $subject }
event-purchase-code-cancelled = { $actor } аннулировал(а) код покупки { $subject }
event-purchase-codes-made =
    { $count ->
        [one] { $actor } выпустил(а) { $count } код покупки: { $subject }
        [few] { $actor } выпустил(а) { $count } кода покупки: { $subject }
       *[other] { $actor } выпустил(а) { $count } кодов покупки: { $subject }
    }
event-units-allotted =
    { $count ->
        [one] { $actor } передал(а) { $count } единицу кода покупки: { $subject }
        [few] { $actor } передал(а) { $count } единицы кода покупки: { $subject }
       *[other] { $actor } передал(а) { $count } единиц кода покупки: { $subject }
    }
event-units-returned =
    { $count ->
        [one] { $actor } забрал(а) { $count } единицу кода покупки: { $subject }
        [few] { $actor } забрал(а) { $count } единицы кода покупки: { $subject }
       *[other] { $actor } забрал(а) { $count } единиц кода покупки: { $subject }
    }

## Установки и ключи
event-activated = Программа активирована на устройстве { $subject }
event-deployment-key-made = { $actor }: создан ключ развёртывания { $subject }
event-deployment-key-changed = { $actor }: изменён ключ развёртывания { $subject }
event-deployment-key-rotated = { $actor }: заменён ключ развёртывания { $subject }
event-deployment-key-revoked = { $actor }: отозван ключ развёртывания { $subject }
event-enrolled = Устройство { $subject } зарегистрировано по ключу развёртывания
event-installation-claimed = Установку { $subject } взял на себя человек
event-alerts-changed = { $actor }: изменены настройки оповещений { $subject }
event-released = { $actor }: освобождена установка { $subject }
event-device-recognized = Устройство { $subject } опознано после замены деталей
event-device-moves-forgiven = { $actor }: пользователю { $subject } возвращены все переносы
event-installation-silenced = Место устройства { $subject } освобождено: оно давно не выходило на связь
event-installation-revived = Устройству { $subject } возвращено место
event-license-file-issued = { $actor }: создан файл лицензии для { $subject }
event-receipt-kept = Получена квитанция о прежнем возврате: { $subject }
event-signing-key-made = { $actor }: создан ключ подписи для { $subject }
event-signing-key-retired = { $actor }: выведен из работы ключ подписи { $subject }
event-signing-key-withdrawn = { $actor }: отозван ключ подписи { $subject }
event-program-message-written = { $actor }: написано сообщение, которое показывают программы: { $subject }
event-program-message-withdrawn = { $actor }: отозвано сообщение, которое показывают программы: { $subject }
event-list-exported = { $actor }: список выгружен в файл, { $subject }
event-view-saved = { $actor }: вид открыт организации — { $subject }
event-view-changed = { $actor }: вид изменён — { $subject }
event-view-deleted = { $actor }: вид удалён — { $subject }
event-view-restored = { $actor }: вид возвращён — { $subject }
event-first-steps-hidden = { $actor }: первые шаги скрыты, { $subject }
event-first-steps-shown = { $actor }: первые шаги показаны снова, { $subject }
event-import-started = { $actor }: начат импорт, { $subject }
event-import-finished = { $actor }: импорт выполнен, { $subject }
event-import-undone = { $actor }: импорт отменён, { $subject }

## Поля
field-name-company = Компания
field-name-management = Кто добавляет пользователей
field-name-plan = Тарифный план
field-name-purchase-code = Код покупки
field-name-total = Всего
field-name-units-missing = Единицы, переданные другим
field-name-withdrawn = Снято единиц
field-name-of = { $field } ({ $edition })
field-name-account-name = Имя учётной записи
field-name-accent = Основной цвет
field-name-logo = Логотип
field-name-sender-domains = Домены, разрешённые для отправки
field-name-sender-email = Адрес отправителя
field-name-sender-name = Имя отправителя
field-name-answer = Ответ
field-name-asked = Кто запросил
field-name-business-id = ИНН
field-name-client-limit-gb = Лимит на одну программу
field-name-receipt = Квитанция файла лицензии
field-name-code = Код
field-name-comments = Комментарии
field-name-contact-email = Эл. почта контактного лица
field-name-contact-first-name = Имя контактного лица
field-name-contact-last-name = Фамилия контактного лица
field-name-count = Количество
field-name-failed = Не удалось
field-name-skipped = Пропущено
field-name-country = Страна
field-name-default-units = Единиц в начале
field-name-devices = Устройства
field-name-devices-per-seat = Устройств на одно место
field-name-download-url = Адрес загрузки
field-name-edition = Редакция
field-name-editions = Редакции
field-name-editions-added = Добавленные редакции
field-name-editions-removed = Убранные редакции
field-name-email = Эл. почта
field-name-emergency-email = Резервная эл. почта
field-name-encryption-key = Ключ шифрования
field-name-enforcement = Контроль лицензии
field-name-expires-at = Истекает
field-name-extra-space-gb = Дополнительное место
field-name-features = Возможности
field-name-filter = Отбор
field-name-format = Формат файла
field-name-grace-days = Льготный период в днях
field-name-granted = Разрешено
field-name-ip = IP-адрес
field-name-keep-deleted-days = Срок хранения удалённых файлов в днях
field-name-key-id = Ключ
field-name-claimed-from = Взято у
field-name-files = Файлы лицензий
field-name-new-key-id = Новый ключ
field-name-language = Язык
field-name-life-ends-on = Последний день действия плана
field-name-list = Список
field-name-name = Название
field-name-notice-days = Предупреждение в днях
field-name-notices = Уведомления об окончании
field-name-notice-schedule = Уведомления уходят в эти дни
field-name-nouns = Свои названия единиц
field-name-sellers = Кто может продавать
field-name-chosen = Выбранные партнёры
field-name-partner = Партнёр
field-name-plan-revision = Редакция тарифа
field-name-replaced-by = Чем заменена
field-name-users-moved = Переведено пользователей
field-name-users-move-on = Пользователи перейдут
field-name-days-added = Добавлено дней
field-name-refusal = Причина
field-name-waiting = Ожидают
field-name-number = Номер
field-name-platform = Платформа
field-name-postal-area = Город
field-name-postal-code = Почтовый индекс
field-name-quantity = Количество
field-name-reason = Причина
field-name-region = Область, регион или край
field-name-role = Роль
field-name-sale-ends-on = Последний день продажи
field-name-send-at = Время отправки
field-name-sessions-ended = Завершено сеансов
field-name-tokens-revoked = Завершено токенов API
field-name-invitations-withdrawn = Отозвано приглашений сотрудников
field-name-memberships-ended = Прекращено членств
field-name-state = Состояние
field-name-storage-gb = Место на единицу
field-name-street-address = Улица и дом
field-name-support-email = Эл. почта поддержки
field-name-support-phone = Телефон поддержки
field-name-taken = Больше не разрешено
field-name-term-months = Срок в месяцах
field-name-theme = Тема
field-name-time-zone = Часовой пояс
field-name-trial-extensions = Продления пробного срока
field-name-type = Вид
field-name-unit = Единица
field-name-username = Имя пользователя
field-name-username-prefix = Префикс имён пользователей
field-name-subject = Тема
field-name-preheader = Строка предпросмотра
field-name-greeting = Приветствие
field-name-body = Текст
field-name-button = Кнопка
field-name-why = Заключение
field-name-valid-from = Действует с
field-name-valid-to = Действует до
field-name-version = Версия
field-name-name-pattern = Имена пользователей
field-name-most-devices = Устройств не больше
field-name-last-on = Последний день
field-name-networks = Сети
field-name-overlap-hours = Прежний ключ действует, часов
field-name-deployment-key = Ключ развёртывания
field-name-enrolled = Устройств зарегистрировано
field-name-license-number = Номер лицензии
field-name-not-installed = Не установлено
field-name-silent = Нет связи
field-name-failing = Сбои
field-name-space-low = Мало места
field-name-components = Детали
field-name-components-agree = Деталей должно совпасть
field-name-device-moves = Переносов на другое устройство
field-name-moves-days = Период переносов в днях
field-name-moves = Переносы
field-name-moved-from = Перенесено с устройства
field-name-free-after-days = Освобождать после дней без связи
field-name-freed-soon = Скоро освободится
field-name-signs-from = Подписывает с
field-name-text = Текст

## Значения
value-empty = пусто
value-added = добавлено
value-on = включены
value-off = выключены
value-no-longer-true = У лицензии теперь другой срок, или она не получает уведомлений
value-seats-exceed-replacement = В новой лицензии слишком мало единиц
value-devices-exceed-plan = Устройств больше, чем разрешает тарифный план
value-already-revoked = Новая лицензия отозвана
value-removed = удалён
value-replaced = заменён
value-user = сам пользователь
value-seat-removed = Пользователь удалён
value-right-lost = У отправителя больше нет на это права
value-cancelled = Отменено вручную
value-recipient-limit = Ожидает: получатель уже получил много писем за этот час
value-unknown-outcome = Соединение прервалось до ответа сервера
value-restored = Задержано после восстановления из копии

## Invoices and payments
event-issuer-changed = { $actor }: изменены реквизиты для счетов «{ $subject }»
event-prices-changed = { $actor }: изменены цены тарифного плана «{ $subject }»
event-order-placed = { $actor }: оформлен заказ { $subject }
event-order-cancelled = { $actor }: отменён заказ { $subject }
event-invoice-issued = { $actor }: выставлен счёт { $subject }
event-payment-recorded = { $actor }: учтён платёж по счёту { $subject }
event-invoice-sent = { $actor }: отправлено по почте — { $subject }
event-bulk-started = { $actor }: начато «{ $subject }», записей: { $count }
event-bulk-finished = { $actor }: завершено «{ $subject }», сделано: { $count }
event-bulk-stopped = { $actor }: остановлено «{ $subject }», осталось: { $count }
event-bulk-resumed = { $actor }: продолжено «{ $subject }», осталось: { $count }
event-bulk-retried = { $actor }: повторены неудачи «{ $subject }», записей: { $count }
event-payment-reversed = { $actor }: отменён платёж по счёту { $subject }
event-invoice-credited = { $actor }: сторнирован счёт { $subject }
field-name-amount = Сумма
field-name-bank-account = Счёт в банке (IBAN)
field-name-bic = БИК банка (BIC)
field-name-credit-note = Корректировка
field-name-credit-series = Номера корректировок начинаются с
field-name-currency = Валюта
field-name-invoice-series = Номера счетов начинаются с
field-name-payment-days = Дней на оплату
field-name-portal-orders = Заказы клиентов
field-name-price = Цена
field-name-reference = Номер платежа
field-name-vat-id = Номер НДС
field-name-vat-rates = Ставки НДС, %
field-name-pending = Ждут регистрации
event-change-planned = { $actor }: запланировано изменение — { $subject }
event-planned-change-changed = { $actor }: план изменён — { $subject }
event-planned-change-cancelled = { $actor }: запланированное изменение отменено — { $subject }
event-planned-change-restored = { $actor }: отменённое изменение снова запланировано — { $subject }
event-planned-change-refused = Запланированное изменение не удалось выполнить — { $subject }
field-name-deed = Что
field-name-day = День
field-name-planned-for = Запланировано на
field-name-refused-for = Почему нет
event-note-written = { $actor }: написана заметка — { $subject }
event-note-changed = { $actor }: изменена заметка — { $subject }
event-note-removed = { $actor }: убрана заметка — { $subject }
event-note-restored = { $actor }: возвращена заметка — { $subject }
field-name-planned-id = Запланированное изменение
field-name-unbind-id = Отвязка
