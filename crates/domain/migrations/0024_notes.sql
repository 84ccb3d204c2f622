-- Tenant: what people note beside a record. It is seen by the people of the organization that it was written from (its
-- home) and of those above that one, never below.
CREATE TABLE notes (
  organization_id {id} NOT NULL,
  id {id} NOT NULL,
  subject {text} NOT NULL,
  home_id {id} NOT NULL,
  account_id {id},
  author {text} NOT NULL,
  written {text} NOT NULL,
  written_at {int} NOT NULL,
  changed_at {int},
  removed_at {int},
  version {int} NOT NULL,
  CONSTRAINT notes_key PRIMARY KEY (organization_id, id),
  CONSTRAINT notes_organization FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE
) {strict};
CREATE INDEX notes_by_subject ON notes (organization_id, subject, id) WHERE removed_at IS NULL;

-- Index: who was mentioned in which note, and has not seen it yet.
CREATE TABLE mention_feed (
  account_id {id} NOT NULL,
  note_id {id} NOT NULL,
  customer_id {id} NOT NULL,
  seen_at {int},
  CONSTRAINT mention_feed_key PRIMARY KEY (account_id, note_id)
) {strict};
CREATE INDEX mention_feed_unseen ON mention_feed (account_id, note_id) WHERE seen_at IS NULL;
CREATE INDEX mention_feed_by_customer ON mention_feed (customer_id, note_id);
