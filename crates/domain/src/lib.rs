//! The business of Seatwright: types, rules, operations and their SQL.
//! Knows no HTTP, HTML or SMTP; a folder per business word, each with the same furniture.

pub mod language;

pub use language::Language;
