# Названия слов из закрытых наборов: `НАБОР-СЛОВО`, а `-hint` говорит, что даёт выбор.

## Что может делать человек
role-viewer = Наблюдатель
role-viewer-hint = Видит здесь всё и ничего не меняет
role-manager = Менеджер
role-manager-hint = Ведёт клиентов, лицензии, пользователей и приглашения
role-admin = Администратор
role-admin-hint = Управляет также сотрудниками, токенами API, продуктами и ключами шифрования

## Виды партнёров
partner-type-msp = Поставщик управляемых услуг (MSP)
partner-type-msp-hint = Обслуживает своих клиентов: меняет их данные, лицензии и пользователей
partner-type-reseller = Реселлер
partner-type-reseller-hint = Добавляет клиентов, пользователей и приглашения; лицензии ведёте вы

## Единицы редакции, отдельно и с числом
unit-workstation = Рабочая станция
unit-server = Сервер
unit-user = Пользователь
unit-endpoint = Конечное устройство
unit-gigabyte = Гигабайт
unit-key = Ключ
units-workstation =
    { $n ->
        [one] { $n } рабочая станция
        [few] { $n } рабочие станции
       *[other] { $n } рабочих станций
    }
units-server =
    { $n ->
        [one] { $n } сервер
        [few] { $n } сервера
       *[other] { $n } серверов
    }
units-user =
    { $n ->
        [one] { $n } пользователь
        [few] { $n } пользователя
       *[other] { $n } пользователей
    }
units-endpoint =
    { $n ->
        [one] { $n } конечное устройство
        [few] { $n } конечных устройства
       *[other] { $n } конечных устройств
    }
units-gigabyte = { $n } ГБ
units-key =
    { $n ->
        [one] { $n } ключ
        [few] { $n } ключа
       *[other] { $n } ключей
    }
units-named = { $n } { $noun }
plural-one = Для 1
plural-few = Для 2–4
plural-many = Для 5 и больше
plural-other = Для 2 и больше

## Лицензии и тарифные планы
license-kind-purchased = Купленная
license-kind-trial = Пробная
license-kind-nfr = Не для перепродажи
plan-version-full = Полный
plan-version-trial = Пробный
plan-version-nfr = Не для перепродажи
seller-rule-everybody = Все ниже
seller-rule-everybody-hint = Продают все партнёры ниже, в том числе будущие
seller-rule-chosen = Выбранные партнёры
seller-rule-chosen-hint = Продают отмеченные, каждый со всеми ниже; остальные его не видят
overlap-side-by-side = Оставить обе
overlap-replace = Заменить её
overlap-extend = Заменить и пересчитать остаток
stage-in-force = Действует сразу
stage-draft = Черновик
stage-awaiting-payment = Ожидает оплаты
enforcement-block = Блокировать
enforcement-block-hint = Без действующей лицензии программа останавливается
enforcement-degrade = Ограничивать
enforcement-degrade-hint = Без действующей лицензии программа делает только самое необходимое
enforcement-warn = Предупреждать
enforcement-warn-hint = Без действующей лицензии программа работает и предупреждает пользователя
enforcement-advisory = Только отмечать
enforcement-advisory-hint = Без действующей лицензии программа работает как прежде; это видно здесь
reason-draft = Лицензия — черновик
reason-revoked = Лицензия отозвана окончательно
reason-customer-disabled = Клиент отключён
reason-suspended = Лицензия приостановлена
reason-awaiting-payment = Оплата не поступила
reason-not-yet-valid = Срок ещё не начался
reason-expiring-soon = Срок скоро закончится
reason-over-quota = Занято больше места, чем куплено
reason-in-grace = Срок закончился, идёт льготный период
reason-expired = Срок закончился
quota-normal = В пределах лимита
quota-soft = Почти заполнено
quota-hard = Лимит превышен

