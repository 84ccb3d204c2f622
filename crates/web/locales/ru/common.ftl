# Общее для всех страниц: навигация, формы, списки, состояния, время. У каждого раздела есть свой файл рядом.

## Навигация
nav-main = Главное меню
nav-manage = Управление
nav-work = Работа
nav-menu = Меню
nav-more = Ещё
nav-overview = Обзор
nav-customers = Клиенты
nav-users = Пользователи
nav-licenses = Лицензии
nav-invoices = Счета
nav-invitations = Приглашения
nav-installations = Установки
nav-products = Продукты
nav-organizations = Организации и сотрудники
nav-activity = Журнал действий
nav-outbox = Почта
nav-templates = Тексты писем
nav-tokens = Токены API
nav-settings = Настройки

## Каркас страницы
title-error = Ошибка: { $title }
skip-to-content = Перейти к содержимому
live-lost = Связь потеряна. Показанное могло устареть; попытка повторяется.
crumbs-label = Путь
search-everything = Поиск клиентов, пользователей, лицензий…
footer-zone = Время: { $zone }
theme-choose = Выбрать тему
theme-light = Светлая
theme-dark = Тёмная
theme-system = Как на устройстве
account-of = { $initials }, ваша учётная запись: { $name }
account-details = Мои данные
account-sessions = Активные сеансы
account-logout = Выйти
place-switch = Сменить организацию
place-heading = Работать от имени
place-all = Все организации
place-kind-operator = Оператор
place-kind-partner = Партнёр
place-kind-customer = Клиент
language-choose = Язык
language-change = Сменить язык

## Глаголы на кнопках
do-add = Добавить
do-back = Назад
do-cancel = Отмена
do-close = Закрыть
do-continue = Продолжить
do-delete = Удалить
do-discard = Отменить изменения
do-edit = Изменить
do-export = Экспорт
do-filter = Отфильтровать
do-new = Создать
do-open = Открыть
do-remove = Убрать
do-retry = Повторить
do-save = Сохранить изменения
do-search = Найти
do-send = Отправить
do-undo = Вернуть
do-view = Показать

## Короткие слова
word-optional = необязательно
word-yes = Да
word-no = Нет
word-none-yet = Пока нет
word-no-limit = Без ограничения
word-unlimited = Не ограничено
word-not-sent = Ещё не отправлено
word-never = Никогда
copied = Скопировано
word-hidden = Скрыто
seats-in-use =
    { $total ->
        [one] Занято { $used } из { $total } места
       *[other] Занято { $used } из { $total } мест
    }
stepper-less = { $label }: на один меньше
stepper-more = { $label }: на один больше
sending = Сохранение…

## Формы
form-problem-of = { $field }: { $problem }
form-problems =
    { $n ->
        [one] Найдена { $n } ошибка
        [few] Найдены { $n } ошибки
       *[other] Найдено { $n } ошибок
    }
form-conflict-title = Кто-то сохранил раньше вас
form-conflict-text = Введённое вами не потеряно. Выберите для каждого поля, какое значение оставить.
form-conflict-yours = Ввели вы
form-conflict-theirs = Сохранено сейчас
confirm-type = Для подтверждения введите { $word }
confirm-wrong = Для подтверждения введите точно: { $word }

## Списки
list-actions-for = Действия: { $name }
list-select-page =
    { $n ->
        [one] Выбрать { $n } строку на странице
        [few] Выбрать все { $n } строки на странице
       *[other] Выбрать все { $n } строк на странице
    }
list-selected = Выбрано: { $n }
list-selected-all = Выбраны все найденные: { $total }
list-select-all = Выбрать все найденные: { $total }
list-select-none = Снять выделение
filter-label = Фильтры
filter-remove = Убрать фильтр: { $name }
filter-clear = Сбросить фильтры
filter-nothing = Ничего не найдено
filter-nothing-query = По запросу «{ $query }» ничего не найдено
filter-nothing-text = Проверьте написание или сбросьте фильтры, чтобы увидеть всё.
pager-export = Выгрузить
pager-label = Страницы
pager-range = Показаны { $first }–{ $last } из { $total }
pager-range-many = Показаны { $first }–{ $last } из более чем { $total }
pager-size = Строк на странице
pager-previous = Назад
pager-next = Вперёд

