//! The tables that the sandbox server works by.

use std::format;
use std::string::String;
use std::vec::Vec;

use super::plans::{filter_kind, parameter_kind};
use super::quoted;
use crate::resources::REGISTRY;

pub(super) fn file() -> String {
    let mut out = String::from(
        "// The tables that the sandbox works by, generated from the registry.\n\n\
         import type { SandboxResource } from \"../sandbox/table.js\";\nimport * as plans from \"./plans.js\";\n\n\
         /** Every resource that the sandbox serves. */\nexport const resources: readonly SandboxResource[] = [\n",
    );
    for resource in REGISTRY {
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
    out
}
