# Почему ответ «нет» и что делать дальше: `problem-CODE` — одно поле, `refusal-CODE` — всё целиком.

## Одно поле
problem-required = Заполните это поле
problem-too-long = Сократите: не более { $max } знаков
problem-too-short = Введите не менее { $min } знаков
problem-forbidden-characters = Уберите знаки, которые нельзя показать
problem-not-an-email = Введите адрес эл. почты, например имя@компания.ru
problem-not-a-number = Введите целое число
problem-out-of-range = Введите число от { $min } до { $max }
problem-not-a-day = Введите дату в виде год-месяц-день, например 2027-02-15
problem-ends-before-start = Конец не может быть раньше начала
problem-not-a-choice = Выберите один из вариантов
problem-not-an-id = Это не идентификатор записи
problem-not-a-url = Введите адрес, который начинается с https://
problem-taken = Уже занято. Выберите другое.
problem-twice = Это уже есть в строке { $line }
problem-common-password = Такой пароль есть у многих. Выберите менее распространённый.
problem-passwords-differ = Пароли не совпадают
problem-wrong-current-password = Это не ваш текущий пароль
problem-unknown-field = Такого поля здесь нет
problem-wrong-type = Значение не того типа
problem-unknown-time-zone = Выберите часовой пояс из списка
problem-not-utf8 = Сохраните файл в кодировке UTF-8 и загрузите снова
problem-column-missing = Нет столбца { $column }
problem-column-unknown = Столбец { $column } здесь неизвестен
problem-too-many-rows = Не более { $max } строк за один раз

## Вход и права
refusal-invalid =
    { $count ->
        [one] Найдена { $count } ошибка
        [few] Найдены { $count } ошибки
       *[other] Найдено { $count } ошибок
    }
refusal-not-logged-in = Войдите, чтобы продолжить.
refusal-wrong-password = Неверный адрес эл. почты или пароль.
refusal-token-refused = Токен API недействителен. Проверьте, что он скопирован целиком и не отозван.
refusal-password-needed-again = Для этого действия введите пароль ещё раз.
refusal-forbidden = Вы можете это смотреть, но не изменять. Право может дать администратор вашей организации.
refusal-form-expired = Форма устарела. Откройте страницу заново; ничего не сохранено.
refusal-not-found = Этого нет, или оно принадлежит организации, которую вам не видно.
refusal-link-expired = Ссылка больше не действует. Запросите новую.
refusal-too-many-attempts =
    { $seconds ->
        [one] Слишком много попыток. Повторите через { $seconds } секунду.
        [few] Слишком много попыток. Повторите через { $seconds } секунды.
       *[other] Слишком много попыток. Повторите через { $seconds } секунд.
    }
refusal-busy = Сервис занят. Повторите чуть позже.
refusal-storage-full = На диске сервера нет места. Ничего не сохранено; сообщите администратору сервиса.

## Записи вообще
refusal-changed-meanwhile = Кто-то сохранил раньше вас. Введённое вами не потеряно.
refusal-idempotency-key-reused = Этот ключ уже использован для другого запроса. Возьмите новый.
refusal-idempotency-key-in-flight = Такой же запрос ещё выполняется. Дождитесь ответа.
refusal-nothing-selected = Выберите хотя бы одну строку.
refusal-selection-changed = При просмотре было { $seen }, сейчас { $now }. Проверьте список и подтвердите ещё раз.

## Организации и люди
refusal-role-above-own = Нельзя дать роль выше своей.
refusal-own-role = Свою роль изменить нельзя.
refusal-last-admin = Это последний администратор. Сначала назначьте другого.
refusal-already-member = { $email } уже состоит в этой организации.
refusal-already-set-up = Система уже настроена. Войдите.
refusal-customers-have-nothing-below = У клиента не может быть подчинённых организаций.
refusal-organization-in-use =
    { $below ->
        [one] Ниже есть { $below } организация. Сначала переместите или удалите её.
        [few] Ниже есть { $below } организации. Сначала переместите или удалите их.
       *[other] Ниже есть { $below } организаций. Сначала переместите или удалите их.
    }
refusal-already-disabled = Уже отключено.
refusal-not-disabled = Не отключено.

## Лицензии и пользователи
refusal-licenses-in-use =
    { $count ->
        [one] Ещё используется { $count } лицензия: { $numbers }. Сначала удалите её пользователей.
        [few] Ещё используются { $count } лицензии: { $numbers }. Сначала удалите их пользователей.
       *[other] Ещё используется { $count } лицензий: { $numbers }. Сначала удалите их пользователей.
    }
refusal-product-in-use =
    { $licenses ->
        [one] Этот продукт использует { $licenses } лицензия.
        [few] Этот продукт используют { $licenses } лицензии.
       *[other] Этот продукт используют { $licenses } лицензий.
    }
refusal-edition-in-use = Редакция { $edition } есть в лицензиях. Убрать её нельзя.
refusal-plan-not-offered = Этот тарифный план не предлагается этому клиенту.
refusal-quantity-below-assigned = { $edition }: занято мест: { $assigned }, поэтому всего не может быть { $quantity }. Сначала освободите { $missing }.
refusal-seats-exhausted = { $edition }: нужно мест: { $wanted }, свободно: { $free }. Добавьте в лицензию { $missing }.
refusal-username-taken = Имя пользователя { $username } у этого клиента уже занято.
refusal-seat-removed = Этот пользователь удалён.
refusal-seat-installed = У пользователя { $username } есть установленное устройство. Сначала освободите его.
refusal-already-suspended = Лицензия уже приостановлена.
refusal-not-suspended = Лицензия не приостановлена.
refusal-already-revoked = Лицензия уже отозвана.
refusal-not-a-trial = Это не пробная лицензия.
refusal-trial-extensions-used = Пробный срок уже продлён столько раз, сколько разрешает тарифный план.
refusal-not-a-trial-client = Это устройство не на пробном сроке.
refusal-edition-not-on-license = В лицензии нет мест { $edition }.
refusal-message-already-sent = Сообщение уже отправлено.

## Активация
refusal-wrong-activation-code = Неверный код активации. Проверьте каждый знак.
refusal-wrong-username = Такого имени пользователя нет.
refusal-no-seat-free = Все места лицензии заняты.
refusal-license-draft = Лицензия ещё не готова.
refusal-license-revoked = Лицензия отозвана.
refusal-customer-disabled = Клиент отключён.
refusal-license-suspended = Лицензия приостановлена.
refusal-payment-awaited = Лицензия ожидает оплаты.
refusal-license-not-yet-valid = Лицензия действует с { $day }.
refusal-license-expired = Срок лицензии истёк { $day }.
refusal-device-token-refused = Это устройство больше не известно. Активируйте его заново.
refusal-installation-released = Эта установка освобождена. Активируйте её заново.
