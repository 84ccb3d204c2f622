-- How an organization looks to those below it. What is empty is inherited from above.

-- Reference: read with every page and mail, as one chain from an organization upward.
CREATE TABLE brands (
  organization_id {id} NOT NULL,
  name {text},
  accent {text},
  sender_name {text},
  sender_email {text},
  logo_digest {text},
  logo_width {int},
  logo_height {int},
  dark_logo_digest {text},
  dark_logo_width {int},
  dark_logo_height {int},
  CONSTRAINT brands_key PRIMARY KEY (organization_id),
  CONSTRAINT brands_organization FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE,
  CONSTRAINT brands_dark_logo CHECK (dark_logo_digest IS NULL OR logo_digest IS NOT NULL)
) {strict};

-- Reference: domains that the operator lets an organization, and those below it, write mail from.
CREATE TABLE sender_domains (
  organization_id {id} NOT NULL,
  domain {text} NOT NULL,
  CONSTRAINT sender_domains_key PRIMARY KEY (organization_id, domain),
  CONSTRAINT sender_domains_organization FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE
) {strict};

-- Tenant: the pictures themselves, made anew by us from what was sent.
CREATE TABLE brand_logos (
  organization_id {id} NOT NULL,
  theme {text} NOT NULL,
  digest {text} NOT NULL,
  content {bytes} NOT NULL,
  CONSTRAINT brand_logos_key PRIMARY KEY (organization_id, theme),
  CONSTRAINT brand_logos_organization FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE,
  CONSTRAINT brand_logos_theme CHECK (theme IN ('light', 'dark'))
) {strict};
