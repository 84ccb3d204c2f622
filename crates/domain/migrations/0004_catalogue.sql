-- The catalogue in full: what a plan promises beside its days, its revisions, who may sell it, who has approved
-- what, and nouns of one's own for the units of an edition.

-- Reference -----------------------------------------------------------------------------------------------

-- Language to plural to word, as JSON; NULL where the unit's own word does.
ALTER TABLE editions ADD COLUMN nouns {text};

-- Days before the last day on which notices go out, after it when negative: `30,7,1,0,-7`.
ALTER TABLE plans ADD COLUMN notice_schedule {text} NOT NULL DEFAULT '30,7,1,0,-7';
-- A line for each, `name` or `name=value`.
ALTER TABLE plans ADD COLUMN features {text} NOT NULL DEFAULT '';
-- The last day on which it is sold, and the last one on which anything may be done under it.
ALTER TABLE plans ADD COLUMN sale_ends_on {text};
ALTER TABLE plans ADD COLUMN life_ends_on {text};
ALTER TABLE plans ADD COLUMN sellers {text} NOT NULL DEFAULT 'everybody';
-- Which of the plan's terms are sold now, and since when.
ALTER TABLE plans ADD COLUMN revision {int} NOT NULL DEFAULT 1;
ALTER TABLE plans ADD COLUMN revised_at {int} NOT NULL DEFAULT 0;

CREATE TABLE plan_units (
  plan_id {id} NOT NULL,
  edition_id {id} NOT NULL,
  units {int} NOT NULL,
  CONSTRAINT plan_units_key PRIMARY KEY (plan_id, edition_id),
  CONSTRAINT plan_units_plan FOREIGN KEY (plan_id) REFERENCES plans (id) ON DELETE CASCADE,
  CONSTRAINT plan_units_edition FOREIGN KEY (edition_id) REFERENCES editions (id) ON DELETE CASCADE,
  CONSTRAINT plan_units_within CHECK (units BETWEEN 0 AND 999999)
) {strict};

-- Every revision with its terms, as JSON that SQL never looks into.
CREATE TABLE plan_revisions (
  plan_id {id} NOT NULL,
  revision {int} NOT NULL,
  terms {text} NOT NULL,
  made_at {int} NOT NULL,
  made_by {text} NOT NULL,
  CONSTRAINT plan_revisions_key PRIMARY KEY (plan_id, revision),
  CONSTRAINT plan_revisions_plan FOREIGN KEY (plan_id) REFERENCES plans (id) ON DELETE CASCADE
) {strict};

-- The partners chosen to sell a plan, each with all below it.
CREATE TABLE plan_sellers (
  plan_id {id} NOT NULL,
  organization_id {id} NOT NULL,
  CONSTRAINT plan_sellers_key PRIMARY KEY (plan_id, organization_id),
  CONSTRAINT plan_sellers_plan FOREIGN KEY (plan_id) REFERENCES plans (id) ON DELETE CASCADE,
  CONSTRAINT plan_sellers_organization FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE
) {strict};
CREATE INDEX plan_sellers_by_organization ON plan_sellers (organization_id, plan_id);

-- The latest revision that a partner directly below the owner sells; nobody's name where it was there when the
-- plan came to the partner.
CREATE TABLE plan_approvals (
  plan_id {id} NOT NULL,
  organization_id {id} NOT NULL,
  revision {int} NOT NULL,
  approved_at {int} NOT NULL,
  approved_by {text},
  CONSTRAINT plan_approvals_key PRIMARY KEY (plan_id, organization_id),
  CONSTRAINT plan_approvals_plan FOREIGN KEY (plan_id) REFERENCES plans (id) ON DELETE CASCADE,
  CONSTRAINT plan_approvals_organization FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE
) {strict};

-- Index: what is to be done on a day to come -------------------------------------------------------------------

-- Licenses that another replaces from a later day on: then their users move over.
CREATE TABLE handover_queue (
  from_license_id {id} NOT NULL,
  to_license_id {id} NOT NULL,
  customer_id {id} NOT NULL,
  due_at {int} NOT NULL,
  -- Users who found no room when the day had come.
  waiting {int} NOT NULL,
  CONSTRAINT handover_queue_key PRIMARY KEY (from_license_id)
) {strict};
CREATE INDEX handover_queue_by_time ON handover_queue (due_at, from_license_id);
CREATE INDEX handover_queue_by_customer ON handover_queue (customer_id, from_license_id);

-- Tenant: a customer -------------------------------------------------------------------------------------------

ALTER TABLE licenses ADD COLUMN plan_revision {int} NOT NULL DEFAULT 1;
ALTER TABLE licenses ADD COLUMN notice_schedule {text} NOT NULL DEFAULT '30,7,1,0,-7';
ALTER TABLE licenses ADD COLUMN features {text} NOT NULL DEFAULT '';
CREATE INDEX licenses_by_plan ON licenses (customer_id, plan_id, plan_revision);

ALTER TABLE lines ADD COLUMN nouns {text};
