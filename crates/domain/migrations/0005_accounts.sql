-- Accounts of customers: their names within a channel, their contact in two parts, drafts of new ones.

-- Index: which account names are taken among all customers below one tier-1 partner, or directly below the operator.
CREATE TABLE account_names (
  channel_id {id} NOT NULL,
  name_folded {text} NOT NULL,
  customer_id {id} NOT NULL,
  CONSTRAINT account_names_key PRIMARY KEY (channel_id, name_folded),
  CONSTRAINT account_names_customer UNIQUE (customer_id),
  CONSTRAINT account_names_organization FOREIGN KEY (customer_id) REFERENCES organizations (id) ON DELETE CASCADE
) {strict};

-- Tenant: what somebody has begun to fill in about a new customer, as typed.
CREATE TABLE account_drafts (
  organization_id {id} NOT NULL,
  id {id} NOT NULL,
  account_id {id} NOT NULL,
  name {text} NOT NULL,
  typed {text} NOT NULL,
  opened_id {id},
  created_at {int} NOT NULL,
  expires_at {int} NOT NULL,
  CONSTRAINT account_drafts_key PRIMARY KEY (organization_id, id),
  CONSTRAINT account_drafts_organization FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE
) {strict};
CREATE INDEX account_drafts_by_account ON account_drafts (organization_id, account_id, id);

ALTER TABLE customers ADD COLUMN region {text} NOT NULL DEFAULT '';
ALTER TABLE customers ADD COLUMN contact_first_name {text} NOT NULL DEFAULT '';
ALTER TABLE customers ADD COLUMN contact_last_name {text} NOT NULL DEFAULT '';
-- All but the last word is the first name.
UPDATE customers SET contact_first_name = TRIM(RTRIM(contact_name, REPLACE(contact_name, ' ', '')));
UPDATE customers SET contact_last_name = TRIM(SUBSTR(contact_name, LENGTH(contact_first_name) + 1));

-- A link that was made by another right than that over members, and what is known of whom it invites.
ALTER TABLE account_links ADD COLUMN asks {text};
ALTER TABLE account_links ADD COLUMN name {text};
ALTER TABLE account_links ADD COLUMN language {text};
