//! Theme and language, kept in cookies: for public pages, and for the theme of the console.

use axum::{
    extract::{FromRequest, Request, State},
    response::Response,
};

use crate::{
    answer::{Answer, go},
    cookies,
    kit::{Form, Theme},
    onward,
    routes::{Admits, Routes},
    state::Web,
    typed::GuestPosted,
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Anybody).post("/theme", theme).post("/language", language)
}

async fn theme(State(web): State<Web>, request: Request) -> Answer {
    let (form, back) = read(&web, request).await?;
    let theme: Theme = form.value("theme").parse().unwrap_or_default();
    let mut response = go(&back);
    cookies::set_choice(&mut response, &web, Theme::COOKIE, theme.code());
    Ok(response)
}

async fn language(State(web): State<Web>, request: Request) -> Answer {
    let (form, back) = read(&web, request).await?;
    let mut response: Response = go(&back);
    if let Ok(language) = form.value("language").parse::<domain::Language>() {
        cookies::set_choice(&mut response, &web, cookies::LANGUAGE, language.code());
    }
    Ok(response)
}

/// The form, and the page it was on: as it says itself, else as the browser says.
async fn read(web: &Web, request: Request) -> Result<(Form, String), crate::answer::PageError> {
    let (parts, body) = request.into_parts();
    let referer = onward::back(&parts);
    let request = Request::from_parts(parts, body);
    let GuestPosted { form, .. } = GuestPosted::from_request(request, web).await?;
    let back = onward::safe(form.value("back")).map(str::to_owned).or(referer);
    Ok((form, back.unwrap_or_else(|| "/".to_owned())))
}
