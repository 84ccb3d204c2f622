-- What is planned for a day to come.

-- Tenant: a change that is carried out when its day begins where the customer is, by the right of who planned it.
CREATE TABLE planned_changes (
  customer_id {id} NOT NULL,
  id {id} NOT NULL,
  deed {text} NOT NULL,
  license_id {id},
  edition_id {id},
  quantity {int},
  target {text} NOT NULL,
  day {text} NOT NULL,
  due_at {int} NOT NULL,
  reason {text} NOT NULL,
  state {text} NOT NULL,
  author {text} NOT NULL,
  planned_by {text} NOT NULL,
  planned_at {int} NOT NULL,
  settled_at {int},
  settled_by {text},
  refusal {text},
  refusal_facts {text},
  version {int} NOT NULL,
  CONSTRAINT planned_changes_key PRIMARY KEY (customer_id, id),
  CONSTRAINT planned_changes_license FOREIGN KEY (customer_id, license_id) REFERENCES licenses (customer_id, id) ON DELETE CASCADE,
  CONSTRAINT planned_changes_deed CHECK (deed IN ('units', 'suspend', 'resume', 'revoke', 'disable', 'enable')),
  CONSTRAINT planned_changes_state CHECK (state IN ('open', 'done', 'refused', 'cancelled')),
  CONSTRAINT planned_changes_settled CHECK ((state = 'open') = (settled_at IS NULL)),
  CONSTRAINT planned_changes_refused CHECK ((state = 'refused') = (refusal IS NOT NULL)),
  CONSTRAINT planned_changes_units CHECK ((deed = 'units') = (quantity IS NOT NULL) AND (quantity IS NULL OR quantity BETWEEN 0 AND 999999))
) {strict};
-- One thing is planned once for a day.
CREATE UNIQUE INDEX planned_changes_once ON planned_changes (customer_id, target, deed, day) WHERE state = 'open';
CREATE INDEX planned_changes_by_day ON planned_changes (customer_id, day, id);

-- Index: planned changes of all customers by their day, and those that are due. Without a due time it is settled.
CREATE TABLE planned_queue (
  planned_id {id} NOT NULL,
  customer_id {id} NOT NULL,
  day {text} NOT NULL,
  state {text} NOT NULL,
  due_at {int},
  CONSTRAINT planned_queue_key PRIMARY KEY (planned_id)
) {strict};
CREATE INDEX planned_queue_by_day ON planned_queue (day, planned_id);
CREATE INDEX planned_queue_due ON planned_queue (due_at, planned_id) WHERE due_at IS NOT NULL;
CREATE INDEX planned_queue_refused ON planned_queue (day, planned_id) WHERE state = 'refused';
CREATE INDEX planned_queue_by_customer ON planned_queue (customer_id, planned_id);
