//! Generators of everything that follows from the registry: types, packers, clients,
//! messages, tables. Native only; what they write is built into the package.

mod clients;
mod contract;
mod fields;
mod json_api;
mod layout;
mod messages;
mod openapi;
mod plans;
mod sandbox;
mod types;

use std::string::String;
use std::vec::Vec;

pub use contract::table as contract_table;

/// Every generated file: its name in the folder of generated files, and its text.
#[must_use]
pub fn files() -> Vec<(&'static str, String)> {
    std::vec![
        ("types.ts", types::file()),
        ("plans.ts", plans::file()),
        ("clients.ts", clients::file()),
        ("sandbox.ts", sandbox::file()),
        ("openapi.ts", openapi::file()),
        ("codes.ts", messages::codes()),
        ("layout.ts", layout::file()),
        ("locale/en.ts", messages::file(&crate::validate::messages::EN)),
        ("locale/sv.ts", messages::file(&crate::validate::messages::SV)),
        ("contract.json", contract::json()),
    ]
}

/// The TypeScript types of what is written of a resource, whether it is registered or not.
#[must_use]
pub fn types_of(resource: &crate::schema::Resource) -> String {
    types::writes(resource)
}

/// A doc comment of TypeScript.
fn doc(indent: &str, lines: &[String]) -> String {
    let lines: Vec<&str> = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
    match lines.as_slice() {
        [] => String::new(),
        [one] => std::format!("{indent}/** {one} */\n"),
        many => {
            let mut out = std::format!("{indent}/**\n");
            for line in many {
                out.push_str(&std::format!("{indent} * {line}\n"));
            }
            out.push_str(&std::format!("{indent} */\n"));
            out
        }
    }
}

/// A string literal.
fn quoted(text: &str) -> String {
    let mut out = crate::json::Writer::default();
    out.string(text.as_bytes());
    String::from_utf8(out.into_vec()).unwrap_or_default()
}
