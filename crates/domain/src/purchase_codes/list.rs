//! Lists of stocks, and of what was given of them to whom.

use db::{FromRow, Row, params};

use super::{Stock, masked, store};
use crate::{
    access::Action,
    act::Act,
    clock::{Day, Instant},
    ids::{AllotmentId, LicenseId, OrganizationId, StockId},
    input::contains_pattern,
    page::{Cursor, Page, Total, Window},
    refusal::Result,
    totals, words,
};

words! {
    /// Which stocks a list shows.
    View { All => "all", Pending => "pending", Used => "used" }
}

/// What a list of stocks is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub view: Option<View>,
    /// In company, e-mail, plan, product and the last group of the code.
    pub query: String,
}

const WITHIN: &str = "FROM organization_ancestors a JOIN code_stocks s ON s.organization_id = a.descendant_id \
    JOIN organizations o ON o.id = s.organization_id WHERE a.ancestor_id = $1 \
    AND (CAST($2 AS TEXT) = 'all' OR (s.total > s.used) = (CAST($2 AS TEXT) = 'pending')) \
    AND (s.search_folded LIKE $3 ESCAPE '!' OR o.name_folded LIKE $3 ESCAPE '!')";

/// The stocks held by an organization and all below it, the newest first.
pub fn list(
    act: &mut Act<'_>,
    organization: OrganizationId,
    filter: &Filter,
    window: &Window,
) -> Result<Page<Stock>> {
    let scope = act.allow(Action::PurchaseCodesView, organization)?;
    let (view, pattern) = (filter.view.unwrap_or(View::All), contains_pattern(&filter.query));
    let before = window.key(0).parse::<StockId>().map_or(uuid::Uuid::max(), StockId::uuid);
    let rows = act.tx().all(
        &format!("SELECT {} {WITHIN} AND s.id < $4 ORDER BY s.id DESC LIMIT $5", store::STOCK),
        params![scope.organization(), view, &pattern, before, window.reading()],
    )?;
    let total = window.total(|| totals::count(act, WITHIN, params![scope.organization(), view, &pattern]))?;
    Ok(window.page(rows, Some(total), |stock: &Stock| Cursor::new([stock.id.to_string()])))
}

/// How many stocks each view shows, whatever view the filter names, by [`totals::by_view`].
pub fn views(
    act: &mut Act<'_>,
    organization: OrganizationId,
    filter: &Filter,
) -> Result<Vec<(View, Option<Total>)>> {
    let scope = act.allow(Action::PurchaseCodesView, organization)?;
    let pattern = contains_pattern(&filter.query);
    totals::by_view(View::ALL.iter().copied(), |view| {
        totals::count(act, WITHIN, params![scope.organization(), view, &pattern])
    })
}

/// Units that somebody has of a stock, with the license that they are on (ES-10).
#[derive(Clone, Debug)]
pub struct Subscription {
    pub id: AllotmentId,
    pub stock: StockId,
    pub holder_name: String,
    pub company: String,
    pub email: String,
    pub masked: String,
    pub product_name: String,
    pub plan_name: String,
    pub edition_name: String,
    pub total: i64,
    pub used: i64,
    pub to: OrganizationId,
    pub to_name: String,
    pub units: i64,
    pub license: Option<LicenseId>,
    pub license_number: Option<String>,
    pub assigned: Option<i64>,
    pub valid_from: Option<Day>,
    pub valid_to: Option<Day>,
    pub created_at: Instant,
}

impl Subscription {
    fn seen(self, licenses: bool) -> Self {
        if licenses {
            return self;
        }
        Self { license: None, license_number: None, assigned: None, valid_from: None, valid_to: None, ..self }
    }
}

impl FromRow for Subscription {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        let tail: String = row.get("tail")?;
        Ok(Self {
            id: row.get("id")?,
            stock: row.get("stock_id")?,
            holder_name: row.get("holder_name")?,
            company: row.get("company")?,
            email: row.get("email")?,
            masked: masked(&tail),
            product_name: row.get("product_name")?,
            plan_name: row.get("plan_name")?,
            edition_name: row.get("edition_name")?,
            total: row.get("total")?,
            used: row.get("used")?,
            to: row.get("to_id")?,
            to_name: row.get("to_name")?,
            units: row.get("units")?,
            license: row.get("license_id")?,
            license_number: row.get("number")?,
            assigned: row.get("assigned")?,
            valid_from: row.get("valid_from")?,
            valid_to: row.get("valid_to")?,
            created_at: row.get("created_at")?,
        })
    }
}

/// Everything that was given of the stocks of an organization and all below it, the newest first; with what is on
/// which license only for those who see licenses (IT-13), and of whom has moved away only what it was. Without a total.
pub fn subscriptions(
    act: &mut Act<'_>,
    organization: OrganizationId,
    stock: Option<StockId>,
    window: &Window,
) -> Result<Page<Subscription>> {
    let scope = act.allow(Action::PurchaseCodesView, organization)?;
    let before = window.key(0).parse::<AllotmentId>().map_or(uuid::Uuid::max(), AllotmentId::uuid);
    let sees_licenses = act.may(organization)?.act(Action::LicensesView);
    let rows: Vec<Subscription> = act.tx().all(
        "SELECT t.id, t.stock_id, o.name AS holder_name, s.company, s.email, s.tail, s.product_name, s.plan_name, \
         s.edition_name, s.total, s.used, t.to_id, COALESCE(w.name, t.to_name) AS to_name, t.units, l.id AS license_id, \
         l.number, n.assigned, l.valid_from, l.valid_to, t.created_at \
         FROM organization_ancestors a JOIN code_allotments t ON t.organization_id = a.descendant_id \
         JOIN code_stocks s ON s.organization_id = t.organization_id AND s.id = t.stock_id \
         JOIN organizations o ON o.id = t.organization_id \
         LEFT JOIN organization_ancestors x ON x.ancestor_id = t.organization_id AND x.descendant_id = t.to_id \
         LEFT JOIN organizations w ON w.id = x.descendant_id \
         LEFT JOIN licenses l ON l.customer_id = w.id AND l.id = t.license_id \
         LEFT JOIN lines n ON n.customer_id = l.customer_id AND n.license_id = l.id AND n.edition_id = s.edition_id \
         WHERE a.ancestor_id = $1 AND t.id < $2 AND (CAST($3 AS TEXT) = '' OR t.stock_id = $4) \
         ORDER BY t.id DESC LIMIT $5",
        params![
            scope.organization(),
            before,
            if stock.is_some() { "one" } else { "" },
            stock.map_or(uuid::Uuid::nil(), StockId::uuid),
            window.reading()
        ],
    )?;
    let rows = rows.into_iter().map(|row| row.seen(sees_licenses)).collect();
    Ok(window.page(rows, None, |row: &Subscription| Cursor::new([row.id.to_string()])))
}
