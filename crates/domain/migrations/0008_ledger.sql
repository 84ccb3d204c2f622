-- The ledger of units: every unit that is bought, bound, released, expired or converted is an entry.

-- Index: licenses by the instant at which their term ends, so that the end is entered once.
CREATE TABLE expiry_queue (
  license_id {id} NOT NULL,
  customer_id {id} NOT NULL,
  valid_to {text} NOT NULL,
  time_zone {text} NOT NULL,
  due_at {int} NOT NULL,
  entered_at {int},
  CONSTRAINT expiry_queue_key PRIMARY KEY (license_id)
) {strict};
CREATE INDEX expiry_queue_by_time ON expiry_queue (due_at, license_id) WHERE entered_at IS NULL;

-- Tenant: what the entries of one account come to. An account is the line of a license, or the stock of a purchase
-- code that its edition is of.
CREATE TABLE ledger_accounts (
  organization_id {id} NOT NULL,
  subject_id {id} NOT NULL,
  edition_id {id} NOT NULL,
  entries {int} NOT NULL,
  last_at {int} NOT NULL,
  quantity {int} NOT NULL,
  used {int} NOT NULL,
  CONSTRAINT ledger_accounts_key PRIMARY KEY (organization_id, subject_id, edition_id),
  CONSTRAINT ledger_accounts_organization FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE,
  CONSTRAINT ledger_accounts_used CHECK (used BETWEEN 0 AND quantity)
) {strict};

-- Tenant: the entries, numbered through within their account. `quantity` and `used` are what each left behind, so that
-- no sum is ever made to show a page; `at` never goes back within an account.
CREATE TABLE ledger_entries (
  organization_id {id} NOT NULL,
  subject_id {id} NOT NULL,
  edition_id {id} NOT NULL,
  position {int} NOT NULL,
  at {int} NOT NULL,
  what {text} NOT NULL,
  units {int} NOT NULL,
  counter {text} NOT NULL,
  quantity {int} NOT NULL,
  used {int} NOT NULL,
  source {text} NOT NULL,
  reference {text} NOT NULL,
  party {text} NOT NULL,
  seat_id {id},
  actor_kind {text} NOT NULL,
  actor_name {text} NOT NULL,
  event_id {id},
  CONSTRAINT ledger_entries_key PRIMARY KEY (organization_id, subject_id, edition_id, position),
  CONSTRAINT ledger_entries_account FOREIGN KEY (organization_id, subject_id, edition_id) REFERENCES ledger_accounts (organization_id, subject_id, edition_id) ON DELETE CASCADE,
  CONSTRAINT ledger_entries_counter CHECK (counter IN ('quantity', 'used', 'none'))
) {strict};
-- As of a day, one account; and the history of a subject whatever its editions.
CREATE INDEX ledger_entries_by_account ON ledger_entries (organization_id, subject_id, edition_id, at, position);
CREATE INDEX ledger_entries_by_time ON ledger_entries (organization_id, subject_id, at, edition_id, position);

-- What was there before the ledger is entered as one purchase and one binding a line.
INSERT INTO ledger_accounts (organization_id, subject_id, edition_id, entries, last_at, quantity, used)
  SELECT n.customer_id, n.license_id, n.edition_id, CASE WHEN n.assigned > 0 THEN 2 ELSE 1 END, l.created_at, n.quantity, n.assigned
  FROM lines n JOIN licenses l ON l.customer_id = n.customer_id AND l.id = n.license_id WHERE n.quantity > 0;
INSERT INTO ledger_entries (organization_id, subject_id, edition_id, position, at, what, units, counter, quantity, used, source, reference, party, actor_kind, actor_name)
  SELECT n.customer_id, n.license_id, n.edition_id, 1, l.created_at, 'bought', n.quantity, 'quantity', n.quantity, 0, 'manual', '', '', 'system', 'migration'
  FROM lines n JOIN licenses l ON l.customer_id = n.customer_id AND l.id = n.license_id WHERE n.quantity > 0;
INSERT INTO ledger_entries (organization_id, subject_id, edition_id, position, at, what, units, counter, quantity, used, source, reference, party, actor_kind, actor_name)
  SELECT n.customer_id, n.license_id, n.edition_id, 2, l.created_at, 'bound', n.assigned, 'used', n.quantity, n.assigned, 'manual', '', '', 'system', 'migration'
  FROM lines n JOIN licenses l ON l.customer_id = n.customer_id AND l.id = n.license_id WHERE n.assigned > 0;
