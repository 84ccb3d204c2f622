-- The partners below an organization, the nearest first: what the switcher of every page shows.
CREATE INDEX organization_ancestors_partners ON organization_ancestors (ancestor_id, distance, name_folded, descendant_id) WHERE kind = 'partner';
