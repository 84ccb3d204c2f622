//! Filled in by its first slice.

pub mod wire;
