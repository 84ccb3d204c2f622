# Письма. В теме не больше 60 знаков вместе с названиями; длинные названия сокращаются.

mail-hello = Здравствуйте.
mail-hello-name = Здравствуйте, { $name }.
mail-test-subject = [Проверка] { $subject }
mail-button-fails = Если кнопка не работает, откройте этот адрес:
mail-username = Имя пользователя
mail-code = Код активации
mail-when = Когда
mail-from-address = С адреса
mail-browser = Браузер
mail-role-admin = администратор
mail-role-manager = менеджер
mail-role-viewer = наблюдатель
mail-support = Есть вопросы? Напишите на { $email }.
mail-support-phone = Есть вопросы? Напишите на { $email } или позвоните: { $phone }.

## Приглашение пользователя
mail-invitation-subject = Установите { $product }
mail-invitation-preheader = Скачайте программу и введите код { $code }. Это займёт около трёх минут.
mail-invitation-body = { $customer } предоставляет вам лицензию на { $program }. Установка займёт около трёх минут.
mail-invitation-button = Установить
mail-invitation-open = Откройте
mail-invitation-valid = Ссылка действует по { $date } включительно.
mail-invitation-why = Вы получили это письмо, потому что { $customer } указывает ваш адрес. Если вы его не ждали, не обращайте внимания.

## Новый пароль
mail-reset-subject = Задайте новый пароль
mail-reset-body = Для вашей учётной записи ({ $sender }) запрошен новый пароль. Задайте его на странице, которую откроет кнопка.
mail-reset-button = Задать пароль
mail-reset-valid = Ссылка сработает один раз, срок её действия в минутах: { $minutes }.
mail-reset-why = Вы этого не запрашивали? Не обращайте внимания на письмо: ваш пароль остаётся прежним.

## Пароль изменён
mail-changed-subject = Ваш пароль изменён
mail-changed-body = Пароль вашей учётной записи ({ $sender }) изменён. Все остальные сеансы завершены.
mail-changed-why = Это были не вы? Сразу запросите новый пароль на странице входа.

## Приглашение сотрудника
mail-staff-subject = Приглашение: { $organization }
mail-staff-body = { $inviter } приглашает вас в организацию { $organization }. Ваша роль: { $role }.
mail-staff-button = Посмотреть приглашение
mail-staff-valid = Срок действия ссылки в часах: { $hours }.
mail-staff-why = Вы получили это письмо, потому что { $inviter } указывает ваш адрес. Если отправитель вам незнаком, не обращайте внимания.

## Новый вход
mail-login-subject = Новый вход в вашу учётную запись
mail-login-body = В вашу учётную запись ({ $sender }) вошли из браузера, который раньше не использовался.
mail-login-button = Посмотреть сеансы
mail-login-why = Это были вы? Ничего делать не нужно. Если нет, сразу смените пароль.

## Создан токен API
mail-token-subject = Создан токен API: { $token }
mail-token-body = От вашего имени создан токен API { $token }. Он действует за организацию { $organization } с правами: { $role }.
mail-token-why = Это были не вы? Отзовите токен и сразу смените пароль.

## Показан ключ шифрования
mail-key-subject = Показан ключ шифрования: { $customer }
mail-key-body = { $by } просматривает в консоли ключ шифрования клиента { $customer }.
mail-key-why = Вы получили это письмо, потому что вы контактное лицо клиента { $customer }. Если причина вам неизвестна, спросите.

## A license that ends: to the customer, then to its seller
mail-customer = Клиент
mail-plan = Тарифный план
mail-number = Номер лицензии
mail-last-day = Последний день
mail-ending-subject = { $product }: лицензия действует до { $date }
mail-ending-body = Лицензия клиента { $customer } на { $product } действует до { $date } включительно. Чтобы продлить её, обратитесь к { $sender }.
mail-ending-why = Вы получили это письмо, потому что отвечаете за лицензии клиента { $customer }.
mail-ended-subject = { $product }: лицензия закончилась { $date }
mail-ended-body = Лицензия клиента { $customer } на { $product } закончилась { $date }. За новой обратитесь к { $sender }.
mail-ended-why = Вы получили это письмо, потому что отвечаете за лицензии клиента { $customer }.
mail-seller-ending-subject = { $customer }: лицензия действует до { $date }
mail-seller-ending-body = Лицензия вашего клиента { $customer } на { $product } действует до { $date } включительно. Продлите её или договоритесь с клиентом, что она закончится.
mail-seller-ending-button = Посмотреть лицензию
mail-seller-ending-why = Вы получили это письмо, потому что { $customer } покупает у вас.
mail-seller-ended-subject = { $customer }: лицензия закончилась { $date }
mail-seller-ended-body = Лицензия вашего клиента { $customer } на { $product } закончилась { $date }. Её никто не продлил.
mail-seller-ended-button = Посмотреть лицензию
mail-seller-ended-why = Вы получили это письмо, потому что { $customer } покупает у вас.

