-- Lists as somebody wants to see them again: one's own, and those that an organization shares.
CREATE TABLE saved_views (
  organization_id {id} NOT NULL,
  id {id} NOT NULL,
  list {text} NOT NULL,
  account_id {id},
  name {text} NOT NULL,
  name_folded {text} NOT NULL,
  state {text} NOT NULL,
  made_by {text} NOT NULL,
  created_at {int} NOT NULL,
  deleted_at {int},
  version {int} NOT NULL,
  CONSTRAINT saved_views_key PRIMARY KEY (organization_id, id),
  CONSTRAINT saved_views_organization FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE
) {strict};
-- Without an account a view is shared. What was deleted and may come back holds no name.
CREATE UNIQUE INDEX saved_views_own ON saved_views (organization_id, list, account_id, name_folded) WHERE account_id IS NOT NULL AND deleted_at IS NULL;
CREATE UNIQUE INDEX saved_views_shared ON saved_views (organization_id, list, name_folded) WHERE account_id IS NULL AND deleted_at IS NULL;

-- How somebody looked at a list last: columns in their order, how close the rows stand, how many of them.
CREATE TABLE list_habits (
  account_id {id} NOT NULL,
  list {text} NOT NULL,
  columns {text} NOT NULL,
  density {text} NOT NULL,
  page_size {int} NOT NULL,
  CONSTRAINT list_habits_key PRIMARY KEY (account_id, list),
  CONSTRAINT list_habits_account FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
  CONSTRAINT list_habits_density CHECK (density IN ('roomy', 'dense')),
  CONSTRAINT list_habits_page_size CHECK (page_size IN (25, 50, 100))
) {strict};

-- Keys of one letter can be switched off (WCAG 2.1.4).
ALTER TABLE accounts ADD COLUMN letter_keys {bool} NOT NULL DEFAULT TRUE;

-- Customers by age: their ids are in the order in which they were made.
CREATE INDEX organization_ancestors_by_age ON organization_ancestors (ancestor_id, kind, descendant_id);
