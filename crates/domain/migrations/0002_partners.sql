-- Partners that are closed for good, and what each type of partner may do beside the built-in presets.

-- Reference -----------------------------------------------------------------------------------------------

-- Whoever is closed is disabled as well: what asks whether an organization is stopped needs to know of one only.
ALTER TABLE organizations ADD COLUMN closed_at {int};
ALTER TABLE organizations ADD COLUMN closed_by {text};
ALTER TABLE organizations ADD COLUMN closed_reason {text};

CREATE TABLE partner_types (
  partner_type {text} NOT NULL,
  version {int} NOT NULL,
  CONSTRAINT partner_types_key PRIMARY KEY (partner_type),
  CONSTRAINT partner_types_word CHECK (partner_type IN ('msp', 'reseller'))
) {strict};
INSERT INTO partner_types (partner_type, version) VALUES ('msp', 1), ('reseller', 1);

-- Only what differs from the built-in preset.
CREATE TABLE partner_type_changes (
  partner_type {text} NOT NULL,
  action {text} NOT NULL,
  allowed {bool} NOT NULL,
  CONSTRAINT partner_type_changes_key PRIMARY KEY (partner_type, action),
  CONSTRAINT partner_type_changes_type FOREIGN KEY (partner_type) REFERENCES partner_types (partner_type) ON DELETE CASCADE
) {strict};
