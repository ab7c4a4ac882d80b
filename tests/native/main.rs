//! Tests of the native crate: one module for each concept, as in `src/`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod corpus;
mod documents;
mod formats;
mod json;
mod messages;
mod models;
mod oracle;
mod packed;
mod properties;
mod request;
mod responses;
mod retry;
mod rules;
mod support;
