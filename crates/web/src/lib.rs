//! What people and clients see: console pages, the API, the activation service, mails, texts and static files.
//! No business rule and no SQL: every door translates for an operation of the domain.

pub mod assets;
pub mod kit;
pub mod languages;
pub mod wire;
