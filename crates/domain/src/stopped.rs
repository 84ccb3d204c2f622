//! When an organization is stopped: it is disabled, or one above it is (invariant 6). Said here once, as SQL, for
//! whatever asks: activation, check-in, the right to come in, tokens, mail, lists.

/// A condition on one organization, for columns that hold its id: each one above is looked up by its key.
macro_rules! stopped {
    ($id:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM organization_ancestors up CROSS JOIN organizations closed WHERE up.descendant_id = ",
            $id,
            " AND closed.id = up.ancestor_id AND closed.disabled_at IS NOT NULL)"
        )
    };
}

/// All that are stopped, for lists and sums: made once, from the few that are disabled downwards.
macro_rules! all_stopped {
    () => {
        "(SELECT down.descendant_id FROM organizations closed CROSS JOIN organization_ancestors down \
         WHERE closed.disabled_at IS NOT NULL AND down.ancestor_id = closed.id)"
    };
}

/// As [`stopped`], by another than the organization itself.
macro_rules! stopped_above {
    ($id:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM organization_ancestors up CROSS JOIN organizations closed WHERE up.descendant_id = ",
            $id,
            " AND up.distance > 0 AND closed.id = up.ancestor_id AND closed.disabled_at IS NOT NULL)"
        )
    };
}

pub(crate) use {all_stopped, stopped, stopped_above};
