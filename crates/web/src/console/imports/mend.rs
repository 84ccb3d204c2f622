//! What is done with an import: rows are mended, it is begun, taken back, thrown away. Each leads on to its page.

use axum::extract::Path;
use domain::{
    Refusal,
    ids::ImportId,
    imports::{self, Import, Invite},
};

use super::{go_on, import_id, show};
use crate::{
    answer::{Answer, PageError, go, into_form},
    cookies,
    kit::Form,
    typed::Posted,
    visit::Visit,
};

async fn found(visit: &Visit, id: ImportId) -> Result<Import, PageError> {
    visit.read(move |act| imports::get(act, id)).await
}

/// The page again with why it was refused.
async fn refused(visit: &Visit, id: ImportId, mut form: Form, error: PageError) -> Answer {
    into_form(&mut form, error)?;
    show::again(visit, id, form).await
}

/// POST /imports/{id}/rows/{row}
pub(super) async fn row(
    Path((id, row)): Path<(String, String)>,
    Posted { visit, form, .. }: Posted,
) -> Answer {
    let id = import_id(&id)?;
    let number: i64 = row.parse().map_err(|_| Refusal::NotFound)?;
    let import = found(&visit, id).await?;
    let typed = |field: &imports::Field| {
        let name = format!("value_{}", field.code);
        form.values(&name).first().map(|value| (field.code.to_owned(), value.clone()))
    };
    let values: Vec<(String, String)> = import.kind.fields().iter().filter_map(typed).collect();
    match visit.work(move |act| imports::fix_row(act, id, number, &values)).await {
        Ok(()) => go_on(&visit, (import.organization, id), import.kind).await,
        Err(error) => refused(&visit, id, form, error).await,
    }
}

/// POST /imports/{id}/replace
pub(super) async fn replace(Path(id): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let id = import_id(&id)?;
    let import = found(&visit, id).await?;
    let [field, from, to] = ["field", "from", "to"].map(|name| form.value(name).to_owned());
    match visit.work(move |act| imports::replace(act, id, &field, (&from, &to))).await {
        Ok(_) => go_on(&visit, (import.organization, id), import.kind).await,
        Err(error) => refused(&visit, id, form, error).await,
    }
}

/// POST /imports/{id}/run
pub(super) async fn run(Path(id): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let id = import_id(&id)?;
    let import = found(&visit, id).await?;
    let seen = form.value("count").parse().unwrap_or(0);
    let invite = match form.value("invite_choice") {
        "" => Invite::AsSaid,
        _ if form.chosen("invite", "on") => Invite::Now,
        _ => Invite::Later,
    };
    match visit.work(move |act| imports::run(act, id, seen, invite)).await {
        Ok(()) => go_on(&visit, (import.organization, id), import.kind).await,
        Err(error) => refused(&visit, id, form, error).await,
    }
}

/// POST /imports/{id}/undo
pub(super) async fn undo(Path(id): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let id = import_id(&id)?;
    let import = found(&visit, id).await?;
    match visit.work(move |act| imports::undo(act, id)).await {
        Ok(()) => go_on(&visit, (import.organization, id), import.kind).await,
        Err(error) => refused(&visit, id, form, error).await,
    }
}

/// POST /imports/{id}/discard
pub(super) async fn discard(Path(id): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let id = import_id(&id)?;
    match visit.work(move |act| imports::discard(act, id)).await {
        Ok(()) => {
            let mut response = go("/imports");
            cookies::set_note(&mut response, &visit.web, &visit.text("imports-discarded"));
            Ok(response)
        }
        Err(error) => refused(&visit, id, form, error).await,
    }
}