## Когда ответ «нет»
fault-not-found-title = Страница не найдена
fault-not-found-text = Возможно, она удалена или принадлежит организации, которую вам не видно.
fault-forbidden-title = Вы можете это смотреть, но не изменять
fault-forbidden-text = Нужное право может дать администратор вашей организации.
fault-broken-title = У нас что-то сломалось
fault-broken-text = Ничего не сохранено. Попробуйте ещё раз; если повторится, сообщите этот номер в поддержку.
fault-expired-title = Форма устарела
fault-expired-text = После открытия страницы ваш сеанс изменился. Откройте её заново; ничего не сохранено.
fault-busy-title = Слишком много попыток
fault-busy-text =
    { $minutes ->
        [one] Подождите { $minutes } минуту и попробуйте снова.
        [few] Подождите { $minutes } минуты и попробуйте снова.
       *[other] Подождите { $minutes } минут и попробуйте снова.
    }
fault-too-large-title = Слишком много за один раз
fault-too-large-text = Файл или текст больше, чем принимает эта страница. Ничего не сохранено.
fault-refused-title = Это нельзя сделать
fault-stopped-title = Сейчас работать здесь нельзя
fault-unavailable-title = Скоро вернёмся
fault-unavailable-text = Ведутся работы. Подождите минуту, посмотрите, сохранилось ли сделанное, и если нет, повторите.
fault-reference = Номер обращения
fault-home = Перейти к обзору

## Время и количества
relative-now = только что
relative-minutes-ago =
    { $n ->
        [one] { $n } минуту назад
        [few] { $n } минуты назад
       *[other] { $n } минут назад
    }
relative-hours-ago =
    { $n ->
        [one] { $n } час назад
        [few] { $n } часа назад
       *[other] { $n } часов назад
    }
relative-in-minutes =
    { $n ->
        [one] через { $n } минуту
        [few] через { $n } минуты
       *[other] через { $n } минут
    }
relative-in-hours =
    { $n ->
        [one] через { $n } час
        [few] через { $n } часа
       *[other] через { $n } часов
    }
relative-today = сегодня
relative-tomorrow = завтра
relative-yesterday = вчера
relative-days-ago =
    { $n ->
        [one] { $n } день назад
        [few] { $n } дня назад
       *[other] { $n } дней назад
    }
relative-in-days =
    { $n ->
        [one] через { $n } день
        [few] через { $n } дня
       *[other] через { $n } дней
    }
amount-percent = { $value } %
amount-money = { $value } { $symbol }
amount-megabytes = { $value } МБ
amount-gigabytes = { $value } ГБ
amount-terabytes = { $value } ТБ
amount-ratio = { $value } : 1

## Состояния
status-license-draft = Черновик
status-license-revoked = Отозвана
status-license-customer-disabled = Клиент отключён
status-license-suspended = Приостановлена
status-license-awaiting-payment = Ожидает оплаты
status-license-not-yet-valid = Ещё не действует
status-license-active = Активна
status-license-trial = Пробная
status-license-expiring-soon = Истекает
status-license-over-quota = Лимит превышен
status-license-grace = Льготный период
status-license-expired = Истекла
status-invoice-draft = Заказ
status-invoice-issued = Выставлен
status-invoice-partly-paid = Оплачен частично
status-invoice-paid = Оплачен
status-invoice-credited = Сторнирован
status-invoice-cancelled = Отменён
status-invoice-overdue = Просрочен
status-invoice-overpaid = Переплата
status-invoice-credit-note = Корректировка
status-customer-active = Активен
status-customer-disabled = Отключён
status-invitation-not-sent = Не отправлено
status-invitation-queued = В очереди
status-invitation-sending = Отправляется
status-invitation-sent = Отправлено
status-invitation-opened = Открыто
status-invitation-installed = Установлено
status-invitation-bounced = Не доставлено
status-invitation-expired = Истекло
status-invitation-cancelled = Отменено
status-mail-queued = В очереди
status-mail-sending = Отправляется
status-mail-sent = Отправлено
status-mail-failed = Не отправлено
status-mail-bounced = Возвращено
status-mail-cancelled = Отменено
status-installation-active = На связи
status-installation-silent = Нет связи
status-installation-offline = Без сети, по файлу
status-installation-outdated = Устарела
status-installation-released = Освобождена
status-installation-freed = Освобождено из-за молчания
status-deployment-key-live = Действует
status-deployment-key-used-up = Исчерпан
status-deployment-key-expired = Истёк
status-deployment-key-revoked = Отозван
status-account-active = Активна
status-account-invited = Приглашение отправлено
status-account-disabled = Отключена
nav-company = Компания
nav-members = Участники
nav-new-customer = Новый клиент
fault-own-page = На свою страницу
place-kind-own = Личная страница
nav-own = Мои лицензии
copy-value = Скопировать { $value }
