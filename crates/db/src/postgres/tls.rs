//! TLS to the server, always verified: against the roots built in, or those of a file.

use std::path::Path;
use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::DbError;

pub(super) fn verified(roots: Option<&Path>) -> Result<MakeRustlsConnect, DbError> {
    let Some(file) = roots else {
        // Takes the provider of the process; one that the program chose earlier stays.
        drop(rustls::crypto::ring::default_provider().install_default());
        return Ok(MakeRustlsConnect::with_webpki_roots());
    };
    let refused = |why: &dyn std::fmt::Display| DbError::Refused(format!("{}: {why}", file.display()));
    let mut store = RootCertStore::empty();
    for certificate in CertificateDer::pem_file_iter(file).map_err(|error| refused(&error))? {
        store.add(certificate.map_err(|error| refused(&error))?).map_err(|error| refused(&error))?;
    }
    if store.is_empty() {
        return Err(refused(&"holds no certificate"));
    }
    let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| refused(&error))?
        .with_root_certificates(store)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}
