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
products-devices = Устройства
products-devices-hint = Когда два устройства считаются одним, как часто можно переходить на другое и когда молчащее теряет место.
products-agree-hint = Из деталей, которые сообщает программа, например диск и сетевая карта. Пусто: больше половины.
products-moves-hint = За период. Пусто: без ограничений.
products-free-hint = Не меньше 7. Пусто: никогда. Об этом сообщают заранее, и это можно отменить.
products-agree-half = Больше половины
products-moves-unlimited = Без ограничений
products-moves-in = { $moves } за период в днях: { $days }
products-never = Никогда
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
products-tab-terms = Условия
products-tab-sellers = Продавцы
products-tab-revisions = Редакции условий
products-locked = Закрыт до одобрения
products-sale-ended = Продажа окончена
products-life-ended = Закончился
products-locked-text = { $owner }: условия изменены. Пока { $partner } их не одобрит, тариф здесь не продаётся, а его лицензии не меняются.
products-approve = Одобрить редакцию { $revision }
products-approve-who = Её одобряет администратор партнёра { $partner }.
products-approved = Условия одобрены
products-sellers-title = Кто может продавать этот тариф
products-sellers-hint = Ваши собственные клиенты могут купить его всегда.
products-sellers-rule = Кто продаёт
products-sellers-partners = Партнёры
products-sellers-partners-hint = Отметки действуют, когда продают выбранные партнёры.
products-sellers-none = Партнёров ниже вас пока нет.
products-sellers-note = Выданные лицензии остаются прежними.
products-sellers-saved = Продавцы сохранены
products-partner = Партнёр
products-standing = Состояние
products-partner-deeper = Ниже по дереву
products-partner-more = Ещё один партнёр
products-partner-more-hint = Полное название, где бы он ни стоял ниже вас.
products-sells = Продаёт
products-sells-not = Не видит его
products-approved-by = Редакцию { $revision } одобрил(а) { $name }, { $when }
products-came-with = Продаёт с редакции { $revision }, { $when }
products-revisions-title = Редакции условий
products-revisions-text = Лицензия хранит редакцию, по которой продана, пока её не переведут.
products-revision = Редакция условий
products-revision-n = Редакция { $revision }
products-revision-current = Продаётся сейчас
products-revision-first = Первые условия
products-revision-changes = Что изменилось
products-revision-licenses = Лицензий по ней
products-move = Перевести…
products-move-title = Перевести лицензии редакции { $revision }
products-move-text =
    { $n ->
        [one] { $n } лицензия получит условия редакции { $revision }.
        [few] { $n } лицензии получат условия редакции { $revision }.
       *[other] { $n } лицензий получат условия редакции { $revision }.
    }
products-move-nothing = Условия те же.
products-move-keeps = Единицы, пользователи и дни остаются прежними.
products-move-most = За один раз переводится не больше { $most }; для остальных повторите.
products-move-verb =
    { $n ->
        [one] Перевести { $n } лицензию
        [few] Перевести { $n } лицензии
       *[other] Перевести { $n } лицензий
    }
products-moved =
    { $n ->
        [one] { $n } лицензия переведена на нынешние условия
        [few] { $n } лицензии переведены на нынешние условия
       *[other] { $n } лицензий переведено на нынешние условия
    }
products-stayed =
    { $n ->
        [one] { $n } лицензия остаётся прежней
        [few] { $n } лицензии остаются прежними
       *[other] { $n } лицензий остаются прежними
    }
products-signing = Ключи подписи
products-signing-text = Ими подписаны разрешения и файлы лицензий ваших продуктов.
products-signing-none = Своего ключа пока нет
products-signing-none-text = Пока вы не создадите свой, за ваши продукты подписывает ключ оператора.
products-signing-key = Ключ
products-signing-from = Подписывает с
products-signing-until = до
products-signing-signs = Подписывает сейчас
products-signing-coming = Опубликован, пока не подписывает
products-signing-retired = Выведен, ещё опубликован
products-signing-retire = Вывести
products-signing-retire-title = Вывести ключ { $key }?
products-signing-retire-text = Больше он ничего не подписывает. Он остаётся опубликованным, и подписанное им действует до конца срока. Программы со встроенными ключами должны знать ключ, который подписывает вместо него.
products-signing-retired-note = Ключ выведен.
products-signing-withdraw = Отозвать
products-signing-withdraw-title = Отозвать ключ { $key }?
products-signing-withdraw-text = Для ключа, который мог стать известен другим. Он больше не публикуется, и сразу подписывает новый ключ: каждая установленная программа запросит ключи при следующем обращении и больше не примет ничего, что подписано старым. Если ключ никому не стал известен, выведите его вместо отзыва.
products-signing-withdraw-built-in = Программы со встроенными ключами работают, пока действует их разрешение; затем нужна версия, которая знает новый ключ.
products-signing-withdraw-no-files = Ни одно устройство не работает по файлу лицензии, подписанному им.
products-signing-withdraw-files =
    { $n ->
        [one] { $n } устройство работает по файлу лицензии, подписанному им: создайте файл заново.
        [few] { $n } устройства работают по файлам лицензий, подписанным им: создайте файлы заново.
       *[other] { $n } устройств работают по файлам лицензий, подписанным им: создайте файлы заново.
    }
products-signing-withdrawn = Отозван
products-signing-withdrawn-note = Ключ отозван. Подписывает новый.
products-signing-files =
    { $n ->
        [one] { $n } файл лицензии создать заново
        [few] { $n } файла лицензии создать заново
       *[other] { $n } файлов лицензии создать заново
    }
products-signing-new = Новый ключ
products-signing-overlap = Дней до начала подписи
products-signing-overlap-hint = Он публикуется сразу. До этого дня подписывает нынешний ключ, чтобы установленные программы узнали о новом; разрешение действует 30 дней.
products-signing-create = Создать ключ
products-signing-created = Ключ создан и опубликован.
products-signing-public = Открытые ключи в виде набора JWK
