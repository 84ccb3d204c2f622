# The search page.

search-title = Поиск
search-lead = Клиенты, пользователи, лицензии, коды, счета, устройства и страницы по имени, номеру или адресу
search-pages = Страницы
search-partners = Партнёры
search-order = Заказ без номера
search-unnamed = Без имени
search-actions = Действия
search-do-redeem = Ввести код покупки
search-do-waiting = Отправить ожидающие приглашения
search-do-bounced = Исправить вернувшиеся приглашения
search-do-expiring = Лицензии, которые скоро закончатся
search-do-order = Новый заказ
search-do-statement = Загрузить банковскую выписку
search-do-import-users = Импортировать пользователей
search-do-import-customers = Импортировать клиентов
search-do-imports = Посмотреть импорт
search-do-prices = Прайс-листы
search-do-partner = Новый партнёр
search-do-product = Новый продукт
search-do-codes = Создать коды покупки
search-do-alerts = Оповещения
search-do-bulk = Массовые действия
search-do-password = Сменить мой пароль
search-do-sessions = Мои входы
search-for = Действия для { $name }
search-for-users = Добавить пользователей
search-for-units = Изменить число единиц
search-for-license = Добавить лицензию
search-for-invite = Отправить ожидающие приглашения
search-found = { $n ->
    [one] { $n } результат
    [few] { $n } результата
   *[other] { $n } результатов
}
search-key-move = Перейти
