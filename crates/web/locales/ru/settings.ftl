# Личные настройки и смена организации.

settings-details-hint = Страницы и письма будут на этом языке, время — в этом поясе.
settings-saved = Ваши данные сохранены
settings-password = Пароль
settings-password-text = После смены пароля все остальные ваши сеансы завершатся.
settings-password-current = Текущий пароль
settings-password-do = Сменить пароль
settings-password-done = Пароль изменён

sessions-text = Вы вошли с этих устройств. Завершите незнакомые сеансы и смените пароль.
sessions-device = Браузер
sessions-browser = { $browser }, { $system }
sessions-unknown = Неизвестно
sessions-this = Этот сеанс
sessions-address = Адрес
sessions-began = Вход
sessions-seen = Последняя активность
sessions-end = Завершить
sessions-end-this = Завершить: { $browser }
sessions-end-others = Завершить остальные
sessions-ended =
    { $n ->
        [one] Завершён { $n } сеанс
        [few] Завершено { $n } сеанса
       *[other] Завершено { $n } сеансов
    }

again-title = Введите пароль ещё раз
again-text = Это нужно для следующего действия. Затем пароль не спросят пять минут.

switch-text = Всё, что вы видите и создаёте, относится к выбранной организации.
switch-search = Поиск организаций
switch-more = Есть и другие. Найдите по названию.
