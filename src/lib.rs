//! Validated, typed access to the Pigello Core API 2.0.0 and MPDX: the rules of both
//! APIs are data, and models, validators and request builders follow from that data.
//!
//! - [`schema`]: the vocabulary: resources, fields, kinds, rules, filters, operations.
//! - [`resources`]: one declarative file per API resource, and the registry.
//! - [`json`]: a pull parser over JSON bytes, and a writer.
//! - [`read`]: readers that fill slots from JSON bytes, from values laid out by
//!   JavaScript, and from Rust models.
//! - [`validate`]: rules that turn slots into issues, and the messages of the issues.
//! - [`request`]: pure builders of requests: path, query, body.
//! - [`model`]: what the generated Rust models are made of (feature `models`).
//! - [`client`]: decisions of the client that need no input or output: when a request is sent again.
//! - `emit`: the generators of the npm package's TypeScript, messages and tables (feature `emit`).
//! - `wasm`: the functions that JavaScript calls (feature `wasm`, on wasm32).
//! - `protocol`: the numbers that JavaScript and the engine exchange, for these two.
//!
//! A row is made, checked and turned into a request without any JavaScript; to send it is the caller's part:
//!
//! ```
//! use fieldgate::model::Model;
//! use fieldgate::request::model::create;
//! use fieldgate::resources::pigello::sales::organization::Create;
//! use fieldgate::validate::{Options, messages::EN};
//!
//! let row = Create { custom_id: "A-17".to_owned().into(), ..Create::new("Norra Kvarteret".to_owned()) };
//! let request = create(&row, Options::default()).unwrap();
//! assert_eq!((request.method, request.target.as_str()), ("POST", "/sales/organization/"));
//! assert_eq!(request.body.as_deref(), Some(br#"{"name":"Norra Kvarteret","custom_id":"A-17"}"#.as_slice()));
//!
//! let issues = Create::new("x".repeat(256)).validate(&Options::default()).unwrap_err();
//! assert_eq!(issues[0].code.name(), "max_length");
//! assert_eq!(issues[0].message(&EN), "must have at most 255 characters");
//! ```

#![cfg_attr(all(target_arch = "wasm32", feature = "wasm", not(test)), no_std)]

extern crate alloc;

pub mod client;
#[cfg(feature = "emit")]
pub mod emit;
pub mod json;
#[cfg(feature = "models")]
pub mod model;
#[cfg(any(feature = "emit", all(target_arch = "wasm32", feature = "wasm")))]
mod protocol;
pub mod read;
pub mod request;
pub mod resources;
pub mod schema;
pub mod validate;
#[cfg(all(target_arch = "wasm32", feature = "wasm"))]
pub mod wasm;
