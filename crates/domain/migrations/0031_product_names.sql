-- By its name a program knows its product in what it was given: a name once used stays with the organization that used it,
-- so that nobody else has leases for it signed.

CREATE TABLE product_names (
  name_folded {text} NOT NULL,
  organization_id {id} NOT NULL,
  CONSTRAINT product_names_key PRIMARY KEY (name_folded),
  CONSTRAINT product_names_owner FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE RESTRICT
) {strict};
INSERT INTO product_names (name_folded, organization_id)
  SELECT p.name_folded, p.organization_id FROM products p WHERE NOT EXISTS (SELECT 1 FROM products q
  WHERE q.name_folded = p.name_folded AND (q.created_at < p.created_at OR (q.created_at = p.created_at AND q.id < p.id)));
