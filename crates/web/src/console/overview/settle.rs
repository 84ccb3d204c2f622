//! The doors behind the buttons of the list: one operation each, back to the list with what was done, or with why not.

use std::str::FromStr;

use axum::extract::Path;
use domain::{
    Act, Refusal,
    clock::Day,
    ids::{InstallationId, LicenseId, OrganizationId, PlannedChangeId, RequestId, SeatId},
    installations,
    invitations::{self, Selection},
    licenses::{self, Change, License, Until},
    planned_changes,
    refusal::Problem,
    requests, seats, undoing,
};

use super::{Said, front, page, settled, todo::Kind};
use crate::{
    answer::{Answer, go, into_form, refused_as},
    kit::Form,
    routes::Routes,
    typed::{Posted, whole_number},
    visit::Visit,
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .post("/overview/requests/{request}/grant", grant)
        .post("/overview/requests/{request}/decline", decline)
        .post("/overview/planned/{planned}/again", again)
        .post("/overview/planned/{planned}/cancel", cancel)
        .post("/overview/licenses/{license}/renew", renew)
        .post("/overview/licenses/{license}/extend", extend)
        .post("/overview/licenses/{license}/convert", convert)
        .post("/overview/licenses/{license}/units", units)
        .post("/overview/licenses/{license}/space", space)
        .post("/overview/installations/{id}/free", free)
        .post("/overview/users/{user}/invite", invite)
}

fn id<T: FromStr>(text: &str) -> Result<T, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}

/// Does it; `deed` gives the customer that it was done to.
async fn settle(
    visit: Visit,
    mut form: Form,
    kind: Kind,
    deed: impl Fn(&mut Act<'_>) -> domain::Result<OrganizationId> + Send + 'static,
) -> Answer {
    let outcome = visit
        .work(move |act| {
            let customer = deed(act)?;
            Ok(undoing::just_told(act, customer)?.map(|event| (customer, event)))
        })
        .await;
    match outcome {
        Ok(event) => {
            front::forget(&visit);
            Ok(go(&settled::address(kind, event)))
        }
        Err(error) => {
            let refusal = error.0.refusal().cloned();
            into_form(&mut form, error)?;
            let status = refused_as(&form, refusal.as_ref());
            page(&visit, Said { status, refused: Some((kind, form)), settled: None }).await
        }
    }
}

async fn grant(Path(request): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let request: RequestId = id(&request)?;
    let deed = move |act: &mut Act<'_>| {
        let customer = requests::look(act, request)?.customer;
        requests::grant_more(act, request).map(|()| customer)
    };
    settle(visit, form, Kind::Wanted, deed).await
}

async fn decline(Path(request): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let (request, reason): (RequestId, _) = (id(&request)?, form.value("reason").to_owned());
    let deed = move |act: &mut Act<'_>| {
        let customer = requests::look(act, request)?.customer;
        requests::decline(act, request, &reason).map(|()| customer)
    };
    settle(visit, form, Kind::Wanted, deed).await
}

async fn again(Path(planned): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let planned: PlannedChangeId = id(&planned)?;
    let deed = move |act: &mut Act<'_>| Ok(planned_changes::try_again(act, planned)?.customer);
    settle(visit, form, Kind::Refused, deed).await
}

async fn cancel(Path(planned): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let planned: PlannedChangeId = id(&planned)?;
    let deed = move |act: &mut Act<'_>| Ok(planned_changes::cancel(act, planned)?.customer);
    settle(visit, form, Kind::Refused, deed).await
}

async fn renew(Path(license): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let license: LicenseId = id(&license)?;
    let until: Option<Day> = form.value("until").parse().ok();
    let deed = move |act: &mut Act<'_>| {
        let until = until.ok_or_else(|| Refusal::field("until", Problem::NotADay));
        // Whoever may not change it learns nothing from what is wrong with the form.
        let before = licenses::get(act, license)?;
        licenses::extend(act, license, Until::Day(until?)).map(|_| before.customer)
    };
    settle(visit, form, Kind::Expiring, deed).await
}

async fn extend(Path(license): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let license: LicenseId = id(&license)?;
    let deed = move |act: &mut Act<'_>| Ok(licenses::extend_trial(act, license)?.customer);
    settle(visit, form, Kind::Expiring, deed).await
}

async fn convert(Path(license): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let license: LicenseId = id(&license)?;
    let deed = move |act: &mut Act<'_>| Ok(licenses::convert(act, license)?.customer);
    settle(visit, form, Kind::Expiring, deed).await
}

async fn units(Path(license): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let license: LicenseId = id(&license)?;
    let (total, edition, version) =
        (whole_number(form.value("quantity")), form.value("edition").to_owned(), seen(&form));
    let deed = move |act: &mut Act<'_>| {
        let saved = licenses::get(act, license)?;
        let total = total.ok_or_else(|| Refusal::field("quantity", Problem::NotANumber))?;
        let line = saved.lines.iter().find(|line| line.edition_code == edition);
        let edition = line.ok_or(Refusal::NotFound)?.edition;
        let change = Change { quantities: vec![(edition, total)], version, ..Change::none(&saved) };
        licenses::change(act, license, &change).map(customer)
    };
    settle(visit, form, Kind::Full, deed).await
}

async fn space(Path(license): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let license: LicenseId = id(&license)?;
    let (gb, version) = (whole_number(form.value("extra_space_gb")), seen(&form));
    let deed = move |act: &mut Act<'_>| {
        let saved = licenses::get(act, license)?;
        let extra_space_gb = gb.ok_or_else(|| Refusal::field("extra_space_gb", Problem::NotANumber))?;
        licenses::change(act, license, &Change { extra_space_gb, version, ..Change::none(&saved) })
            .map(customer)
    };
    settle(visit, form, Kind::Alerts, deed).await
}

/// The version of the license that the person saw.
fn seen(form: &Form) -> i64 {
    form.value("version").parse().unwrap_or_default()
}

#[expect(clippy::needless_pass_by_value, reason = "the end of a chain")]
fn customer(license: License) -> OrganizationId {
    license.customer
}

/// From the row of silent devices or that of alerts.
async fn free(Path(installation): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let installation: InstallationId = id(&installation)?;
    let kind = if form.chosen("row", Kind::Alerts.word()) { Kind::Alerts } else { Kind::Silent };
    let deed = move |act: &mut Act<'_>| {
        let customer = installations::get(act, installation)?.customer;
        installations::free_silent(act, installation).map(|()| customer)
    };
    settle(visit, form, kind, deed).await
}

async fn invite(Path(user): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let (seat, place): (SeatId, _) = (id(&user)?, visit.organization);
    let deed = move |act: &mut Act<'_>| {
        let customer = seats::get(act, seat)?.customer;
        invitations::send(act, place, &Selection::Seats(vec![seat]), None).map(|_| customer)
    };
    settle(visit, form, Kind::Alerts, deed).await
}