## Виды списков
view-customers-all = Все
view-customers-expiring = Скоро истекают
view-customers-full = Нет свободных мест
view-customers-trials = На пробном сроке
view-customers-disabled = Отключённые
view-licenses-all = Все
view-licenses-expiring = Скоро истекают
view-licenses-full = Нет свободных мест
view-licenses-trials = Пробные
view-licenses-suspended = Приостановленные
view-licenses-expired = Истёкшие

## Языки
language-en = Английский
language-fi = Финский
language-it = Итальянский
language-es = Испанский
language-ru = Русский

## Почта
mail-kind-invitation = Приглашение
mail-kind-password-reset = Сброс пароля
mail-kind-registration = Регистрация
mail-kind-account-known = Регистрация известного адреса
mail-kind-unit-waits = Просьба зарегистрироваться
mail-kind-unit-asked = Сотрудник просит лицензию
mail-kind-more-asked = Клиент просит ещё лицензии
mail-kind-request-answered = Ответ на запрос
mail-kind-password-changed = Пароль изменён
mail-kind-staff-invitation = Приглашение сотрудника
mail-kind-account-created = Письмо о создании учётной записи
mail-kind-new-login = Новый вход
mail-kind-token-made = Новый токен API
mail-kind-key-revealed = Показан ключ шифрования
mail-kind-license-ending = Лицензия заканчивается
mail-kind-license-ended = Лицензия закончилась
mail-kind-customer-license-ending = Лицензия клиента заканчивается
mail-kind-customer-license-ended = Лицензия клиента закончилась
mail-kind-install-reminder = Напоминание об установке
mail-kind-user-alert = Оповещение пользователю
mail-kind-customer-alerts = Оповещения заказчика

## Виды записей
subject-organization = Организация
subject-partner-type = Тип партнёра
subject-account = Учётная запись
subject-token = Токен API
subject-product = Продукт
subject-plan = Тарифный план
subject-license = Лицензия
subject-seat = Пользователь
subject-request = Запрос
subject-message = Письмо
subject-template = Текст письма
subject-installation = Установка
subject-deployment-key = Ключ развёртывания
subject-job = Задание
subject-import = Импорт
subject-invoice = Счёт
subject-view = Вид списка

