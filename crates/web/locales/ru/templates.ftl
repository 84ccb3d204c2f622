# Texts of letters: the list and the editor.

templates-text = Тексты писем, которые отправляете вы и все ниже вас. Выберите текст, чтобы изменить его.
templates-kind = Письмо
templates-built-in = Встроенный
templates-own = Свой текст
templates-inherited = Сверху
templates-inherited-from = Этот текст от организации { $name }. Сохраните свой, чтобы заменить его.
templates-inherited-above = Этот текст от вышестоящей организации. Сохраните свой, чтобы заменить его.
templates-edit-text = Сохранённое действует со следующего письма, здесь и ниже.
templates-languages = Языки
templates-read-only = Этот текст можно посмотреть. Изменить его может администратор с правом на оформление.
templates-subject = Тема
templates-subject-hint = До 60 знаков, иначе почтовые ящики её обрежут
templates-preheader = Строка предпросмотра
templates-preheader-hint = Почтовые ящики показывают её рядом с темой
templates-greeting = Приветствие
templates-body = Текст
templates-body-hint = Пустая строка начинает абзац, **две звёздочки** выделяют жирным, строка с «- » — пункт списка, [слова](https://…) — ссылка. Кнопка, ссылка и код добавятся сами.
templates-button = Кнопка
templates-why = Заключение
templates-why-hint = Почему пришло письмо и что делать, если это ошибка
templates-data = Предпросмотр с данными
templates-sample = Примерные данные
templates-preview = Предпросмотр
templates-preview-text = Предпросмотр простого текста
templates-test = Отправить проверку мне
templates-tested = Проверочное письмо отправляется на { $email }.
templates-in-force = Действует со следующего письма.
templates-saved = Текст сохранён
templates-reset = Вернуть исходный текст
templates-reset-text = Ваш текст «{ $name }» будет убран. Вот что изменится:
templates-reset-done = Снова действует исходный текст
templates-placeholders = Подстановки
templates-placeholders-text = Заполняются для каждого получателя. Справа пример.
templates-needed = В теме или тексте должна быть одна из них: { $names }.
templates-copy = Скопировать { $name }
templates-wide = Широко
templates-phone = Телефон
templates-history = Изменения
templates-lint-subject =
    { $n ->
        [one] В теме { $n } знак; почтовые ящики обрезают её после 60.
        [few] В теме { $n } знака; почтовые ящики обрезают её после 60.
       *[other] В теме { $n } знаков; почтовые ящики обрезают её после 60.
    }
templates-lint-large = Размер письма { $size }; почтовые ящики обрезают его после 100 кБ.
templates-lint-preheader = Без строки предпросмотра почтовые ящики показывают начало текста.
