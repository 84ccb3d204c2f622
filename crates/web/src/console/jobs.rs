//! How far bulk work is: a card that follows what happens, and a page that works by reloading.

use askama::Template;
use axum::extract::Path;
use domain::{
    Refusal,
    jobs::{self, Job, JobKind},
};

use crate::{
    answer::Answer,
    console::bulk,
    kit::{Meter, Shell, Tone, render},
    languages::Locale,
    routes::{Admits, Routes},
    visit::Visit,
};

pub(crate) fn routes() -> Routes {
    Routes::admitting(Admits::Person).get("/jobs/{id}", show)
}

/// The card of a job.
pub(crate) struct JobCard {
    pub id: String,
    pub href: String,
    pub title: String,
    pub started: String,
    pub meter: Meter,
    pub percent: i64,
    pub sent: String,
    pub failed: i64,
    pub left: String,
    pub bounced: String,
    pub finished: bool,
}

impl JobCard {
    pub fn new(job: &Job, locale: &Locale) -> Self {
        let n = [("n", job.total.into())];
        let finished = job.finished_at.is_some();
        let title = if finished { locale.with("jobs-finished", &n) } else { locale.with("jobs-sending", &n) };
        let args =
            [("name", (&job.started_by).into()), ("time", locale.instant(job.created_at.timestamp()).into())];
        let customer = job.customer.map(|customer| format!("&customer={customer}")).unwrap_or_default();
        Self {
            id: job.id.to_string(),
            href: format!("/jobs/{}", job.id),
            meter: Meter::stacked(&title, job.total, &[(Tone::Accent, job.done), (Tone::Bad, job.failed)]),
            title,
            started: locale.with("jobs-started", &args),
            percent: job.percent(),
            sent: locale.number(job.done),
            failed: job.failed,
            left: locale.number(job.left()),
            bounced: format!("/invitations?status=bounced{customer}"),
            finished,
        }
    }
}

#[derive(Template)]
#[template(path = "jobs/show.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    card: JobCard,
    back: String,
}

async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let job = id.parse().map_err(|_| Refusal::NotFound)?;
    let job = visit.read(move |act| jobs::get(act, job)).await?;
    if job.kind == JobKind::Bulk {
        return bulk::show(&visit, job.id).await;
    }
    let card = JobCard::new(&job, &visit.locale);
    let title = visit.locale.with(
        "jobs-title",
        &[("percent", visit.locale.percent(card.percent).into()), ("title", (&card.title).into())],
    );
    let shell = visit.shell(title);
    let back = match job.customer {
        Some(customer) => format!("/invitations?customer={customer}"),
        None => "/invitations".to_owned(),
    };
    Ok(render(&Page { l: &shell.locale, shell: &shell, card, back }))
}
