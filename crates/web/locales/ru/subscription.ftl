# Управление подпиской: лицензии, привязанные к людям.
subscription-title = Управление подпиской
subscription-title-of = { $name }: управление подпиской
subscription-lead = Введите e-mail человека в свободной строке и нажмите «Привязать». Доступ начинается сразу, срок лицензии не меняется.
subscription-many = Привязать сразу многих
subscription-tab-all = Все
subscription-tab-free = Свободные
subscription-tab-bound = Привязанные
subscription-tab-pending = Ждут регистрации
subscription-tab-named = Без человека
subscription-license = Лицензия
subscription-holder = Привязана к пользователю с E-mail
subscription-state = Состояние
subscription-until = Действует до
subscription-product = Продукт
subscription-status = Статус лицензии
subscription-any = Любой
subscription-search = E-mail, имя пользователя или номер лицензии
subscription-bind = Привязать
subscription-unbind = Отвязать
subscription-unbind-who = Отвязать { $email }
subscription-unbind-selected = Отвязать выбранные
subscription-unbind-n = Отвязать выбранные ({ $n })
subscription-email-for = E-mail для { $license }
subscription-example = имя@компания.example
subscription-nobody = Никто
subscription-free = Свободна
subscription-bound = Привязана
subscription-pending = Ждёт регистрации
subscription-named = Пользователь без человека
subscription-since = с { $at }
subscription-asked-at = письмо отправлено { $at }
subscription-none = Лицензий пока нет
subscription-none-text = Лицензии появятся здесь после выдачи.
subscription-bound-done = Привязано к { $email }. Доступ предоставлен.
subscription-bound-pending = Отложено для { $email }: этот человек ещё не зарегистрирован. Напишите ему через меню строки.
subscription-bound-n =
    { $n ->
        [one] Привязан { $n } человек
        [few] Привязаны { $n } человека
       *[other] Привязано { $n } человек
    }
subscription-unbound =
    { $n ->
        [one] Отвязана { $n } лицензия
        [few] Отвязаны { $n } лицензии
       *[other] Отвязано { $n } лицензий
    }
subscription-unbound-text = Доступ прекращён сразу. В течение четверти часа это можно вернуть, пока не привязан кто-то другой.
subscription-undone =
    { $n ->
        [one] { $n } лицензия снова привязана, как прежде
        [few] { $n } лицензии снова привязаны, как прежде
       *[other] { $n } лицензий снова привязано, как прежде
    }
subscription-ask = Попросить зарегистрироваться
subscription-asked = Письмо отправляется
subscription-user = Пользователь и код
subscription-history = У кого была эта лицензия
subscription-never = Пока ни у кого
subscription-never-text = Она никогда не была привязана к человеку.
subscription-from = Привязана { $at }, сотрудник: { $by }
subscription-to = Отвязана { $at }, сотрудник: { $by }
subscription-still = Привязана и сейчас
subscription-back = К управлению подпиской
subscription-none-free = Свободных лицензий нет
subscription-none-free-text = Отвяжите кого-нибудь или запросите ещё лицензии.
subscription-many-text = Вставьте адреса или выберите файл. Следующая страница покажет по строкам, что произойдёт; до неё ничего не привязывается.
subscription-line = Лицензия
subscription-line-free =
    { $n ->
        [one] { $product } { $edition } · { $number } · { $n } свободная
        [few] { $product } { $edition } · { $number } · { $n } свободные
       *[other] { $product } { $edition } · { $number } · { $n } свободных
    }
subscription-addresses = Адреса эл. почты
subscription-addresses-hint = По одному в строке или через запятую либо точку с запятой. Не больше 1000.
subscription-file = Файл CSV
subscription-file-hint = Со столбцом «email». Если выбран файл, поле выше не читается.
subscription-nothing-yet = Пока ничего не привязано.
subscription-check = Проверить
subscription-check-title = Что произойдёт
subscription-will-bind = Привяжутся сразу
subscription-will-wait = Подождут регистрации
subscription-wrong = Нужно исправить
subscription-free-now = Свободно сейчас
subscription-too-few =
    { $missing ->
        [one] Не хватает { $missing } лицензии
        [few] Не хватает { $missing } лицензий
       *[other] Не хватает { $missing } лицензий
    }
subscription-too-few-text = Привязываются все из списка или никто. Сократите список или сначала отвяжите кого-нибудь.
subscription-result = Результат
subscription-at-once = Доступ сразу
subscription-on-registering = После регистрации
subscription-ask-too = Написать незарегистрированным
subscription-bind-n =
    { $n ->
        [one] Привязать { $n } человека
        [few] Привязать { $n } человек
       *[other] Привязать { $n } человек
    }
subscription-renew-title = «{ $plan }» заканчивается { $day }
subscription-renew-over = «{ $plan }» закончился { $day }
subscription-renew-text = Ничего не продлевается само. Закажите то же на новый срок: те же люди останутся привязаны с первого дня, а кого не оставлять, решаете вы.
subscription-same-title =
    { $n ->
        [one] { $n } человек всё ещё на лицензии { $old }, срок которой закончился { $day }
        [few] { $n } человека всё ещё на лицензии { $old }, срок которой закончился { $day }
       *[other] { $n } человек всё ещё на лицензии { $old }, срок которой закончился { $day }
    }
subscription-same-text = На лицензии { $new } свободных мест: { $room }. Люди перейдут на неё вместе с устройствами, кодами и историей.
subscription-same-do = Привязать тех же людей
subscription-same-done =
    { $n ->
        [one] { $n } человек перешёл на новую лицензию
        [few] { $n } человека перешли на новую лицензию
       *[other] { $n } человек перешли на новую лицензию
    }
subscription-instead = Отдать другим
subscription-instead-text = Вставьте адреса тех, кто получит их взамен. На следующей странице видно построчно, что произойдёт.
