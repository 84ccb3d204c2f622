//! The business of Seatwright: types, rules, operations and their SQL.
//! Knows no HTTP, HTML or SMTP; a folder per business word, each with the same furniture:
//! `mod.rs` (types and operations), `rules.rs` (pure decisions), `store.rs` (SQL, private to the folder).

pub mod access;
pub mod accounts;
pub mod act;
pub mod activation;
pub mod alerts;
pub mod audit;
pub mod billing;
pub mod bindings;
pub mod branding;
pub mod bulk;
mod by_customer;
pub mod changes;
pub mod clock;
pub mod countries;
pub mod customers;
pub mod deployment_keys;
pub mod doctor;
pub mod drafts;
pub mod expiries;
pub mod exports;
pub mod handovers;
pub mod idempotency;
pub mod ids;
pub mod imports;
pub mod input;
pub mod installations;
pub mod invitations;
pub mod jobs;
pub mod language;
pub mod ledger;
pub mod licenses;
mod many;
pub mod members;
pub mod mentions;
pub mod messages;
mod narrowing;
pub mod notes;
pub mod notices;
pub mod onboarding;
pub mod organizations;
pub mod outbox;
pub mod overview;
pub mod own;
pub mod page;
pub mod partner_types;
mod places;
pub mod planned_changes;
pub mod products;
pub mod program_messages;
pub mod purchase_codes;
pub mod random;
pub mod refusal;
pub mod reports;
pub mod requests;
#[cfg(test)]
mod scene;
pub mod schema;
pub mod search;
pub mod seats;
pub mod sessions;
pub mod signing;
mod stopped;
pub mod templates;
pub mod throttles;
pub mod timelines;
pub mod tokens;
mod totals;
pub mod undoing;
pub mod vault;
pub mod views;
pub mod words;

#[cfg(any(test, feature = "test-worlds"))]
pub mod testing;

#[cfg(test)]
mod invariant_tests;
#[cfg(test)]
mod sweep_tests;

pub use act::{Act, Actor, Caller, Door, World};
pub use language::Language;
pub use refusal::{Error, Problem, Refusal, Result};
