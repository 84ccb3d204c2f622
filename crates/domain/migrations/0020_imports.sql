-- Tenant: lists of records that were uploaded, from the upload until two weeks later.
CREATE TABLE imports (
  organization_id {id} NOT NULL,
  id {id} NOT NULL,
  kind {text} NOT NULL,
  state {text} NOT NULL,
  name {text} NOT NULL,
  -- What makes the same file again the same import: a hash of its content, or the id once it is to be taken anew.
  file_key {text} NOT NULL,
  how {text} NOT NULL,
  header {text} NOT NULL,
  fields {text} NOT NULL,
  settings {text} NOT NULL,
  total {int} NOT NULL,
  author {text} NOT NULL,
  started_by {text} NOT NULL,
  created_at {int} NOT NULL,
  ran_at {int},
  finished_at {int},
  undone_at {int},
  expires_at {int} NOT NULL,
  steps {int} NOT NULL,
  CONSTRAINT imports_key PRIMARY KEY (organization_id, id),
  CONSTRAINT imports_file UNIQUE (organization_id, kind, file_key),
  CONSTRAINT imports_organization FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE,
  CONSTRAINT imports_kind CHECK (kind IN ('users', 'customers')),
  CONSTRAINT imports_state CHECK (state IN ('matching', 'checking', 'checked', 'running', 'done', 'undoing', 'undone'))
) {strict};

-- Tenant: their rows as they were read or mended, with what would become or became of each.
CREATE TABLE import_rows (
  organization_id {id} NOT NULL,
  import_id {id} NOT NULL,
  number {int} NOT NULL,
  cells {text} NOT NULL,
  state {text} NOT NULL,
  -- Whom or what the row is about, so that two rows about the same are found.
  row_key {text},
  -- The customer that it is about; the row itself is the organization's.
  company_id {id},
  license_id {id},
  edition {text},
  problems {text} NOT NULL,
  -- The first problem, by which rows with the same mistake are told together.
  problem_field {text},
  problem_code {text},
  problem_value {text},
  record_id {id},
  CONSTRAINT import_rows_key PRIMARY KEY (organization_id, import_id, number),
  CONSTRAINT import_rows_import FOREIGN KEY (organization_id, import_id) REFERENCES imports (organization_id, id) ON DELETE CASCADE,
  CONSTRAINT import_rows_state CHECK (state IN ('unchecked', 'wrong', 'add', 'there', 'added', 'removed', 'kept'))
) {strict};
CREATE INDEX import_rows_in_state ON import_rows (organization_id, import_id, state, number);
CREATE INDEX import_rows_by_subject ON import_rows (organization_id, import_id, row_key);

-- Index: imports that the worker goes on with.
CREATE TABLE import_queue (
  import_id {id} NOT NULL,
  organization_id {id} NOT NULL,
  due_at {int} NOT NULL,
  CONSTRAINT import_queue_key PRIMARY KEY (import_id)
) {strict};
CREATE INDEX import_queue_due ON import_queue (due_at, import_id);

-- Whether a customer has a user of an address already.
CREATE INDEX seats_by_address ON seats (customer_id, email_folded) WHERE removed_at IS NULL AND email_folded <> '';
