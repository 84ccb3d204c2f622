//! What must hold in the data at every instant, checked over the whole database: counters equal rows, chains of
//! events verify, queues match what they queue, indexes lead somewhere. Findings are values; nothing is repaired.

#[cfg(test)]
#[path = "doctor_tests.rs"]
mod tests;

use db::{DbError, FromRow, Row, params};

use crate::{
    access::Action, act::Act, audit, ids::OrganizationId, organizations, refusal::Result, search, words,
};

words! {
    /// What was checked.
    Check {
        /// Assigned units of a line against the users on it.
        Assigned => "assigned",
        /// Installed units of a line against the devices on it.
        Installed => "installed",
        /// Devices of a user against the devices there are.
        Devices => "devices",
        /// Devices that stand under another license than their user.
        Misplaced => "misplaced",
        /// Users without an activation code that finds them, and codes that find nobody.
        Codes => "codes",
        /// Records that cannot be found by their id, and places that lead nowhere.
        Places => "places",
        /// Mails that wait without being queued, and queued ones that do not wait.
        Queue => "queue",
        /// Events that neither are sealed nor wait to be, and waiting ones that are not there.
        Unsealed => "unsealed",
        /// Events that are listed for their organization and are not there.
        Feed => "feed",
        /// The first position of an organization's chain that does not verify.
        Chain => "chain",
        /// Organizations whose list of those above is not complete, or sorted under another name.
        Tree => "tree",
        /// Customers without a record, and the other way round.
        Records => "records",
        /// Units that are bound without being used, and addresses with another number of units than are bound to them.
        Bound => "bound",
        /// Account names that are missing from the index, stand in another channel, or lead nowhere.
        AccountNames => "account-names",
        /// Units and users of a line against what the ledger says.
        Ledger => "ledger",
        /// Units of purchase codes: stocks against the ledger and against what was given of them, allotments against
        /// what they became, codes against their batch and index.
        PurchaseCodes => "purchase-codes",
        /// What an account of the ledger holds against the sum of its entries, and entries against those before.
        Entries => "entries",
        /// What an invoice says was paid or credited against its payments and credit notes.
        Invoices => "invoices",
        /// The last number of a series against the invoices that have one.
        Numbers => "numbers",
        /// Records that are not found under their names, and what is found of records that are not there.
        Search => "search",
    }
}

/// One thing that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub check: Check,
    pub organization: OrganizationId,
    /// The record, as the database knows it: ids in hexadecimal, `/` between the parts of a key.
    pub record: String,
    /// What the record says.
    pub stored: i64,
    /// What it should say.
    pub expected: i64,
}

/// The most findings of one check that are told; one that has more is as ill as can be.
pub const MOST_FINDINGS: i64 = 1000;

/// Runs every check. For an admin of the operator, and the machine itself; reads everything and may take minutes.
pub fn examine(act: &mut Act<'_>) -> Result<Vec<Finding>> {
    let Some(root) = organizations::root(act)? else { return Ok(Vec::new()) };
    act.allow(Action::PartnersChange, root)?;
    let mut findings = Vec::new();
    for (check, question) in QUESTIONS {
        let found: Vec<Answer> = act.tx().all(&format!("{question} LIMIT {MOST_FINDINGS}"), params![])?;
        findings.extend(found.into_iter().map(|answer| answer.finding(*check)));
    }
    for question in search_questions() {
        let found: Vec<Answer> = act.tx().all(&format!("{question} LIMIT {MOST_FINDINGS}"), params![])?;
        findings.extend(found.into_iter().map(|answer| answer.finding(Check::Search)));
    }
    findings.extend(broken_chains(act)?);
    Ok(findings)
}

fn search_questions() -> Vec<String> {
    let of_kinds =
        search::Kind::ALL.iter().flat_map(|kind| [search::missing(*kind), search::left_over(*kind)]);
    of_kinds.chain([search::WORDS.to_owned()]).collect()
}

