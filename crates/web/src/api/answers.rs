//! What the answers of all records share: pages, texts that may be unknown, and telling who was quicker.

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::{
    Act, Language, Refusal,
    page::{Page, Total},
};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

use super::{call::Call, post, problem::ApiError};

/// One page of a list.
#[derive(Serialize, ToSchema)]
pub struct Listed<T> {
    items: Vec<T>,
    /// Give it back as `cursor` for the next page; null on the last.
    next_cursor: Option<String>,
    /// How many there are in all; absent when only a long count could tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<i64>,
}

impl<T> Listed<T> {
    pub fn of<R>(page: Page<R>, show: impl FnMut(R) -> T) -> Self {
        Self {
            items: page.items.into_iter().map(show).collect(),
            next_cursor: page.next.map(|cursor| cursor.to_string()),
            total: match page.total {
                Some(Total::Exactly(count)) => Some(count),
                Some(Total::MoreThan(_)) | None => None,
            },
        }
    }

    /// All there are, on one page.
    pub fn all(items: Vec<T>) -> Self {
        let total = i64::try_from(items.len()).ok();
        Self { items, next_cursor: None, total }
    }
}

impl<T: Serialize> IntoResponse for Listed<T> {
    fn into_response(self) -> Response {
        Json(self).into_response()
    }
}

/// A text that is not known is null.
pub(crate) fn known(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// A text that may be null, for serde's `deserialize_with`: null clears it.
pub(crate) fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(Some(Option::<String>::deserialize(deserializer)?.unwrap_or_default()))
}

/// One of our languages or null, for serde's `deserialize_with`.
pub(crate) fn language<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Language>, D::Error> {
    let Some(code) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
    code.parse().map(Some).map_err(|_| serde::de::Error::custom("not one of the allowed words"))
}

/// The new text of a field, or the one it has.
pub(crate) fn or_kept(field: &mut String, given: Option<&String>) {
    if let Some(given) = given {
        field.clone_from(given);
    }
}

impl Call {
    /// Changes a record and answers with it. Who was too late gets the record as it is now beside the refusal.
    pub async fn edit<A: Serialize + Send + 'static>(
        &self,
        change: impl Fn(&mut Act<'_>) -> domain::Result<A> + Send + 'static,
        current: impl Fn(&mut Act<'_>) -> domain::Result<A> + Send + 'static,
    ) -> Result<Response, ApiError> {
        match self.work(change).await {
            Ok(changed) => post::record(StatusCode::OK, &changed),
            Err(error) if error.refusal() == Some(&Refusal::ChangedMeanwhile) => {
                Err(error.with_current(self.read(current).await?))
            }
            Err(error) => Err(error),
        }
    }

    /// Reads a record and answers with it.
    pub async fn show<A: Serialize + Send + 'static>(
        &self,
        operation: impl Fn(&mut Act<'_>) -> domain::Result<A> + Send + 'static,
    ) -> Result<Response, ApiError> {
        post::record(StatusCode::OK, &self.read(operation).await?)
    }
}
