//! Formats in five languages, and the scan that keeps texts, templates and sources together.

mod formats;
mod scan;