## Account of a new customer
mail-account-subject = Ваша учётная запись: { $sender }
mail-account-body = { $sender } создаёт для { $customer } учётную запись, и вы её администратор. Выберите пароль на странице по кнопке: после этого вам видны ваши лицензии, пользователи и установки.
mail-account-customer = Компания
mail-account-name = Имя учётной записи
mail-account-email = Вход под адресом
mail-account-button = Выбрать пароль
mail-account-valid =
    { $days ->
        [one] Ссылка действует один раз, { $days } день.
        [few] Ссылка действует один раз, { $days } дня.
       *[other] Ссылка действует один раз, { $days } дней.
    }
mail-account-why = Вы получили это письмо, потому что { $sender } указывает вас администратором { $customer }. Не ждали его? Тогда не обращайте внимания.

# Alerts.
mail-reminder-subject = Осталось установить { $product }
mail-reminder-preheader = Ваш код — { $code }. Это займёт около трёх минут.
mail-reminder-body = { $customer } предоставляет вам лицензию на { $program }, но программа ещё не установлена. Установка займёт около трёх минут.
mail-reminder-button = Установить
mail-reminder-why = Вы получили это письмо, потому что { $customer } пригласил вас. С тех пор прошло дней: { $days }, или больше.
mail-user-alert-subject = { $device }: нужно ваше внимание
mail-user-alert-body = { $alert }
mail-user-alert-why = Вы получили это письмо, потому что { $customer } хочет, чтобы пользователи об этом знали.
mail-alerts-subject = { $customer }: требуется внимание
mail-alerts-body = { $alert }
mail-alerts-button = Посмотреть оповещения
mail-alerts-why = Вы получили это письмо, потому что вы указаны в настройках оповещений клиента { $customer }.
mail-alert-names = Какие
mail-alert-more =
    { $n ->
        [one] { $names } и ещё { $n }
        [few] { $names } и ещё { $n }
       *[other] { $names } и ещё { $n }
    }
mail-alert-not-installed =
    { $count ->
        [one] { $count } приглашённый пользователь не установил программу. Срок в днях: { $threshold }.
        [few] { $count } приглашённых пользователя не установили программу. Срок в днях: { $threshold }.
       *[other] { $count } приглашённых пользователей не установили программу. Срок в днях: { $threshold }.
    }
mail-alert-silent =
    { $count ->
        [one] От { $count } устройства давно ничего не было. Срок в днях: { $threshold }.
        [few] От { $count } устройств давно ничего не было. Срок в днях: { $threshold }.
       *[other] От { $count } устройств давно ничего не было. Срок в днях: { $threshold }.
    }
mail-alert-failing =
    { $count ->
        [one] На { $count } устройстве программа подряд завершалась с ошибкой. Число раз, не меньше: { $threshold }.
        [few] На { $count } устройствах программа подряд завершалась с ошибкой. Число раз, не меньше: { $threshold }.
       *[other] На { $count } устройствах программа подряд завершалась с ошибкой. Число раз, не меньше: { $threshold }.
    }
mail-alert-space-low =
    { $count ->
        [one] Осталось меньше { $threshold } % места, в { $count } случае.
        [few] Осталось меньше { $threshold } % места, в { $count } случаях.
       *[other] Осталось меньше { $threshold } % места, в { $count } случаях.
    }
mail-alert-freed-soon =
    { $count ->
        [one] { $count } устройство так долго молчит, что его место скоро освободится. Осталось дней: { $threshold }. Если включить и подключить его раньше, место останется за ним.
        [few] { $count } устройства так долго молчат, что их места скоро освободятся. Осталось дней: { $threshold }. За теми, что включат и подключат раньше, места останутся.
       *[other] { $count } устройств так долго молчат, что их места скоро освободятся. Осталось дней: { $threshold }. За теми, что включат и подключат раньше, места останутся.
    }
