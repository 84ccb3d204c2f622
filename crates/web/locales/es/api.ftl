# The page that describes the API.

api-title = API para programas
api-lead = Cada llamada lleva un token de API como bearer. Las descripciones de los campos están en inglés, como los nombres.
api-document = Documento OpenAPI
api-contents = Contenido
api-parameters = Parámetros
api-sent = Petición
api-answered = Respuesta
api-required = obligatorio
api-refusals = Rechazos
api-refusals-lead = Un rechazo es un documento de problema (RFC 9457). Su código nunca cambia: guíese por el código, no por el texto.
api-problems = Problemas de los campos
api-code = Código
api-status = Estado
api-meaning = Significado
api-retryable = reintentar