## О чём спрашивает матрица прав
action-organizations-view = Видеть организации
action-organizations-view-hint = Свои данные и данные партнёров ниже
action-partners-create = Создавать партнёров
action-partners-create-hint = Ниже себя, не шире собственных прав
action-partners-change = Договоры партнёров
action-partners-change-hint = Тип, перемещение, отключение, закрытие и удаление партнёров ниже; никогда не свой
action-branding-change = Менять оформление
action-branding-change-hint = Название, логотип, цвет, отправитель, контакты поддержки
action-members-view = Видеть сотрудников
action-members-view-hint = Кто здесь работает и с какой ролью
action-members-change = Управлять сотрудниками
action-members-change-hint = Приглашать, менять роли, убирать
action-tokens-change = Управлять токенами API
action-tokens-change-hint = Создавать и отзывать их
action-customers-view = Видеть клиентов
action-customers-view-hint = Их данные и список
action-customers-create = Создавать клиентов
action-customers-create-hint = Также принимать перемещённых сюда
action-customers-change = Изменять клиентов
action-customers-change-hint = Адрес, контакт, настройки, ключ шифрования
action-customers-disable = Отключать клиентов
action-customers-disable-hint = И включать их снова
action-customers-delete = Удалять клиентов
action-customers-delete-hint = Также перемещать их к другому партнёру
action-keys-reveal = Показывать ключи шифрования
action-keys-reveal-hint = Каждый раз записывается, клиент получает письмо
action-products-view = Видеть тарифные планы
action-products-view-hint = Продукты, редакции и планы
action-products-change = Создавать и изменять тарифные планы
action-products-change-hint = Свои продукты и планы
action-licenses-view = Видеть данные лицензий
action-licenses-view-hint = Что куплено, что занято и когда кончается
action-licenses-change = Создавать, изменять и приостанавливать лицензии
action-licenses-change-hint = Количество, сроки, пробные периоды, отзыв
action-seats-view = Видеть пользователей
action-seats-view-hint = Пользователи лицензий и их приглашения
action-seats-change = Добавлять и изменять пользователей
action-seats-change-hint = Также новые коды активации
action-codes-reveal = Показывать коды активации
action-codes-reveal-hint = Каждый раз записывается
action-deployment-keys-view = Видеть ключи развёртывания
action-deployment-keys-view-hint = Без самих ключей
action-deployment-keys-change = Создавать ключи развёртывания
action-deployment-keys-change-hint = По ним множество устройств регистрируется без заранее заведённых пользователей
action-alerts-view = Видеть настройки оповещений
action-alerts-view-hint = Кому сообщается
action-alerts-change = Менять настройки оповещений
action-alerts-change-hint = Для заказчиков и всех ниже партнёра
action-invitations-send = Отправлять приглашения пользователям
action-invitations-send-hint = С именем пользователя и кодом активации
action-mail-view = Видеть ожидающие письма
action-mail-view-hint = Кто, что и когда получит
action-mail-change = Отправлять ожидающие письма, менять дату
action-mail-change-hint = Сейчас, позже или отменить
action-mail-check = Проверять отправленные письма
action-mail-check-hint = Что с ними стало и что ответил сервер
action-mail-resend = Отправлять письма ещё раз
action-mail-resend-hint = В том числе уже ушедшие
action-installations-view = Видеть установки
action-installations-view-hint = Устройства, версии, последняя связь
action-installations-release = Освобождать установки
action-installations-release-hint = Освобождает место устройства
action-events-view = Видеть журнал действий
action-events-view-hint = Кто что сделал здесь и ниже
# Lists that are taken along as files.
export-list-customers = Клиенты
export-list-users = Пользователи
export-list-invitations = Приглашения
export-list-customer-users = Пользователи клиента
export-list-licenses = Лицензии
export-list-installations = Установки
export-list-deployment-keys = Ключи развёртывания
export-list-alerts = Оповещения
alert-kind-not-installed = Не установлено
alert-kind-not-installed-hint = Пользователь приглашён и не установил программу
alert-kind-silent = Нет связи
alert-kind-silent-hint = От устройства давно ничего не было
alert-kind-failing = Сбои
alert-kind-failing-hint = Запуски программы подряд закончились неудачей
alert-kind-space-low = Мало места
alert-kind-space-low-hint = Осталось мало места лицензии или клиента
alert-kind-freed-soon = Скоро освободится
alert-kind-freed-soon-hint = Устройство так долго молчит, что лицензия скоро освободит его место
export-list-mails = Письма
export-list-events = События
export-list-partners = Партнёры

