//! The tables that the sandbox server works by.

use std::format;
use std::string::String;
use std::vec::Vec;

use super::json_api;
use super::plans::{filter_kind, parameter_kind};
use super::quoted;
use crate::resources::REGISTRY;

pub(super) fn file() -> String {
    let mut out = String::from(
        "// The tables that the sandbox works by, generated from the registry.\n\n\
         import type { JsonApiSandboxResource, SandboxResource } from \"../sandbox/table.js\";\nimport * as plans from \"./plans.js\";\n\n\
         /** Every resource that the sandbox serves. */\nexport const resources: readonly SandboxResource[] = [\n",
    );
    // JSON:API has conventions of its own, which the sandbox knows by itself.
    for resource in REGISTRY.iter().filter(|resource| json_api::json_api(resource).is_none()) {
        out.push_str(&format!(
            "  {{\n    plan: plans.{},\n    path: {},\n",
            resource.key,
            quoted(resource.path)
        ));
        out.push_str("    parameters: {\n");
        for parameter in resource.parameters {
            let kind = parameter_kind(parameter.kind);
            out.push_str(&format!("      {}: {},\n", parameter.name, quoted(kind)));
        }
        out.push_str("    },\n    filters: {\n");
        for filter in resource.filters {
            let kind = filter_kind(filter.value);
            let operators: Vec<String> =
                filter.value.operators().iter().map(|operator| quoted(operator.name())).collect();
            out.push_str(&format!(
                "      {}: {{ value: {}, operators: [{}] }},\n",
                filter.name,
                quoted(kind),
                operators.join(", ")
            ));
        }
        out.push_str("    },\n  },\n");
    }
    out.push_str("];\n");
    out.push_str(&json_api_resources());
    out
}

fn json_api_resources() -> String {
    let mut out = String::from(
        "\n/** Every JSON:API resource that the sandbox serves. */\nexport const jsonApiResources: readonly \
         JsonApiSandboxResource[] = [\n",
    );
    for resource in REGISTRY {
        let Some(api) = json_api::json_api(resource) else { continue };
        let (before, after) = (resource.path, api.collection);
        let relationships: Vec<String> = api
            .relationships
            .iter()
            .map(|r| format!("{}: {{ type: {}, many: {} }}", r.name, quoted(r.kind), r.many))
            .collect();
        out.push_str(&format!(
            "  {{\n    plan: plans.{},\n    before: {},\n    after: {},\n    relationships: {{ {} }},\n  }},\n",
            resource.key,
            quoted(before),
            quoted(after),
            relationships.join(", ")
        ));
    }
    out.push_str("];\n");
    out
}
