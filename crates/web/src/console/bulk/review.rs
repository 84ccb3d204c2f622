//! The page before it is done: to how many, to whom, who is left out and why, and what else has to be said. Sent off, a
//! form that comes twice starts once, and a set that differs by one is shown again.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use domain::{
    Error, Refusal,
    bulk::{self, BulkAction, Chosen, Order, Preview, Row},
    idempotency::{self, Begun},
};

use super::{at_once, bar, list_of, narrowed, order, title};
use crate::{
    answer::{Answer, PageError, go, into_form},
    console::seats::fresh_key,
    kit::{Choice, Form, Shell, render_as},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

/// Records that are left out for one reason.
struct Group {
    why: String,
    count: i64,
    sample: Vec<Row>,
    more: i64,
}

#[derive(Template)]
#[template(path = "bulk/review.html")]
struct Review<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    action: &'static str,
    icon: &'static str,
    title: String,
    effect: String,
    /// How many there were when the person looked, and how many there are.
    changed: Option<(i64, i64)>,
    hidden: Vec<(&'static str, String)>,
    ids: Vec<String>,
    selected: i64,
    applies: i64,
    sample: Vec<Row>,
    more: i64,
    skipped: i64,
    groups: Vec<Group>,
    editions: Vec<Choice>,
    months: Vec<Choice>,
    undo: bool,
    back: String,
    once: String,
}

fn action(form: &Form) -> Result<BulkAction, Refusal> {
    form.value("action").parse().map_err(|_| Refusal::NotFound)
}

/// POST /bulk/review: does nothing.
pub(super) async fn review(Posted { visit, form, .. }: Posted) -> Answer {
    let action = action(&form)?;
    let form = form.fill("applies", "");
    if form.values("id").is_empty() && !form.chosen("select", "filter") {
        return Err(Refusal::NothingSelected.into());
    }
    shown(&visit, action, (&form, StatusCode::OK), None).await
}

async fn shown(
    visit: &Visit,
    action: BulkAction,
    (form, status): (&Form, StatusCode),
    changed: Option<(i64, i64)>,
) -> Answer {
    let (place, asked) = (visit.organization, order(action, form));
    let seen = match asked.chosen {
        Chosen::Matching { seen, .. } => Some(seen),
        Chosen::These(_) => None,
    };
    let preview = visit.read(move |act| bulk::preview(act, place, &asked)).await?;
    let differs = seen.filter(|seen| *seen != preview.selected).map(|seen| (seen, preview.selected));
    Ok(page(visit, action, (form, status), (preview, changed.or(differs))))
}

fn page(
    visit: &Visit,
    action: BulkAction,
    (form, status): (&Form, StatusCode),
    (preview, changed): (Preview, Option<(i64, i64)>),
) -> Response {
    let heading = title(&visit.locale, action, false, preview.applies);
    let mut shell = visit.shell(heading.as_str());
    shell.tell_errors(form);
    let l = &shell.locale;
    let by_filter = form.chosen("select", "filter");
    let rest = |whole: i64, shown: &[Row]| whole - i64::try_from(shown.len()).unwrap_or(whole);
    let records = action.records();
    let review = Review {
        action: action.word(),
        icon: bar::icon(action),
        effect: l.word("bulk-effect", action).into_owned(),
        hidden: if by_filter { narrowed(records, form).pairs().to_vec() } else { Vec::new() },
        ids: if by_filter { Vec::new() } else { form.values("id").to_vec() },
        selected: preview.selected,
        applies: preview.applies,
        more: rest(preview.applies, &preview.sample),
        skipped: preview.matched - preview.applies,
        groups: preview
            .skipped
            .into_iter()
            .map(|group| Group {
                why: l.why(&group.why),
                more: rest(group.count, &group.sample),
                count: group.count,
                sample: group.sample,
            })
            .collect(),
        sample: preview.sample,
        editions: preview.editions.iter().map(|(code, name)| Choice::new(code, name)).collect(),
        months: [1, 3, 6, 12, 24, 36]
            .map(|n: i64| Choice::new(n.to_string(), l.with("bulk-months-n", &[("n", n.into())])))
            .into(),
        undo: action.has_opposite(),
        back: back(form, list_of(records)),
        once: form.given("once").map_or_else(fresh_key, str::to_owned),
        title: heading,
        changed,
        l,
        shell: &shell,
        form,
    };
    render_as(status, &review)
}

/// The list as it was; never another place.
fn back(form: &Form, list: &str) -> String {
    form.given("back").filter(|back| back.split('?').next() == Some(list)).unwrap_or(list).to_owned()
}

/// POST /bulk/start
pub(super) async fn start(Posted { visit, mut form, .. }: Posted) -> Answer {
    let action = action(&form)?;
    let asked = order(action, &form);
    let misread = misread(&form, &asked);
    let started = match misread {
        Some(refusal) => Err(refusal.into()),
        None => begun(&visit, &form, asked).await,
    };
    let error = match started {
        Ok((job, total)) => {
            at_once(&visit, job, total).await;
            return Ok(go(&format!("/jobs/{job}")));
        }
        Err(error) => error,
    };
    if let Error::Refused(Refusal::SelectionChanged { seen, now }) = &error.0 {
        let (seen, now) = (*seen, *now);
        let fresh = form.fill("once", "");
        return shown(&visit, action, (&fresh, StatusCode::CONFLICT), Some((seen, now))).await;
    }
    into_form(&mut form, error)?;
    shown(&visit, action, (&form, StatusCode::UNPROCESSABLE_ENTITY), None).await
}

/// What was typed and could not be read as what it is meant to be.
fn misread(form: &Form, asked: &Order) -> Option<Refusal> {
    let typed = |name, read: bool| form.given(name).is_some() && !read;
    if typed("until", asked.how.until.is_some()) {
        return Some(Refusal::field("until", domain::Problem::NotADay));
    }
    typed("units", asked.how.units.is_some()).then(|| Refusal::field("units", domain::Problem::NotANumber))
}

async fn begun(visit: &Visit, form: &Form, asked: Order) -> Result<(domain::ids::JobId, i64), PageError> {
    let key = idempotency::Key {
        route: "POST /bulk/start".into(),
        key: format!("{}/{}", form.value("once"), fingerprint(&asked)),
    };
    let place = visit.organization;
    let job = visit
        .work(move |act| {
            if let Begun::Replay { answer, .. } = idempotency::begin(act, &key, b"")? {
                return Ok(answer);
            }
            let job = bulk::start(act, place, &asked)?.to_string();
            idempotency::finish(act, &key, 303, &job)?;
            Ok(job)
        })
        .await?;
    let job = job.parse().map_err(|_| Refusal::NotFound)?;
    let run = visit.read(move |act| bulk::get(act, job)).await?;
    Ok((job, run.job.left()))
}

/// The same form about other records is another request.
fn fingerprint(asked: &Order) -> String {
    let text = format!("{asked:?}");
    data_encoding::HEXLOWER.encode(&domain::vault::digest(&[text.as_bytes()])[..16])
}
