# The page that describes the API.

api-title = API для программ
api-lead = Каждый вызов передаёт токен API в заголовке bearer. Описания полей, как и их имена, даны на английском.
api-document = Документ OpenAPI
api-contents = Содержание
api-parameters = Параметры
api-sent = Запрос
api-answered = Ответ
api-required = обязательно
api-refusals = Отказы
api-refusals-lead = Отказ — это документ проблемы (RFC 9457). Его код никогда не меняется: ориентируйтесь на код, а не на текст.
api-problems = Ошибки в полях
api-code = Код
api-status = Статус
api-meaning = Значение
api-retryable = повторите
