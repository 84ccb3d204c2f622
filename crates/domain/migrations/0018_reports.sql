-- Tenant: the latest report of each organization with many customers, counted once a day, so that no page sums them.
CREATE TABLE usage_reports (
  organization_id {id} NOT NULL,
  made_at {int} NOT NULL,
  report {text} NOT NULL,
  CONSTRAINT usage_reports_key PRIMARY KEY (organization_id),
  CONSTRAINT usage_reports_organization FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE
) {strict};