## Invoices
view-invoices-all = Все
view-invoices-drafts = Заказы
view-invoices-open = Неоплаченные
view-invoices-overdue = Просроченные
view-invoices-paid = Оплаченные
view-invoices-overpaid = С переплатой
view-invoices-credited = Сторнированные
view-invoices-credit-notes = Корректировки
payment-source-manual = Внесён вручную
payment-source-bank = Из выписки банка
payment-source-program = Сообщён программой
portal-orders-review = Сначала проверять каждый заказ
portal-orders-review-hint = Заказ из кабинета клиента ждёт, пока ваш сотрудник не выставит счёт
portal-orders-at-once = Сразу выставлять счёт
portal-orders-at-once-hint = Клиент видит счёт сразу после заказа
export-list-invoices = Счета
mail-kind-payment-recorded = Оплата учтена
mail-kind-invoice-sent = Счёт по почте
action-invoices-view = Видеть счета
action-invoices-view-hint = Заказы, счета, платежи
action-invoices-change = Выставлять счета, учитывать платежи
action-invoices-change-hint = Также отменять платежи и сторнировать
action-orders-place = Заказывать лицензии
action-orders-place-hint = По действующим ценам
action-prices-change = Задавать цены и реквизиты
action-prices-change-hint = Прайс-лист, серии номеров, ставки НДС
action-views-share = Открывать виды списков
action-views-share-hint = Всем в организации
invoice-kind-invoice = Счёт
invoice-kind-credit-note = Корректировка
statement-match-exact = Точное
statement-match-other-amount = Другая сумма
statement-match-by-amount = Только по сумме
statement-match-ambiguous = Подходит несколько
statement-match-none = Нет
statement-match-recorded = Уже учтён
## Purchase codes
subject-purchase-code = Код покупки
export-list-purchase-codes = Коды покупки
export-list-subscriptions = Подробности подписок
action-purchase-codes-view = Видеть коды покупки
action-purchase-codes-view-hint = Всего, занято, свободно и у кого что
action-purchase-codes-change = Вводить коды и передавать единицы
action-purchase-codes-change-hint = Клиентам и партнёрам ниже, и забирать назад
action-purchase-codes-make = Выпускать коды покупки
action-purchase-codes-make-hint = Партиями, для своих тарифов; и аннулировать
rule-in-force = Действует, не черновик
rule-not-revoked = Не отозвана
rule-customer-enabled = Клиент включён
rule-not-suspended = Не приостановлена
rule-paid = Оплачена
rule-begun = Срок начался
rule-not-ended = Срок не закончился
rule-space-left = Место осталось
rule-client-limit-kept = Самое большое устройство в своих пределах
rule-unit-free = Есть свободная единица
rule-user-kept = Пользователь есть
rule-on-seat = Устройство на своём месте
rule-holder-registered = Человек зарегистрирован
rule-place-free = Место ещё для одного устройства
rule-heard = Не освобождено из-за молчания, или место ещё свободно
rule-moves-left = Остались переносы

fix-put-in-force = Введите лицензию в действие
fix-issue-another = Выдайте другую лицензию
fix-enable-customer = Включите клиента
fix-enable-partner = Включите партнёра, стоящего выше клиента
fix-resume = Возобновите лицензию
fix-record-payment = Запишите оплату
fix-wait = Дождитесь первого дня
fix-renew = Продлите лицензию
fix-add-space = Добавьте место
fix-raise-client-limit = Повысьте предел для устройства
fix-add-unit = Добавьте единицу или освободите одну
fix-add-user = Добавьте пользователя снова
fix-ask-to-register = Попросите человека зарегистрироваться
fix-release-device = Освободите другое устройство
fix-forgive-moves = Верните пользователю переносы
fix-allow-moves = Разрешите в лицензии переносы на другие устройства
fix-activate-again = Активируйте снова
export-list-units = Единицы клиента
export-list-unit-holders = Кому принадлежала единица
export-list-license-history = История лицензии
export-list-code-history = История кода покупки
export-list-code-batches = Партии кодов
export-list-batch-codes = Коды партии
export-list-requests = Запросы
export-list-payments = Платежи
export-list-prices = Цены
export-list-plans = Тарифные планы
export-list-mail-texts = Тексты писем
export-list-program-messages = Сообщения программ
export-list-members = Участники
export-list-staff-invitations = Приглашённые сотрудники
export-list-tokens = Токены API
export-list-reconciliation = Продано и используется, по клиентам
mail-kind-planned-change-refused = Запланированное изменение не выполнено
action-planned-changes-view = Видеть запланированные изменения
action-planned-changes-view-hint = Что запланировано для клиентов и лицензий; кто может что-то сделать, может это и запланировать
export-list-planned-changes = Запланированные изменения
mail-kind-note-mention = Упоминание в заметке
action-notes-view = Видеть заметки
action-notes-view-hint = Заметки своей организации и тех, что ниже
action-notes-write = Писать заметки
action-notes-write-hint = Заметки и упоминания, о которых узнают коллеги
