//! Forgets what has run out, a few hundred rows an act so that nobody waits behind it.

use domain::{Act, Caller, Result, accounts, drafts, idempotency, imports, sessions, throttles};

use super::Tools;

const ROWS_AT_ONCE: i64 = 500;

type Purge = fn(&mut Act<'_>, i64) -> Result<u64>;

const PURGES: [(&str, Purge); 7] = [
    ("login sessions", sessions::purge),
    ("throttles", throttles::purge),
    ("idempotency keys", idempotency::purge),
    ("links", accounts::purge_links),
    ("registrations", accounts::purge_registrations),
    ("drafts of accounts", drafts::purge),
    ("imports", imports::purge),
];

/// One round over all of them.
pub(super) async fn run(tools: &Tools) -> Result<()> {
    for (what, purge) in PURGES {
        let mut gone = 0;
        loop {
            let rows = tools
                .world
                .work_in_a_lull(&Caller::worker("purge"), move |act| purge(act, ROWS_AT_ONCE))
                .await?;
            gone += rows;
            if rows < ROWS_AT_ONCE.unsigned_abs() {
                break;
            }
        }
        if gone > 0 {
            tracing::info!(what, rows = gone, "forgot what had run out");
        }
    }
    Ok(())
}
