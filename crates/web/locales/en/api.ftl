# The page that describes the API.

api-title = API for programs
api-lead = Every call carries an API token as a bearer. The descriptions of fields are in English, as the names are.
api-document = OpenAPI document
api-contents = Contents
api-parameters = Parameters
api-sent = Request
api-answered = Answer
api-required = required
api-refusals = Refusals
api-refusals-lead = A refusal is a problem document (RFC 9457). Its code never changes; go by the code, not by the text.
api-problems = Problems of fields
api-code = Code
api-status = Status
api-meaning = Meaning
api-retryable = try again
