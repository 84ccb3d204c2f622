# Импорт: список пользователей или клиентов от загрузки до итога.
imports-title = Импорт
imports-list-lead = Файлы за последние две недели. Потом они забываются; добавленное остаётся.
imports-none = За последние две недели ничего не импортировалось
imports-none-text = Загрузите файл или вставьте список. Вы увидите каждую строку до сохранения.
imports-new-users = Импортировать пользователей
imports-new-customers = Импортировать клиентов
imports-kind = Вид
imports-kind-users = Пользователи
imports-kind-customers = Клиенты
imports-kind-hint-users = Одного клиента или многих, с типом программы и приглашением.
imports-kind-hint-customers = Компания, адрес и контакт, при желании с тарифным планом.
imports-file = Файл
imports-rows = Строки
imports-by = Кто загрузил
imports-state = Состояние
imports-state-matching = Нужно сопоставить столбцы
imports-state-checking = Проверяется
imports-state-checked = Ждёт вашего согласия
imports-state-running = Импортируется
imports-state-done = Импортирован
imports-state-undoing = Отменяется
imports-state-undone = Отменён
imports-pasted = Вставленный список

## Steps
imports-steps = Шаги импорта
imports-step-upload = Загрузка
imports-step-columns = Столбцы
imports-step-check = Проверка
imports-step-result = Итог

## Upload
imports-upload-title = Импорт списка
imports-upload-lead = Вы увидите, что станет с каждой строкой, до того как что-либо сохранится.
imports-for-customer = Пользователи добавляются клиенту { $name }.
imports-what = Что в списке
imports-source = Список
imports-source-hint = Первая строка называет столбцы на любом из пяти наших языков. Могут быть и другие столбцы.
imports-limits = CSV или XLSX, не более 50 000 строк и 20 МБ. Хранится две недели, затем забывается.
imports-paste = Или вставьте сюда
imports-paste-hint = Ячейки, скопированные из таблицы, или по одному адресу эл. почты в строке.
imports-more = Кодировка и ранее загруженные файлы
imports-encoding = Кодировка файла
imports-encoding-hint = Выберите, если буквы выглядят неверно. Для XLSX не нужна.
imports-encoding-detect = Определить
imports-encoding-utf-8 = Юникод UTF-8
imports-encoding-utf-16 = Юникод UTF-16
imports-encoding-windows-1252 = Windows-1252 (западноевропейская)
imports-encoding-windows-1251 = Windows-1251 (кириллица)
imports-anew = Проверить заново
imports-anew-hint = Загруженный ранее файл ведёт к прежнему итогу. Отметьте, чтобы проверить его ещё раз.
imports-templates = Пустые списки для заполнения
imports-templates-hint = С нужными столбцами и одной строкой-примером.
imports-template-users = Шаблон для пользователей
imports-template-customers = Шаблон для клиентов
imports-nothing-yet = Пока ничего не изменено.
imports-upload-do = Прочитать список
imports-known = Этот файл уже загружали. Вот его итог; ничего не добавлено дважды.

## Columns
imports-columns-title = Сопоставление столбцов
imports-columns-lead = Укажите, что содержит каждый столбец. Пропущенное не импортируется.
imports-column = Столбец файла
imports-samples = Первые значения
imports-holds = Содержит
imports-leave-out = Не импортировать
imports-for-all = Для всех строк
imports-for-all-hint = Что действует, если строка не говорит иного.
imports-customer-hint = Чьи это пользователи, если в файле не сказано.
imports-customer-by-row = Как сказано в каждой строке
imports-add-units-hint = Тогда в лицензиях будет столько единиц, сколько пользователей. Без отметки строки без свободной единицы будут показаны.
imports-edition-hint = Например, Standard. Только если в строке ничего нет.
imports-country-hint = Для строк без страны.
imports-country-by-row = Как сказано в каждой строке
imports-language-own = Как у вашей организации
imports-check-do = Проверить строки
imports-discard = Отбросить список
imports-discarded = Список отброшен. Ничего не было добавлено.

