//! What the OpenAPI documents say in words: what is beyond the documents of a resource, what parameters do.

use std::format;
use std::string::String;
use std::vec::Vec;

use super::types::status_doc;
use super::{json_api, quoted};
use crate::resources::REGISTRY;

pub(super) fn file() -> String {
    let mut out = String::from(
        "// What the OpenAPI documents say in words, generated from the registry.\n\n\
         import type { Notes } from \"../openapi/document.js\";\n\n\
         /** By resource. */\nexport const notes: Readonly<Record<string, Notes>> = {\n",
    );
    for resource in REGISTRY {
        let operations = resource.operations.iter().map(|o| (o.kind.name(), status_doc(o.status)));
        let parameters = resource.parameters.iter().map(|parameter| (parameter.option, parameter.doc));
        let api = json_api::json_api(resource);
        let plain = resource.filters.iter().map(|filter| (filter.name, status_doc(filter.status)));
        let selecting = api.into_iter().flat_map(|api| api.filters).map(|filter| (filter.option, filter.doc));
        let relationships = api.into_iter().flat_map(|api| api.relationships).map(|one| (one.name, one.doc));
        out.push_str(&format!("  {}: {{\n", resource.key));
        out.push_str(&said("operations", operations));
        out.push_str(&said("parameters", parameters));
        out.push_str(&said("filters", plain.chain(selecting)));
        out.push_str(&said("relationships", relationships));
        out.push_str("  },\n");
    }
    out.push_str("};\n");
    out
}

/// What there is to say, by name.
fn said(about: &str, texts: impl Iterator<Item = (&'static str, &'static str)>) -> String {
    let lines: Vec<String> = texts
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| {
            format!("      {name}: {},\n", quoted(&text.split_whitespace().collect::<Vec<_>>().join(" ")))
        })
        .collect();
    if lines.is_empty() {
        format!("    {about}: {{}},\n")
    } else {
        format!("    {about}: {{\n{}    }},\n", lines.concat())
    }
}
