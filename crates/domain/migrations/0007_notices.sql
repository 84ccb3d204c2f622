-- Notices of licenses that end: which went to whom, and when to look at a license next.

-- Index: licenses by the instant at which their next notice is due. A row is a note to look: what is decided is
-- decided from the license itself.
CREATE TABLE notice_queue (
  license_id {id} NOT NULL,
  customer_id {id} NOT NULL,
  valid_to {text} NOT NULL,
  schedule {text} NOT NULL,
  time_zone {text} NOT NULL,
  due_at {int} NOT NULL,
  CONSTRAINT notice_queue_key PRIMARY KEY (license_id)
) {strict};
CREATE INDEX notice_queue_by_time ON notice_queue (due_at, license_id);

-- Tenant: each notice that went, once for an end, a day and an address.
CREATE TABLE notices (
  customer_id {id} NOT NULL,
  license_id {id} NOT NULL,
  valid_to {text} NOT NULL,
  days_before {int} NOT NULL,
  recipient {text} NOT NULL,
  audience {text} NOT NULL,
  organization_id {id} NOT NULL,
  message_id {id} NOT NULL,
  posted_at {int} NOT NULL,
  CONSTRAINT notices_key PRIMARY KEY (customer_id, license_id, valid_to, days_before, recipient),
  CONSTRAINT notices_license FOREIGN KEY (customer_id, license_id) REFERENCES licenses (customer_id, id) ON DELETE CASCADE,
  CONSTRAINT notices_audience CHECK (audience IN ('customer', 'partner'))
) {strict};

ALTER TABLE licenses ADD COLUMN notices_off_at {int};
-- Since when another license stands in its place: it has no end of its own to tell of any more.
ALTER TABLE licenses ADD COLUMN replaced_at {int};