fn broken_chains(act: &mut Act<'_>) -> Result<Vec<Finding>> {
    let chained: Vec<(OrganizationId,)> = act.tx().all(
        "SELECT DISTINCT organization_id FROM events WHERE position IS NOT NULL ORDER BY organization_id",
        params![],
    )?;
    let mut findings = Vec::new();
    for (organization,) in chained {
        if let Some(position) = audit::verify(act, organization)? {
            findings.push(Finding {
                check: Check::Chain,
                organization,
                record: position.to_string(),
                stored: position,
                expected: position,
            });
        }
    }
    Ok(findings)
}

struct Answer {
    organization: OrganizationId,
    keys: Vec<uuid::Uuid>,
    stored: i64,
    expected: i64,
}

impl FromRow for Answer {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        let keys: [Option<uuid::Uuid>; 2] = [row.get("first_key")?, row.get("second_key")?];
        Ok(Self {
            organization: row.get("organization")?,
            keys: keys.into_iter().flatten().collect(),
            stored: row.get("stored")?,
            expected: row.get("expected")?,
        })
    }
}

impl Answer {
    fn finding(self, check: Check) -> Finding {
        let keys: Vec<String> = self.keys.iter().map(|key| key.simple().to_string()).collect();
        Finding {
            check,
            organization: self.organization,
            record: keys.join("/"),
            stored: self.stored,
            expected: self.expected,
        }
    }
}

