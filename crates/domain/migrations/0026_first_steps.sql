-- Reference: who has put the list of first steps of an organization away; for themselves alone.
CREATE TABLE hidden_first_steps (
  organization_id {id} NOT NULL,
  account_id {id} NOT NULL,
  hidden_at {int} NOT NULL,
  CONSTRAINT hidden_first_steps_key PRIMARY KEY (organization_id, account_id),
  CONSTRAINT hidden_first_steps_organization FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE,
  CONSTRAINT hidden_first_steps_account FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE
) {strict};
