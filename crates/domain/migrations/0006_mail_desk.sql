-- The mail desk: every attempt with the server's answer, mails sent once more, and texts edited by those who send.

-- Reference -----------------------------------------------------------------------------------------------

-- Texts of letters that an operator or partner has edited, inherited by all below it; without parts the text in
-- force is that from above again. The version goes on through edits and resets.
CREATE TABLE mail_templates (
  organization_id {id} NOT NULL,
  kind {text} NOT NULL,
  language {text} NOT NULL,
  parts {text},
  changed_at {int} NOT NULL,
  changed_by {text} NOT NULL,
  version {int} NOT NULL,
  CONSTRAINT mail_templates_key PRIMARY KEY (organization_id, kind, language),
  CONSTRAINT mail_templates_organization FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE
) {strict};

-- Tenant: an organization of any kind ------------------------------------------------------------------------

-- How often a mail that was accepted was sent once more: each time is a letter of its own to mail programs.
ALTER TABLE messages ADD COLUMN round {int} NOT NULL DEFAULT 0;
-- A letter that somebody sent to themselves to see a text.
ALTER TABLE messages ADD COLUMN is_test {bool} NOT NULL DEFAULT FALSE;

CREATE TABLE message_attempts (
  organization_id {id} NOT NULL,
  message_id {id} NOT NULL,
  id {id} NOT NULL,
  at {int} NOT NULL,
  server {text} NOT NULL,
  outcome {text} NOT NULL,
  answer {text} NOT NULL,
  wording {text} NOT NULL,
  CONSTRAINT message_attempts_key PRIMARY KEY (organization_id, message_id, id),
  CONSTRAINT message_attempts_message FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id) ON DELETE CASCADE,
  CONSTRAINT message_attempts_outcome CHECK (outcome IN ('accepted', 'put-off', 'refused', 'unknown')),
  CONSTRAINT message_attempts_wording CHECK (wording IN ('built-in', 'template', 'template-failed', 'none'))
) {strict};
