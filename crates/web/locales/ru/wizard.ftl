# The account wizard: account, plans and units, review, confirmation.

wizard-step-account = Учётная запись
wizard-step-plans = Тарифы и количество
wizard-step-review = Проверка
wizard-needed = Нужны только поля без пометки «необязательно».
wizard-name-free = { $name } свободно
wizard-name-try = Попробуйте { $name }
wizard-administrator = Администратор
wizard-administrator-hint = Этот человек входит на страницы клиента и является контактным лицом.
wizard-role = Роль пользователя
wizard-role-hint = Первый пользователь учётной записи всегда её администратор.
wizard-emergency-hint = Второй почтовый ящик на случай, если первый перестанет работать.
wizard-mail = Письмо о создании учётной записи
wizard-mail-hint = В нём ссылка, по которой администратор выбирает пароль.
wizard-mail-when = Когда отправить
wizard-mail-now = Отправить при создании клиента
wizard-mail-on = Отправить в выбранный день
wizard-mail-never = Не отправлять
wizard-mail-day = День
wizard-mail-day-hint = Уйдёт в девять утра по времени клиента.
wizard-to-plans = Далее к тарифам
wizard-to-review = Далее к проверке
wizard-saved = Черновик сохранён { $when }
wizard-nothing-yet = Пока ничего не создано и не отправлено.
wizard-what = Что получает { $name }?
wizard-pick = Выберите один или несколько тарифов. Количество можно изменить в любое время.
wizard-no-plans = Сейчас здесь нет тарифов для продажи. Пропустите этот шаг и добавьте лицензию позже.
wizard-units-of = Количество { $edition } в { $plan }
wizard-starts = Начало
wizard-start-of = Начало { $plan }
wizard-starts-hint = Если пусто, сегодня
wizard-back = Назад
wizard-skip = Пропустить тарифы
wizard-check = Проверьте и создайте
wizard-place = Адрес
wizard-change-account = Изменить учётную запись
wizard-change-plans = Изменить тарифы и количество
wizard-no-plan = Пока без тарифа; лицензию можно добавить позже.
wizard-next = Что будет дальше
wizard-at-once = Сразу
wizard-next-made-alone = Создаётся учётная запись
wizard-next-made =
    { $n ->
        [one] Создаются учётная запись и { $n } лицензия
        [few] Создаются учётная запись и { $n } лицензии
       *[other] Создаются учётная запись и { $n } лицензий
    }
wizard-next-mail-now = Сразу на { $email }, язык: { $language }
wizard-next-mail-on = На { $email } { $day } в девять утра, язык: { $language }
wizard-next-mail-never = Не отправляется. Администратора можно пригласить позже, на странице участников клиента.
wizard-create-and-send = Создать клиента и письмо
wizard-license = { $units }, с { $from } по { $to }
wizard-done = { $name }: учётная запись создана
wizard-done-lead = Учётная запись создана.
wizard-made = Создано
wizard-mail-sent = Отправлено на { $email }, { $when }
wizard-mail-waits = Ожидает отправки на { $email }, { $when }
wizard-mail-ended = Письмо на { $email } не ушло
wizard-mail-left = Письмо на { $email } ушло
wizard-mail-desk = Отправить сейчас, сменить день или отменить
wizard-next-password = По ссылке из письма администратор выбирает пароль и видит страницы своей компании.
wizard-see-licenses = Посмотреть лицензии
wizard-another = Ещё один клиент
wizard-open = Открыть клиента
wizard-discarded = Черновик удалён.
wizard-drafts = Не закончено
wizard-continue = Продолжить: { $name }
wizard-discard = Удалить черновик
wizard-discard-this = Удалить черновик: { $name }
wizard-unnamed = Новый клиент без названия
wizard-beside = Одновременно с другим
wizard-beside-hint = Если выбран и другой тариф того же продукта: действуют оба, количество складывается.
