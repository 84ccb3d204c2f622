-- Bulk runs: what is done to many records at once, record by record, and what became of each.

CREATE TABLE bulk_runs (
  organization_id {id} NOT NULL,
  job_id {id} NOT NULL,
  action {text} NOT NULL,
  how {text} NOT NULL,
  author {text} NOT NULL,
  state {text} NOT NULL,
  skipped {int} NOT NULL,
  undoes_id {id},
  undone_by_id {id},
  CONSTRAINT bulk_runs_key PRIMARY KEY (organization_id, job_id),
  CONSTRAINT bulk_runs_job FOREIGN KEY (organization_id, job_id) REFERENCES jobs (organization_id, id) ON DELETE CASCADE,
  CONSTRAINT bulk_runs_state CHECK (state IN ('running', 'stopped', 'finished')),
  CONSTRAINT bulk_runs_skipped CHECK (skipped >= 0)
) {strict};

CREATE TABLE bulk_items (
  organization_id {id} NOT NULL,
  job_id {id} NOT NULL,
  position {int} NOT NULL,
  record_id {id} NOT NULL,
  customer_id {id} NOT NULL,
  name {text} NOT NULL,
  customer_name {text} NOT NULL,
  state {text} NOT NULL,
  reason {text},
  facts {text},
  ended_at {int},
  CONSTRAINT bulk_items_key PRIMARY KEY (organization_id, job_id, position),
  CONSTRAINT bulk_items_record UNIQUE (organization_id, job_id, record_id),
  CONSTRAINT bulk_items_run FOREIGN KEY (organization_id, job_id) REFERENCES bulk_runs (organization_id, job_id) ON DELETE CASCADE,
  CONSTRAINT bulk_items_state CHECK (state IN ('waiting', 'done', 'failed', 'skipped'))
) {strict};
CREATE INDEX bulk_items_by_state ON bulk_items (organization_id, job_id, state, position);

-- Runs that are worked off now; whoever was served last stands at the end.
CREATE TABLE bulk_queue (
  job_id {id} NOT NULL,
  organization_id {id} NOT NULL,
  due_at {int} NOT NULL,
  CONSTRAINT bulk_queue_key PRIMARY KEY (job_id)
) {strict};
CREATE INDEX bulk_queue_by_time ON bulk_queue (due_at, job_id);
