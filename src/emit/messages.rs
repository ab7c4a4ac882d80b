//! The codes and the message templates, for JavaScript.

use std::format;
use std::string::String;

use super::quoted;
use crate::validate::Code;
use crate::validate::messages::Locale;

/// The codes by their number.
pub(super) fn codes() -> String {
    let mut out = String::from(
        "// The codes of issues, generated from the validator.\n\n\
         /** The codes of issues, by the number that they have in memory. */\nexport const codes = [\n",
    );
    for code in Code::ALL {
        out.push_str(&format!("  {},\n", quoted(code.name())));
    }
    out.push_str("] as const;\n\n/** The stable code of an issue. */\nexport type IssueCode = (typeof codes)[number];\n");
    out
}

/// The messages of one language.
pub(super) fn file(locale: &Locale) -> String {
    let code = locale.code;
    let mut out = format!(
        "// The messages in the language `{code}`, generated from the validator.\n\n\
         import type {{ Locale }} from \"../../core/messages.js\";\n\n\
         /** The messages in the language `{code}`. */\nexport const {code}: Locale = {{\n  code: {},\n  templates: {{\n",
        quoted(code)
    );
    for code in Code::ALL {
        out.push_str(&format!("    {}: {},\n", code.name(), quoted((locale.template)(*code))));
    }
    out.push_str("  },\n  words: {\n");
    for (word, said) in locale.words {
        out.push_str(&format!("    {}: {},\n", quoted(word), quoted(said)));
    }
    out.push_str("  },\n  labels: {\n");
    for (field, label) in locale.labels {
        out.push_str(&format!("    {field}: {},\n", quoted(label)));
    }
    out.push_str("  },\n};\n");
    out
}
