//! Answers of the console's handlers. An error leaves the handler as a value; the page that shows it is made
//! in one place, where the visitor's frame is known.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    Error, Refusal,
    refusal::{Failure, Kind},
};

use crate::{
    cookies,
    kit::{Fault, Form},
    onward,
    state::Web,
    visit::{Guest, Visit},
    wire::RequestId,
};

/// What a console handler gives.
pub type Answer = Result<Response, PageError>;

/// An error on its way to its page.
#[derive(Debug)]
pub struct PageError(pub Error);

impl<E: Into<Error>> From<E> for PageError {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

/// Rides on the response until [`show_faults`] makes the page.
#[derive(Clone, Debug)]
struct Pending(Fault);

/// Rides on the response that asks for a password, until [`show_faults`] adds where the person wanted to go.
#[derive(Clone, Debug)]
struct Detour(&'static str);

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let detour = match self.0.refusal() {
            Some(Refusal::NotLoggedIn) => Some("/login"),
            Some(Refusal::PasswordNeededAgain) => Some("/confirm"),
            _ => None,
        };
        if let Some(path) = detour {
            let mut response = Redirect::to(path).into_response();
            response.extensions_mut().insert(Detour(path));
            return response;
        }
        let fault = fault(&self.0);
        let mut response = fault.status().into_response();
        response.extensions_mut().insert(Pending(fault));
        response
    }
}

fn fault(error: &Error) -> Fault {
    match error {
        Error::Failed(failure) if is_unavailable(failure) => Fault::Unavailable,
        Error::Failed(failure) => {
            tracing::error!(error = ?failure, "a page failed");
            Fault::Broken { reference: String::new() }
        }
        Error::Refused(refusal @ (Refusal::AccessStopped { .. } | Refusal::NoOrganization)) => {
            Fault::Stopped { refusal: refusal.clone() }
        }
        Error::Refused(Refusal::FormExpired) => Fault::Expired,
        Error::Refused(Refusal::TooLarge) => Fault::TooLarge,
        Error::Refused(Refusal::TooManyAttempts { seconds }) => Fault::Busy { minutes: (seconds + 59) / 60 },
        Error::Refused(refusal) => match refusal.kind() {
            Kind::Forbidden | Kind::Unauthenticated => Fault::Forbidden,
            Kind::Unavailable => Fault::Unavailable,
            Kind::Throttled => Fault::Busy { minutes: 1 },
            Kind::NotFound => Fault::NotFound,
            Kind::Invalid | Kind::Conflict => Fault::Refused { refusal: refusal.clone() },
        },
    }
}

fn is_unavailable(failure: &Failure) -> bool {
    matches!(failure, Failure::Database(error) if error.is_unavailable())
}

/// Makes the pages of faults, in the visitor's frame when there is one. Our own faults are logged here, once,
/// and shown as the request's reference.
pub(crate) async fn show_faults(State(web): State<Web>, request: Request, next: Next) -> Response {
    let reference = request.extensions().get::<RequestId>().map(|id| id.0.to_string()).unwrap_or_default();
    let (parts, body) = request.into_parts();
    let kept = parts.clone();
    let mut response = next.run(Request::from_parts(parts, body)).await;
    if let Some(Pending(fault)) = response.extensions().get::<Pending>().cloned() {
        if matches!(fault, Fault::Stopped { refusal: Refusal::NoOrganization }) && kept.uri.path() == "/" {
            return Redirect::to("/me").into_response();
        }
        response = fault_page(&web, &kept, fault, reference).await;
    }
    if let Some(Detour(path)) = response.extensions().get().cloned() {
        response = Redirect::to(&onward::detour(path, &kept)).into_response();
    }
    let shows = response.status() != StatusCode::SEE_OTHER && !is_for_script(&kept.headers);
    if shows && cookies::has_note(&kept.headers) {
        cookies::clear_note(&mut response, &web);
    }
    response
}

/// Whether a script of ours asks, which takes parts of the page and shows no note.
fn is_for_script(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-dest").is_some_and(|kind| kind == "empty")
}

async fn fault_page(web: &Web, parts: &Parts, fault: Fault, reference: String) -> Response {
    let fault = match fault {
        Fault::Broken { .. } => Fault::Broken { reference },
        other => other,
    };
    match Visit::of(web, parts).await {
        Ok(visit) => fault.page(&visit.shell("")),
        Err(_) => fault.public_page(&Guest::of(web, parts).shell("")),
    }
}

/// Puts a refusal into the form it came from, so that the form can be shown again with what was typed. What no
/// form can mend goes on as an error.
pub fn into_form(form: &mut Form, error: PageError) -> Result<(), PageError> {
    let mendable = |refusal: &Refusal| {
        matches!(refusal.kind(), Kind::Invalid | Kind::Conflict | Kind::Throttled | Kind::Unavailable)
            || matches!(refusal, Refusal::WrongPassword | Refusal::RoleAboveOwn)
    };
    match error.0 {
        Error::Refused(refusal) if mendable(&refusal) => {
            form.refuse(&refusal);
            Ok(())
        }
        other => Err(PageError(other)),
    }
}

/// The status under which a form that was refused is shown again.
pub fn refused_as(form: &Form, refusal: Option<&Refusal>) -> StatusCode {
    debug_assert!(form.has_errors(), "a refused form tells why");
    match refusal.map(Refusal::kind) {
        Some(Kind::Throttled) => StatusCode::TOO_MANY_REQUESTS,
        Some(Kind::Unavailable) => StatusCode::SERVICE_UNAVAILABLE,
        Some(Kind::Conflict) => StatusCode::CONFLICT,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// Goes on to another page of ours after a form was taken.
pub fn go(path: &str) -> Response {
    Redirect::to(path).into_response()
}

/// A file to be saved under a name.
pub fn attachment(content_type: &'static str, name: &str, body: Vec<u8>) -> Response {
    let mut response = (StatusCode::OK, body).into_response();
    let disposition = format!("attachment; filename=\"{}\"", name.replace(['"', '\\', '\r', '\n'], "_"));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    if let Ok(value) = HeaderValue::from_str(&disposition) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response
}
