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
products-plan-create = Создать тариф
products-plan-created = Тариф создан
products-plan-saved = Тариф сохранён
