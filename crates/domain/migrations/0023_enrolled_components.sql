-- Tenant: by which components the devices are found again that came with a deployment key and have no user of their own
-- to be looked for at.
CREATE TABLE enrolled_components (
  customer_id {id} NOT NULL,
  component {text} NOT NULL,
  installation_id {id} NOT NULL,
  CONSTRAINT enrolled_components_key PRIMARY KEY (customer_id, component, installation_id),
  CONSTRAINT enrolled_components_installation FOREIGN KEY (customer_id, installation_id)
    REFERENCES installations (customer_id, id) ON DELETE CASCADE
) {strict};
CREATE INDEX enrolled_components_installation ON enrolled_components (customer_id, installation_id);
