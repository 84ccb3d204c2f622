//! Totals of long lists. That a list is longer than totals are counted is remembered for a minute: among a million
//! rows the counting would cost more than the page, and "more than 10,000" is no less true a minute later. Smaller
//! totals are always counted afresh: people decide by them.

use std::{collections::HashMap, sync::Mutex};

use db::Value;

use crate::{act::Act, clock::Instant, ids::OrganizationId, page::Total, refusal::Result};

const KEPT_SECONDS: i64 = 60;
/// More lists than are looked at in a minute; past it all are forgotten.
const MOST: usize = 10_000;

/// Which lists are known to be long, and until when that is believed.
#[derive(Default)]
pub(crate) struct LongLists(Mutex<HashMap<(OrganizationId, String), Instant>>);

impl LongLists {
    fn knows(&self, list: &(OrganizationId, String), now: Instant) -> bool {
        let lists = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        lists.get(list).is_some_and(|until| *until > now && *until <= now.plus_seconds(KEPT_SECONDS))
    }

    fn remember(&self, list: (OrganizationId, String), now: Instant) {
        let mut lists = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if lists.len() >= MOST {
            lists.clear();
        }
        lists.insert(list, now.plus_seconds(KEPT_SECONDS));
    }
}

/// The total of a list: from memory when the list of that name is known to be long, else counted. A list without a
/// name, such as one that was searched, is always counted.
pub(crate) fn total(
    act: &mut Act<'_>,
    root: OrganizationId,
    name: Option<&str>,
    count: impl FnOnce(&mut Act<'_>) -> Result<Total>,
) -> Result<Total> {
    let list = name.map(|name| (root, name.to_owned()));
    if list.as_ref().is_some_and(|list| act.long_lists().knows(list, act.now())) {
        return Ok(Total::MoreThan(Total::CAP));
    }
    let total = count(act)?;
    if let (Some(list), Total::MoreThan(_)) = (list, total) {
        act.long_lists().remember(list, act.now());
    }
    Ok(total)
}

/// Lists longer than this are not counted view by view.
const MOST_BY_VIEW: i64 = 2_000;

/// How many each view of a list shows, the first being the whole; only that one when it is too long for all to be counted
/// at every look.
pub(crate) fn by_view<V: Copy>(
    views: impl IntoIterator<Item = V>,
    mut count: impl FnMut(V) -> Result<Total>,
) -> Result<Vec<(V, Option<Total>)>> {
    let (mut counted, mut short) = (Vec::new(), true);
    for view in views {
        let total = if short { Some(count(view)?) } else { None };
        short = short && total.is_some_and(|total| total.number() <= MOST_BY_VIEW);
        counted.push((view, total));
    }
    Ok(counted)
}

/// Counts rows up to the cap; `from` is all that stands after `SELECT …`.
pub(crate) fn count(act: &mut Act<'_>, from: &str, parameters: &[Value]) -> Result<Total> {
    let sql = format!("SELECT COUNT(*) FROM (SELECT 1 {from} LIMIT {}) counted", Total::CAP + 1);
    let (count,): (i64,) = act.tx().one(&sql, parameters)?;
    Ok(Total::capped(count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Caller, testing::TestWorld};

    /// Long is remembered for a minute, for its list only; short is never remembered.
    #[test]
    fn only_long_lists_are_remembered_and_not_for_long() {
        let t = TestWorld::new();
        let root = t.operator();
        let look = |name: Option<&'static str>, found: i64| {
            t.read(&Caller::command_line(), move |act| total(act, root, name, |_| Ok(Total::capped(found))))
                .unwrap()
        };
        let long = Total::MoreThan(Total::CAP);
        assert_eq!(look(Some("a"), 7), Total::Exactly(7));
        assert_eq!(look(Some("a"), 8), Total::Exactly(8));
        assert_eq!(look(None, 20_000), long);
        assert_eq!(look(None, 8), Total::Exactly(8));
        assert_eq!(look(Some("a"), 20_000), long);
        assert_eq!((look(Some("a"), 3), look(Some("b"), 3)), (long, Total::Exactly(3)));
        t.clock.advance_seconds(59);
        assert_eq!(look(Some("a"), 3), long);
        t.clock.advance_seconds(1);
        assert_eq!(look(Some("a"), 3), Total::Exactly(3));
    }
}
