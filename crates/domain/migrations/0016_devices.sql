-- Devices: what a plan says of them, by what they are told from others, moves within a budget, places freed for silence;
-- signing keys of vendors; counters of programs, and messages that programs show.

-- Reference ---------------------------------------------------------------------------------------------------

-- Word to value, as `agree=2;moves=3/90;silent=60`; what is not there is as usual.
ALTER TABLE plans ADD COLUMN device_rules {text} NOT NULL DEFAULT '';

-- Whose products it signs for; NULL: the operator's, and those of vendors without a key of their own.
ALTER TABLE signing_keys ADD COLUMN organization_id {id};
-- Published before it signs, so that installed programs know it by then.
ALTER TABLE signing_keys ADD COLUMN signs_from {int} NOT NULL DEFAULT 0;
CREATE INDEX signing_keys_by_owner ON signing_keys (organization_id, created_at, key_id);

-- What programs show to people: for whom, from when until when, and the texts by language, as JSON.
CREATE TABLE program_messages (
  id {id} NOT NULL,
  organization_id {id} NOT NULL,
  product_id {id},
  plan_id {id},
  customer_id {id},
  version_from {text} NOT NULL,
  version_to {text} NOT NULL,
  texts {text} NOT NULL,
  shown_from {int} NOT NULL,
  shown_until {int} NOT NULL,
  withdrawn_at {int},
  created_at {int} NOT NULL,
  created_by {text} NOT NULL,
  version {int} NOT NULL,
  CONSTRAINT program_messages_key PRIMARY KEY (id),
  CONSTRAINT program_messages_owner FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE,
  CONSTRAINT program_messages_instants CHECK (shown_from < shown_until)
) {strict};
CREATE INDEX program_messages_by_owner ON program_messages (organization_id, id);
CREATE INDEX program_messages_by_end ON program_messages (shown_until, id);

-- Tenant: a customer -------------------------------------------------------------------------------------------

ALTER TABLE licenses ADD COLUMN device_rules {text} NOT NULL DEFAULT '';

-- Moves to other devices before this instant do not count.
ALTER TABLE seats ADD COLUMN moves_since {int} NOT NULL DEFAULT 0;

-- Component to keyed hash, as `mac=…;disk=…`.
ALTER TABLE installations ADD COLUMN components {text} NOT NULL DEFAULT '';
-- Whether the device said by which id it is told from others; then nothing else counts.
ALTER TABLE installations ADD COLUMN named_itself {bool} NOT NULL DEFAULT FALSE;
-- Whose place it has taken over, and since when that counts as a move to another device.
ALTER TABLE installations ADD COLUMN replaces_id {id};
ALTER TABLE installations ADD COLUMN moved_at {int};
-- When whoever uses it gave its place up: the next device there is a move.
ALTER TABLE installations ADD COLUMN left_at {int};
-- When its place was freed because nothing was heard of it.
ALTER TABLE installations ADD COLUMN silenced_at {int};
-- When it had its place back; silence counts from then on.
ALTER TABLE installations ADD COLUMN revived_at {int};
-- Name to number, as JSON; the latest that the program told.
ALTER TABLE installations ADD COLUMN counters {text} NOT NULL DEFAULT '';
CREATE INDEX installations_left ON installations (customer_id, seat_id, id) WHERE left_at IS NOT NULL;
CREATE INDEX installations_moved ON installations (customer_id, seat_id, moved_at) WHERE moved_at IS NOT NULL;
CREATE INDEX installations_silenced ON installations (customer_id, silenced_at, id) WHERE silenced_at IS NOT NULL;

-- A further kind of alert: devices whose places are freed soon.
CREATE TABLE alerts_of_now (
  customer_id {id} NOT NULL,
  kind {text} NOT NULL,
  subject_id {id} NOT NULL,
  license_id {id} NOT NULL,
  seat_id {id},
  name {text} NOT NULL,
  raised_at {int} NOT NULL,
  CONSTRAINT alerts_of_now_key PRIMARY KEY (customer_id, kind, subject_id),
  CONSTRAINT alerts_of_now_kind CHECK (kind IN ('not-installed', 'silent', 'failing', 'space-low', 'freed-soon'))
) {strict};
INSERT INTO alerts_of_now (customer_id, kind, subject_id, license_id, seat_id, name, raised_at)
  SELECT customer_id, kind, subject_id, license_id, seat_id, name, raised_at FROM alerts;
DROP TABLE alerts;
ALTER TABLE alerts_of_now RENAME TO alerts;
CREATE INDEX alerts_newest ON alerts (customer_id, raised_at, subject_id, kind);
