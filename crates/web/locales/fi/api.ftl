# The page that describes the API.

api-title = Ohjelmointirajapinta
api-lead = Jokaisessa kutsussa annetaan API-tunnus (bearer). Kenttien kuvaukset ovat englanniksi niin kuin nimetkin.
api-document = OpenAPI-kuvaus
api-contents = Sisältö
api-parameters = Parametrit
api-sent = Pyyntö
api-answered = Vastaus
api-required = pakollinen
api-refusals = Kieltäytymiset
api-refusals-lead = Kieltäytyminen on ongelmadokumentti (RFC 9457). Sen koodi ei koskaan muutu: toimi koodin mukaan, älä tekstin.
api-problems = Kenttien virheet
api-code = Koodi
api-status = Tila
api-meaning = Merkitys
api-retryable = yritä uudelleen