/// Each gives organization, one or two keys, what is stored and what was expected, for rows that do not hold only.
const QUESTIONS: &[(Check, &str)] = &[
    (
        Check::Invoices,
        "SELECT * FROM (SELECT v.customer_id AS organization, v.id AS first_key, NULL AS second_key, \
         v.paid_minor AS stored, CAST((SELECT COALESCE(SUM(p.amount_minor), 0) FROM payments p \
         WHERE p.customer_id = v.customer_id AND p.invoice_id = v.id AND p.reversed_at IS NULL) AS BIGINT) AS expected \
         FROM invoices v) counted WHERE stored <> expected",
    ),
    (
        Check::Invoices,
        "SELECT * FROM (SELECT v.customer_id AS organization, v.id AS first_key, NULL AS second_key, \
         v.credited_minor AS stored, CAST((SELECT COALESCE(SUM(c.total_minor), 0) FROM invoices c \
         WHERE c.customer_id = v.customer_id AND c.credits_id = v.id) AS BIGINT) AS expected \
         FROM invoices v) counted WHERE stored <> expected",
    ),
    (
        Check::Numbers,
        "SELECT * FROM (SELECT s.organization_id AS organization, s.organization_id AS first_key, NULL AS second_key, \
         s.last_number AS stored, (SELECT COUNT(*) FROM invoice_numbers n WHERE n.issuer_id = s.organization_id \
         AND n.series = s.series) AS expected FROM number_series s) counted WHERE stored <> expected",
    ),
    (
        Check::Assigned,
        "SELECT * FROM (SELECT n.customer_id AS organization, n.license_id AS first_key, n.edition_id AS second_key, \
         n.assigned AS stored, (SELECT COUNT(*) FROM seats s WHERE s.customer_id = n.customer_id \
         AND s.license_id = n.license_id AND s.edition_id = n.edition_id AND s.removed_at IS NULL) AS expected \
         FROM lines n) counted WHERE stored <> expected",
    ),
    (
        Check::Installed,
        "SELECT * FROM (SELECT n.customer_id AS organization, n.license_id AS first_key, n.edition_id AS second_key, \
         n.installed AS stored, (SELECT COUNT(*) FROM installations i WHERE i.customer_id = n.customer_id \
         AND i.license_id = n.license_id AND i.edition_id = n.edition_id AND i.released_at IS NULL) AS expected \
         FROM lines n) counted WHERE stored <> expected",
    ),
    (
        Check::Devices,
        "SELECT * FROM (SELECT s.customer_id AS organization, s.id AS first_key, NULL AS second_key, \
         s.devices AS stored, (SELECT COUNT(*) FROM installations i WHERE i.customer_id = s.customer_id \
         AND i.seat_id = s.id AND i.released_at IS NULL) AS expected FROM seats s) counted \
         WHERE stored <> expected",
    ),
    (
        Check::Misplaced,
        "SELECT i.customer_id AS organization, i.id AS first_key, i.seat_id AS second_key, 1 AS stored, 0 AS expected \
         FROM installations i JOIN seats s ON s.customer_id = i.customer_id AND s.id = i.seat_id \
         WHERE i.released_at IS NULL AND (i.license_id <> s.license_id OR i.edition_id <> s.edition_id \
         OR s.removed_at IS NOT NULL)",
    ),
    (
        Check::Codes,
        "SELECT s.customer_id AS organization, s.id AS first_key, NULL AS second_key, 0 AS stored, 1 AS expected \
         FROM seats s LEFT JOIN activation_codes c ON c.seat_id = s.id AND c.customer_id = s.customer_id \
         WHERE s.removed_at IS NULL AND c.seat_id IS NULL",
    ),
    (
        Check::Codes,
        "SELECT c.customer_id AS organization, c.seat_id AS first_key, NULL AS second_key, 1 AS stored, 0 AS expected \
         FROM activation_codes c WHERE NOT EXISTS (SELECT 1 FROM seats s WHERE s.customer_id = c.customer_id \
         AND s.id = c.seat_id AND s.removed_at IS NULL)",
    ),
    (
        Check::Places,
        "SELECT p.customer_id AS organization, p.record_id AS first_key, NULL AS second_key, 1 AS stored, 0 AS expected \
         FROM record_places p \
         WHERE NOT EXISTS (SELECT 1 FROM licenses l WHERE l.customer_id = p.customer_id AND l.id = p.record_id) \
         AND NOT EXISTS (SELECT 1 FROM seats s WHERE s.customer_id = p.customer_id AND s.id = p.record_id) \
         AND NOT EXISTS (SELECT 1 FROM installations i WHERE i.customer_id = p.customer_id AND i.id = p.record_id) \
         AND NOT EXISTS (SELECT 1 FROM deployment_keys k WHERE k.customer_id = p.customer_id AND k.id = p.record_id) \
         AND NOT EXISTS (SELECT 1 FROM code_stocks k WHERE k.organization_id = p.customer_id AND k.id = p.record_id) \
         AND NOT EXISTS (SELECT 1 FROM code_batches b WHERE b.organization_id = p.customer_id AND b.id = p.record_id) \
         AND NOT EXISTS (SELECT 1 FROM requests r WHERE r.customer_id = p.customer_id AND r.id = p.record_id) \
         AND NOT EXISTS (SELECT 1 FROM notes n WHERE n.organization_id = p.customer_id AND n.id = p.record_id) \
         AND NOT EXISTS (SELECT 1 FROM planned_changes c WHERE c.customer_id = p.customer_id AND c.id = p.record_id) \
         AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.organization_id = p.customer_id AND j.id = p.record_id) \
         AND NOT EXISTS (SELECT 1 FROM invoices v WHERE v.customer_id = p.customer_id AND v.id = p.record_id)",
    ),
    (
        Check::Places,
        "SELECT r.organization, r.id AS first_key, NULL AS second_key, 0 AS stored, 1 AS expected FROM ( \
         SELECT customer_id AS organization, id FROM licenses UNION ALL SELECT customer_id, id FROM seats \
         UNION ALL SELECT customer_id, id FROM installations UNION ALL SELECT customer_id, id FROM deployment_keys \
         UNION ALL SELECT organization_id, id FROM code_stocks UNION ALL SELECT organization_id, id FROM code_batches \
         UNION ALL SELECT customer_id, id FROM requests UNION ALL SELECT customer_id, id FROM planned_changes \
         UNION ALL SELECT organization_id, id FROM notes \
         UNION ALL SELECT organization_id, id FROM jobs UNION ALL SELECT customer_id, id FROM invoices) r \
         WHERE NOT EXISTS (SELECT 1 FROM record_places p WHERE p.record_id = r.id AND p.customer_id = r.organization)",
    ),
    (
        Check::Queue,
        "SELECT c.customer_id AS organization, c.id AS first_key, NULL AS second_key, 0 AS stored, 1 AS expected \
         FROM planned_changes c WHERE NOT EXISTS (SELECT 1 FROM planned_queue q WHERE q.planned_id = c.id \
         AND q.customer_id = c.customer_id AND q.day = c.day AND q.state = c.state \
         AND ((c.state = 'open' AND q.due_at = c.due_at) OR (c.state <> 'open' AND q.due_at IS NULL)))",
    ),
    (
        Check::Queue,
        "SELECT q.customer_id AS organization, q.planned_id AS first_key, NULL AS second_key, 1 AS stored, 0 AS expected \
         FROM planned_queue q WHERE NOT EXISTS (SELECT 1 FROM planned_changes c WHERE c.customer_id = q.customer_id \
         AND c.id = q.planned_id)",
    ),
    (
        Check::Queue,
        "SELECT m.organization_id AS organization, m.id AS first_key, NULL AS second_key, 0 AS stored, 1 AS expected \
         FROM messages m WHERE m.state IN ('queued', 'sending') \
         AND NOT EXISTS (SELECT 1 FROM message_queue q WHERE q.message_id = m.id)",
    ),
    (
        Check::Queue,
        "SELECT q.organization_id AS organization, q.message_id AS first_key, NULL AS second_key, 1 AS stored, \
         0 AS expected FROM message_queue q WHERE NOT EXISTS (SELECT 1 FROM messages m \
         WHERE m.organization_id = q.organization_id AND m.id = q.message_id AND m.state IN ('queued', 'sending'))",
    ),
    (
        Check::Unsealed,
        "SELECT e.organization_id AS organization, e.id AS first_key, NULL AS second_key, 0 AS stored, 1 AS expected \
         FROM events e WHERE e.position IS NULL \
         AND NOT EXISTS (SELECT 1 FROM unsealed_events u WHERE u.event_id = e.id)",
    ),
    (
        Check::Unsealed,
        "SELECT u.organization_id AS organization, u.event_id AS first_key, NULL AS second_key, 1 AS stored, \
         0 AS expected FROM unsealed_events u WHERE NOT EXISTS (SELECT 1 FROM events e \
         WHERE e.organization_id = u.organization_id AND e.id = u.event_id AND e.position IS NULL)",
    ),
    (
        Check::Feed,
        "SELECT f.organization_id AS organization, f.event_id AS first_key, NULL AS second_key, 1 AS stored, \
         0 AS expected FROM event_feed f WHERE f.ancestor_id = f.organization_id AND NOT EXISTS (SELECT 1 FROM events e \
         WHERE e.organization_id = f.organization_id AND e.id = f.event_id)",
    ),
    (
        Check::Tree,
        "SELECT * FROM (SELECT o.id AS organization, o.id AS first_key, o.parent_id AS second_key, \
         (SELECT COUNT(*) FROM organization_ancestors a WHERE a.descendant_id = o.id AND a.kind = o.kind \
         AND a.name_folded = o.name_folded AND (a.distance > 0 OR a.ancestor_id = o.id) \
         AND (a.distance <> 1 OR a.ancestor_id = o.parent_id)) AS stored, o.depth + 1 AS expected \
         FROM organizations o) counted WHERE stored <> expected",
    ),
    (
        Check::Records,
        "SELECT o.id AS organization, o.id AS first_key, NULL AS second_key, 0 AS stored, 1 AS expected \
         FROM organizations o WHERE o.kind = 'customer' \
         AND NOT EXISTS (SELECT 1 FROM customers c WHERE c.customer_id = o.id)",
    ),
    (
        Check::Records,
        "SELECT c.customer_id AS organization, c.customer_id AS first_key, NULL AS second_key, 1 AS stored, \
         0 AS expected FROM customers c JOIN organizations o ON o.id = c.customer_id WHERE o.kind <> 'customer'",
    ),
    (
        Check::Bound,
        "SELECT b.customer_id AS organization, b.seat_id AS first_key, b.id AS second_key, 1 AS stored, 0 AS expected \
         FROM bindings b JOIN seats s ON s.customer_id = b.customer_id AND s.id = b.seat_id \
         WHERE b.ended_at IS NULL AND s.removed_at IS NOT NULL",
    ),
    (
        Check::Bound,
        "SELECT * FROM (SELECT p.customer_id AS organization, p.customer_id AS first_key, NULL AS second_key, \
         p.units AS stored, (SELECT COUNT(*) FROM bindings b WHERE b.customer_id = p.customer_id \
         AND b.email_folded = p.email_folded AND b.ended_at IS NULL) AS expected FROM bound_places p) counted \
         WHERE stored <> expected",
    ),
    (
        Check::AccountNames,
        "SELECT c.customer_id AS organization, c.customer_id AS first_key, NULL AS second_key, 0 AS stored, \
         1 AS expected FROM customers c WHERE c.account_name <> '' AND NOT EXISTS (SELECT 1 FROM account_names n \
         JOIN organizations o ON o.id = n.channel_id \
         JOIN organization_ancestors a ON a.ancestor_id = n.channel_id AND a.descendant_id = c.customer_id \
         WHERE n.customer_id = c.customer_id AND (o.depth = 1 AND a.distance > 0 OR o.depth = 0 AND a.distance = 1))",
    ),
    (
        Check::AccountNames,
        "SELECT n.customer_id AS organization, n.customer_id AS first_key, n.channel_id AS second_key, 1 AS stored, \
         0 AS expected FROM account_names n WHERE NOT EXISTS (SELECT 1 FROM customers c \
         WHERE c.customer_id = n.customer_id AND c.account_name <> '')",
    ),
    (
        Check::Ledger,
        "SELECT * FROM (SELECT n.customer_id AS organization, n.license_id AS first_key, n.edition_id AS second_key, \
         n.quantity AS stored, COALESCE(a.quantity, 0) AS expected FROM lines n LEFT JOIN ledger_accounts a \
         ON a.organization_id = n.customer_id AND a.subject_id = n.license_id AND a.edition_id = n.edition_id) counted \
         WHERE stored <> expected",
    ),
    (
        Check::Ledger,
        "SELECT * FROM (SELECT n.customer_id AS organization, n.license_id AS first_key, n.edition_id AS second_key, \
         n.assigned AS stored, COALESCE(a.used, 0) AS expected FROM lines n LEFT JOIN ledger_accounts a \
         ON a.organization_id = n.customer_id AND a.subject_id = n.license_id AND a.edition_id = n.edition_id) counted \
         WHERE stored <> expected",
    ),
    (
        Check::PurchaseCodes,
        "SELECT * FROM (SELECT s.organization_id AS organization, s.id AS first_key, NULL AS second_key, s.total AS stored, \
         COALESCE(a.quantity, 0) AS expected FROM code_stocks s LEFT JOIN ledger_accounts a \
         ON a.organization_id = s.organization_id AND a.subject_id = s.id AND a.edition_id = s.edition_id) counted \
         WHERE stored <> expected",
    ),
    (
        Check::PurchaseCodes,
        "SELECT * FROM (SELECT s.organization_id AS organization, s.id AS first_key, NULL AS second_key, s.used AS stored, \
         COALESCE(a.used, 0) AS expected FROM code_stocks s LEFT JOIN ledger_accounts a \
         ON a.organization_id = s.organization_id AND a.subject_id = s.id AND a.edition_id = s.edition_id) counted \
         WHERE stored <> expected",
    ),
    (
        Check::PurchaseCodes,
        "SELECT * FROM (SELECT s.organization_id AS organization, s.id AS first_key, NULL AS second_key, s.used AS stored, \
         (SELECT CAST(COALESCE(SUM(t.units), 0) AS BIGINT) FROM code_allotments t \
         WHERE t.organization_id = s.organization_id AND t.stock_id = s.id) AS expected FROM code_stocks s) counted \
         WHERE stored <> expected",
    ),
    (
        Check::PurchaseCodes,
        "SELECT * FROM (SELECT t.organization_id AS organization, t.id AS first_key, t.given_stock_id AS second_key, \
         t.units AS stored, COALESCE((SELECT s.total FROM code_stocks s WHERE s.organization_id = t.to_id \
         AND s.id = t.given_stock_id), 0) AS expected FROM code_allotments t WHERE t.given_stock_id IS NOT NULL) counted \
         WHERE stored <> expected",
    ),
    (
        Check::PurchaseCodes,
        "SELECT * FROM (SELECT n.customer_id AS organization, n.license_id AS first_key, n.edition_id AS second_key, \
         n.quantity AS stored, (SELECT CAST(COALESCE(SUM(t.units), 0) AS BIGINT) FROM allotment_places p \
         JOIN code_allotments t ON t.organization_id = p.organization_id AND t.id = p.allotment_id \
         JOIN code_stocks s ON s.organization_id = t.organization_id AND s.id = t.stock_id \
         WHERE p.to_id = n.customer_id AND p.license_id = n.license_id AND s.edition_id = n.edition_id) AS expected \
         FROM lines n) counted WHERE stored < expected",
    ),
    (
        Check::PurchaseCodes,
        "SELECT * FROM (SELECT b.organization_id AS organization, b.id AS first_key, NULL AS second_key, b.redeemed AS stored, \
         (SELECT COUNT(*) FROM purchase_codes c WHERE c.organization_id = b.organization_id AND c.batch_id = b.id \
         AND c.redeemed_at IS NOT NULL) AS expected FROM code_batches b) counted WHERE stored <> expected",
    ),
    (
        Check::PurchaseCodes,
        "SELECT c.organization_id AS organization, c.id AS first_key, NULL AS second_key, 0 AS stored, 1 AS expected \
         FROM purchase_codes c WHERE NOT EXISTS (SELECT 1 FROM purchase_code_index i \
         WHERE i.organization_id = c.organization_id AND i.code_id = c.id)",
    ),
    (
        Check::Entries,
        "SELECT * FROM (SELECT a.organization_id AS organization, a.subject_id AS first_key, a.edition_id AS second_key, \
         a.quantity AS stored, (SELECT CAST(COALESCE(SUM(e.units), 0) AS BIGINT) FROM ledger_entries e \
         WHERE e.organization_id = a.organization_id AND e.subject_id = a.subject_id AND e.edition_id = a.edition_id \
         AND e.counter = 'quantity') AS expected FROM ledger_accounts a) counted WHERE stored <> expected",
    ),
    (
        Check::Entries,
        "SELECT * FROM (SELECT a.organization_id AS organization, a.subject_id AS first_key, a.edition_id AS second_key, \
         a.used AS stored, (SELECT CAST(COALESCE(SUM(e.units), 0) AS BIGINT) FROM ledger_entries e \
         WHERE e.organization_id = a.organization_id AND e.subject_id = a.subject_id AND e.edition_id = a.edition_id \
         AND e.counter = 'used') AS expected FROM ledger_accounts a) counted WHERE stored <> expected",
    ),
    (
        Check::Entries,
        "SELECT e.organization_id AS organization, e.subject_id AS first_key, e.edition_id AS second_key, \
         e.quantity + e.used AS stored, COALESCE(p.quantity + p.used, 0) + CASE WHEN e.counter = 'none' THEN 0 ELSE e.units END \
         AS expected FROM ledger_entries e LEFT JOIN ledger_entries p ON p.organization_id = e.organization_id \
         AND p.subject_id = e.subject_id AND p.edition_id = e.edition_id AND p.position = e.position - 1 \
         WHERE e.quantity <> COALESCE(p.quantity, 0) + CASE WHEN e.counter = 'quantity' THEN e.units ELSE 0 END \
         OR e.used <> COALESCE(p.used, 0) + CASE WHEN e.counter = 'used' THEN e.units ELSE 0 END \
         OR e.at < COALESCE(p.at, e.at)",
    ),
];
