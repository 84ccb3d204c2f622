//! `/api/v1/seats/{id}/license-file`: what a machine works by that never reaches us.

use axum::{http::StatusCode, response::Response};
use domain::{
    activation::{self, FileFor, FileWish, IssuedFile},
    ids::SeatId,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{call::Call, post::Posted, problem::ApiError, query::Id};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token).post("/api/v1/seats/{id}/license-file", issue)
}

/// The license file that is wanted.
#[derive(Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewLicenseFile {
    /// What the device is called in lists.
    device_name: String,
    /// The fingerprint of the one device that the file is for, as the program shows it; left out or null: for whichever
    /// device holds the file.
    fingerprint: Option<String>,
    /// For how many days, 1 to 2,000; never past the end of the license and its grace.
    days: i64,
}

/// A license file, shown once; another can be made at any time.
#[derive(Serialize, ToSchema)]
#[schema(as = LicenseFile)]
pub(super) struct LicenseFileAnswer {
    serial: String,
    /// Whose place the file takes.
    installation_id: String,
    username: String,
    /// The first instant at which the file no longer holds.
    expires_at: String,
    /// What to write into the file, one line; docs/LEASES.md has its form.
    license_file: String,
}

fn shown(file: IssuedFile) -> LicenseFileAnswer {
    LicenseFileAnswer {
        serial: file.id.to_string(),
        installation_id: file.installation.to_string(),
        username: file.username,
        expires_at: file.expires_at.to_string(),
        license_file: file.text,
    }
}

/// Makes a license file for a user; it takes one device's place.
#[utoipa::path(post, path = "/api/v1/seats/{id}/license-file", tag = "seats", request_body = NewLicenseFile,
    responses((status = 201, body = LicenseFileAnswer)))]
pub(super) async fn issue(
    call: Call,
    Id(id): Id<SeatId>,
    posted: Posted<NewLicenseFile>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::CREATED, move |act, wanted| {
        let fingerprint = wanted.fingerprint.clone();
        let wish = FileWish {
            device: fingerprint.map_or(FileFor::Anybody, |fingerprint| FileFor::Device { fingerprint }),
            device_name: wanted.device_name.clone(),
            days: wanted.days,
        };
        activation::issue_file(act, id, &wish).map(shown)
    })
    .await
}
