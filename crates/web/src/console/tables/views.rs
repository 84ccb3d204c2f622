//! Views under a name: kept, renamed, brought up to what is shown, deleted and brought back.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Refusal,
    exports::List,
    ids::ViewId,
    views::{self, View, ViewChange, ViewForm},
};

use super::{arrange::Back, catalogue, setting::href_of};
use crate::{
    answer::{Answer, PageError, go, into_form, refused_as},
    kit::{Form, Shell, render_as},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "views/form.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    action: String,
    back: String,
    /// The view that gets another name; `None`: a new one is kept.
    view: Option<View>,
    may_share: bool,
}

fn view_id(text: &str) -> Result<ViewId, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}

/// Where the list of a view is.
fn path_of(visit: &Visit, list: List) -> Result<String, Refusal> {
    catalogue::of(list, &visit.may).ok_or(Refusal::NotFound)?.place.path("")
}

fn opened(visit: &Visit, view: &View) -> Result<Response, PageError> {
    Ok(go(&href_of(&path_of(visit, view.list)?, view)))
}

/// POST /views
pub(super) async fn save(Posted { visit, mut form, .. }: Posted) -> Answer {
    let back = Back::of(&visit, &form)?;
    let organization = visit.organization;
    let wanted = ViewForm {
        list: back.list,
        name: form.value("name").to_owned(),
        state: back.state,
        shared: form.chosen("shared", "on"),
    };
    match visit.work(move |act| views::save(act, organization, &wanted)).await {
        Ok(view) => opened(&visit, &view),
        Err(error) => {
            let refusal = error.0.refusal().cloned();
            into_form(&mut form, error)?;
            let back = path_of(&visit, back.list)?;
            let may_share = visit.may.act(domain::access::Action::ViewsShare);
            Ok(page(&visit, refused_as(&form, refusal.as_ref()), &form, (None, back, may_share)))
        }
    }
}

fn page(
    visit: &Visit,
    status: StatusCode,
    form: &Form,
    (view, back, may_share): (Option<View>, String, bool),
) -> Response {
    let title = if view.is_some() { "views-rename" } else { "views-save" };
    let mut shell = visit.shell(visit.text(title));
    shell.tell_errors(form);
    let action = view.as_ref().map_or_else(|| "/views".to_owned(), |view| format!("/views/{}", view.id));
    render_as(status, &Page { l: &shell.locale, shell: &shell, form, action, back, view, may_share })
}

async fn found(visit: &Visit, id: ViewId) -> Result<View, PageError> {
    let organization = visit.organization;
    visit.read(move |act| views::get(act, organization, id)).await
}

/// GET /views/{view}
pub(super) async fn edit(visit: Visit, Path(id): Path<String>) -> Answer {
    let view = found(&visit, view_id(&id)?).await?;
    let form = Form::new().fill("name", view.name.as_str()).fill("version", view.version.to_string());
    let back = href_of(&path_of(&visit, view.list)?, &view);
    Ok(page(&visit, StatusCode::OK, &form, (Some(view), back, false)))
}

/// POST /views/{view}
pub(super) async fn rename(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let (id, organization) = (view_id(&id)?, visit.organization);
    let version: i64 = form.value("version").parse().unwrap_or(0);
    let change = ViewChange { name: Some(form.value("name").to_owned()), state: None };
    match visit.work(move |act| views::change(act, (organization, id), &change, version)).await {
        Ok(view) => opened(&visit, &view),
        Err(error) => {
            let refusal = error.0.refusal().cloned();
            into_form(&mut form, error)?;
            let view = found(&visit, id).await?;
            let form = form.fill("version", view.version.to_string());
            let back = href_of(&path_of(&visit, view.list)?, &view);
            Ok(page(&visit, refused_as(&form, refusal.as_ref()), &form, (Some(view), back, false)))
        }
    }
}

/// POST /views/{view}/content
pub(super) async fn keep_content(Path(id): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let (id, organization) = (view_id(&id)?, visit.organization);
    let version: i64 = form.value("version").parse().unwrap_or(0);
    // Whose it is, is asked before what was sent is looked at.
    let view = found(&visit, id).await?;
    let state = Back::of(&visit, &form.clone().fill("list", view.list.word()))?.state;
    let change = ViewChange { name: None, state: Some(state) };
    let view = visit.work(move |act| views::change(act, (organization, id), &change, version)).await?;
    opened(&visit, &view)
}

/// POST /views/{view}/delete
pub(super) async fn delete(Path(id): Path<String>, Posted { visit, .. }: Posted) -> Answer {
    let (id, organization) = (view_id(&id)?, visit.organization);
    let view = visit.work(move |act| views::delete(act, organization, id)).await?;
    Ok(go(&format!("{}?deleted={id}", path_of(&visit, view.list)?)))
}

/// POST /views/{view}/restore
pub(super) async fn restore(Path(id): Path<String>, Posted { visit, .. }: Posted) -> Answer {
    let (id, organization) = (view_id(&id)?, visit.organization);
    let view = visit.work(move |act| views::restore(act, organization, id)).await?;
    opened(&visit, &view)
}