mail-your-alert-silent = От программы на { $device } давно ничего не было. Срок в днях: { $threshold }. Включите устройство и проверьте, есть ли связь.
mail-your-alert-failing = Программа на { $device } подряд завершалась с ошибкой. Число раз, не меньше: { $threshold }. Откройте её и посмотрите последнее сообщение.
mail-your-alert-space-low = На { $device } осталось меньше { $threshold } % места. Удалите лишнее или попросите больше.
mail-your-alert-freed-soon = Программа на { $device } так долго молчит, что её место скоро освободится. Осталось дней: { $threshold }. Включите устройство и подключите его к сети, и место останется за ним.
## An invoice is paid
mail-paid-subject = Счёт { $number } оплачен
mail-paid-preheader = Лицензии действуют со дня учёта оплаты.
mail-paid-body = Оплата счёта { $number } для { $customer }, { $amount }, учтена, лицензии выданы: { $licenses }. Они действуют с указанного первого дня независимо от того, привязаны ли пользователи, поэтому привяжите их поскорее.
mail-paid-button = Посмотреть счёт
mail-paid-why = Вы получили это письмо, потому что оформили заказ для { $customer }.
mail-paid-number = Счёт
mail-paid-amount = Сумма
mail-paid-license = { $plan }: { $first } – { $last }
## An invoice goes by mail
mail-invoice-subject = { $document } от { $sender }
mail-invoice-body = { $document } от { $sender } для { $customer } на сумму { $amount } — во вложении к этому письму.
mail-invoice-button = Посмотреть счёт
mail-invoice-why = Вы получили это письмо, потому что указаны для счетов клиента { $customer }.
## Регистрация
mail-registration-subject = Подтвердите адрес
mail-registration-body = Для этого адреса запрошена учётная запись ({ $sender }). Откройте страницу по кнопке и введите выбранный пароль: тогда учётная запись появится.
mail-registration-button = Подтвердить адрес
mail-registration-why = Это были не вы? Не обращайте внимания на письмо: ничего не создано.
mail-known-subject = У вас уже есть учётная запись
mail-known-body = Для вашего адреса запрошена учётная запись ({ $sender }), но она у вас уже есть. Войдите с ней. Если пароль забыт, задайте новый на странице по кнопке.
mail-known-button = Задать новый пароль
mail-known-why = Это были не вы? Не обращайте внимания на письмо: ваша учётная запись остаётся прежней.

## Лицензия, которая ждёт человека
mail-waits-subject = { $customer }: для вас есть лицензия
mail-waits-body = { $customer }: для { $email } отложена лицензия { $product }. Она станет вашей, как только вы зарегистрируетесь именно с этим адресом.
mail-waits-button = Зарегистрироваться
mail-waits-why = Вы получили это письмо, потому что ваш адрес указан компанией { $customer }. Не ждали его? Не обращайте внимания.

## Запросы
mail-unit-asked-subject = { $by }: просьба о лицензии
mail-unit-asked-body = { $by } ({ $asker }), { $customer }: нужна лицензия { $product }. Выдайте её или откажите на странице по кнопке.
mail-unit-asked-button = Посмотреть запрос
mail-unit-asked-why = Вы получили это письмо, потому что отвечаете за лицензии { $customer }.
mail-more-asked-subject = { $customer }: нужны ещё лицензии
mail-more-asked-body = { $by } ({ $asker }), { $customer }: запрошено { $units } × { $product }.
mail-more-asked-button = Посмотреть запрос
mail-more-asked-why = Вы получили это письмо, потому что { $customer } покупает у вас.
mail-note = Примечание
mail-answered-subject = { $product }: ваш запрос
mail-answered-body = { $by } ответил на ваш запрос { $product }: { $outcome }.
mail-answered-button = На свою страницу
mail-answered-why = Вы получили это письмо, потому что отправили запрос.
mail-outcome-granted = выполнен
mail-outcome-declined = отклонён
mail-reason = Причина
mail-planned-subject = Не выполнено: { $change }, { $customer }
mail-planned-body = То, что вы запланировали на { $day } для { $customer }, не удалось выполнить: { $change }. { $refusal }
mail-planned-button = Открыть запланированное изменение
mail-planned-why = Вы получили это письмо, потому что запланировали изменение.
mail-mention-subject = { $by }: вас упомянули — { $record }
mail-mention-body = { $by } упоминает вас в заметке: { $record }.
mail-mention-button = Посмотреть упоминания
mail-mention-why = Вы получили это письмо, потому что вас упомянул коллега.
