//! Putting a logo in place and taking it away. A file is read only for those who may put it there.

use axum::{extract::Path, http::StatusCode};
use domain::{
    Problem, Refusal,
    branding::{self, Theme},
};

use super::brand::{Found, back, found, page};
use crate::{
    answer::{Answer, PageError, into_form},
    brand::read_picture,
    kit::Form,
    typed::Posted,
    visit::Visit,
};

fn theme(form: &Form) -> Result<Theme, Refusal> {
    form.value("theme").parse().map_err(|_| Refusal::field("theme", Problem::NotAChoice))
}

/// The page with what is wrong with the file; a browser keeps no file, everything else stays.
fn again(visit: &Visit, found: &Found, error: PageError) -> Answer {
    let mut form = found.filled();
    into_form(&mut form, error)?;
    Ok(page(visit, found, StatusCode::UNPROCESSABLE_ENTITY, (&form, Vec::new())))
}

pub(super) async fn put(Path(id): Path<String>, Posted { visit, form, file }: Posted) -> Answer {
    let found = found(&visit, &id).await?;
    match taken(&visit, &found, &form, file).await {
        Ok(()) => Ok(back(&visit, found.id(), "brand-logo-saved")),
        Err(error) => again(&visit, &found, error),
    }
}

async fn taken(
    visit: &Visit,
    found: &Found,
    form: &Form,
    file: Option<axum::body::Bytes>,
) -> Result<(), PageError> {
    let (id, theme) = (found.id(), theme(form)?);
    visit.read(move |act| branding::may_change(act, id)).await?;
    let picture = read_picture(file.unwrap_or_default()).await?;
    visit.work(move |act| branding::set_logo(act, id, theme, &picture)).await.map(drop)
}

pub(super) async fn remove(Path(id): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let found = found(&visit, &id).await?;
    let (id, theme) = (found.id(), theme(&form)?);
    visit.work(move |act| branding::remove_logo(act, id, theme)).await?;
    Ok(back(&visit, id, "brand-logo-removed"))
}