## Fields
imports-field-customer = Клиент
imports-field-email = Эл. почта
imports-field-username = Имя пользователя
imports-field-edition = Тип программы
imports-field-license = Номер лицензии
imports-field-language = Язык
imports-field-keep-deleted-days = Хранить удалённые, дней
imports-field-activation-code = Код активации
imports-field-invite = Отправить приглашение
imports-field-name = Название клиента
imports-field-business-id = ИНН
imports-field-country = Страна
imports-field-street-address = Адрес
imports-field-postal-code = Почтовый индекс
imports-field-postal-area = Город
imports-field-region = Регион
imports-field-time-zone = Часовой пояс
imports-field-username-prefix = Префикс
imports-field-account-name = Имя учётной записи
imports-field-emergency-email = Экстренная почта
imports-field-contact-first-name = Имя контакта
imports-field-contact-last-name = Фамилия контакта
imports-field-contact-email = Эл. почта контакта
imports-field-plan = Тариф
imports-field-units = Количество
imports-field-starts-on = Дата начала

## Check and result
imports-check-title = Проверка списка
imports-result-title = Итог списка
imports-lead =
    { $n ->
        [one] { $file }, { $n } строка, { $read }.
        [few] { $file }, { $n } строки, { $read }.
       *[other] { $file }, { $n } строк, { $read }.
    }
imports-read-text = { $separator }, { $encoding }
imports-read-book = первый лист книги
imports-by-semicolon = разделены точкой с запятой
imports-by-comma = разделены запятыми
imports-by-tab = разделены табуляцией
imports-by-other = разделены вертикальной чертой
imports-checking = Строки проверяются
imports-running = Строки добавляются
imports-undoing = Строки отменяются
imports-leave = Можно уйти с этой страницы: работа продолжится.
imports-look-again = Посмотреть ещё раз
imports-will-be-added = Будут добавлены
imports-there = Уже есть
imports-wrong = Нужно исправить
imports-added = Добавлены
imports-removed = Отменены
imports-kept = Оставлены
imports-lines = Места после импорта
imports-line-after = { $after } из { $total }
imports-line-grows = { $after } из { $total }, из них добавится { $more }
imports-tab-wrong = Нужно исправить
imports-tab-add = Будут добавлены
imports-tab-there = Уже есть
imports-tab-added = Добавлены
imports-tab-removed = Отменены
imports-tab-kept = Оставлены
imports-all = Все строки
imports-groups = Одна ошибка в нескольких строках
imports-group =
    { $n ->
        [one] { $column } «{ $value }» в { $n } строке: заменить на
        [few] { $column } «{ $value }» в { $n } строках: заменить на
       *[other] { $column } «{ $value }» в { $n } строках: заменить на
    }
imports-replace =
    { $n ->
        [one] Заменить в { $n } строке
        [few] Заменить в { $n } строках
       *[other] Заменить в { $n } строках
    }
imports-no-rows = Таких строк нет
imports-no-rows-text = Остальные строки — на другой вкладке.
imports-row-name = Строка
imports-row-number = Строка { $row }
imports-row-unchecked = Ещё не проверена
imports-row-wrong = Нужно исправить
imports-row-add = Будет добавлена
imports-row-there = Уже есть, пропускается
imports-row-added = Добавлена
imports-row-removed = Отменена
imports-row-kept = Оставлена: с тех пор использовалась
imports-becomes = Итог
imports-reason = Причина
imports-reason-of = { $column }: { $problem }
imports-mend = { $column } в строке { $row }
imports-mend-do = Сохранить строку { $row }
imports-download-wrong =
    { $n ->
        [one] Скачать { $n } строку для исправления
        [few] Скачать { $n } строки для исправления
       *[other] Скачать { $n } строк для исправления
    }
imports-invite =
    { $n ->
        [one] Отправить приглашение { $n } пользователю
        [few] Отправить приглашения { $n } пользователям
       *[other] Отправить приглашения { $n } пользователям
    }
imports-run = Импортировать { $n }, пропустить { $skip }
imports-columns-again = Сопоставить столбцы заново
imports-outcome =
    Добавлено: { $added }. Уже были: { $there }. { $wrong ->
        [one] { $wrong } строку нужно исправить, она не добавлена.
        [few] { $wrong } строки нужно исправить, они не добавлены.
       *[other] { $wrong } строк нужно исправить, они не добавлены.
    }
imports-outcome-undone =
    Отменено: { $removed }. { $kept ->
        [one] { $kept } запись осталась: с тех пор её использовали, меняли или ей отправляли почту.
        [few] { $kept } записи остались: с тех пор их использовали, меняли или им отправляли почту.
       *[other] { $kept } записей остались: с тех пор их использовали, меняли или им отправляли почту.
    }
imports-undo = Отменить импорт
imports-to-users = Посмотреть пользователей
imports-to-customers = Посмотреть клиентов
