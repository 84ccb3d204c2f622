# Каталог: продукты, редакции и тарифы.

products-text = Что вы продаёте, в каких редакциях и по каким тарифам.
products-new = Новый продукт
products-new-text = Его можно продавать и партнёрам, и клиентам ниже вас.
products-none = Продуктов пока нет
products-none-text = Лицензии выдаются на редакции продукта.
products-of = Предлагает { $owner }
products-product = Продукт
products-name = Название продукта
products-download-hint = Указан на странице из приглашения. Начинается с https://
products-editions = Редакции
products-edition = Название редакции
products-edition-n = Редакция { $n }
products-edition-hint = Очистите название, код и объём, чтобы убрать.
products-code-hint = Краткое имя для API, например standard
products-storage-hint = В ГБ. Пусто — без ограничения.
products-more = Добавить редакцию
products-nouns = Назвать единицы по-своему
products-nouns-hint = Видно везде, где считают единицы, например 5 ящиков. Английский нужен, если задано хоть одно слово.
products-nouns-fallback = По-английски для читающих на языках: { $languages }
products-keep = Выданные лицензии сохраняют свои условия.
products-read-only = Вы можете это видеть, но меняет его владелец
products-created = Продукт создан. Теперь добавьте тариф.
products-saved = Продукт сохранён

products-plans = Тарифы
products-no-plans = Тарифов пока нет. Для лицензии нужен тариф.
products-plan = Тариф
products-plan-new = Новый тариф
products-plan-text = На этих условиях продаётся { $product }.
products-plan-name = Название тарифа
products-plan-version = Вид
products-months =
    { $n ->
        [one] { $n } месяц
        [few] { $n } месяца
       *[other] { $n } месяцев
    }
products-notice-hint = За сколько дней до конца считать истекающей
products-grace-hint = Сколько дней после конца ещё работает
products-enforcement-hint = Что делает программа без действующей лицензии.
products-default-units = Единиц в начале
products-default-units-hint = Новая лицензия заполняется ими; каждое число можно изменить.
products-units-of = { $edition }, единиц
products-notices = Уведомления об окончании
products-notices-hint = Когда клиенту и партнёру сообщают, что лицензия заканчивается.
products-schedule-hint = Дни до последнего дня, после него с минусом, например 30, 7, 1, 0, -7. Пусто: не уходят.
products-features-text = Видны в лицензии и сообщаются установленным программам.
products-features-hint = По одной в строке: имя или имя = значение. Латинские буквы, цифры, дефис, точка.
products-ends = Конец тарифа
products-ends-hint = Без дат тариф продаётся, пока вы их не зададите.
products-sale-ends-hint = После него новых лицензий нет. Выданные ещё можно менять и продлевать.
products-life-ends-hint = После него ничего не выдаётся, не продлевается и не увеличивается.
products-plan-create = Создать тариф
products-plan-created = Тариф создан
products-plan-saved = Тариф сохранён
