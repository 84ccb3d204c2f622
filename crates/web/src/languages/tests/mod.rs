//! Formats in five languages, the scan that keeps texts, templates and sources together, and the tone.

mod countries;
mod events;
mod formats;
mod scan;
mod tone;
mod words;
