# The page that describes the API.

api-title = API per programmi
api-lead = Ogni chiamata porta un token API come bearer. Le descrizioni dei campi sono in inglese, come i nomi.
api-document = Documento OpenAPI
api-contents = Contenuto
api-parameters = Parametri
api-sent = Richiesta
api-answered = Risposta
api-required = obbligatorio
api-refusals = Rifiuti
api-refusals-lead = Un rifiuto è un documento di problema (RFC 9457). Il codice non cambia mai: segui il codice, non il testo.
api-problems = Problemi dei campi
api-code = Codice
api-status = Stato
api-meaning = Significato
api-retryable = riprova
