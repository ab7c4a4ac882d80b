//! The codes and the message templates, for JavaScript.

use std::format;
use std::string::{String, ToString};
use std::vec::Vec;

use super::quoted;
use crate::json::FaultReason;
use crate::validate::Code;
use crate::validate::messages::Locale;

/// The codes by their number.
pub(super) fn codes() -> String {
    let mut out = String::from(
        "// The codes of issues and their params, generated from the validator.\n\n\
         import type { IssueParams } from \"../core/issues.js\";\n\n/** The codes of issues, by the number that they have in memory. */\nexport const codes = [\n",
    );
    for code in Code::ALL {
        out.push_str(&format!("  {},\n", quoted(code.name())));
    }
    out.push_str("] as const;\n\n/** The stable code of a rule that a value breaks. */\nexport type RuleCode = (typeof codes)[number];\n\n/** The stable code of an issue: that of a rule, or `server` for what a server says. */\nexport type IssueCode = RuleCode | \"server\";\n");
    out.push_str(
        "\n/** The facts of an issue, by its code; `server` is for what only the server knows. */\n\
         export interface IssueParamsByCode {\n",
    );
    for code in Code::ALL {
        let members: String = params(*code)
            .iter()
            .map(|(name, kind, about)| format!("    /** {about} */\n    readonly {name}: {kind};\n"))
            .collect();
        let own = if members.is_empty() { members } else { format!(" & {{\n{members}  }}") };
        let code = code.name();
        out.push_str(&format!("  /** Of `{code}`. */\n  readonly {code}: IssueParams{own};\n"));
    }
    out.push_str("  /** Of `server`. */\n  readonly server: IssueParams;\n}\n");
    out
}

/// A fact of an issue: its name, with `?` if it need not be there, its type, and what it tells.
type Fact = (&'static str, String, &'static str);

/// The facts that the issues of a code carry.
fn params(code: Code) -> Vec<Fact> {
    let group = ("fields", "readonly string[]", "The members of the group.");
    let facts: &[(&'static str, &str, &'static str)] = match code {
        Code::Required | Code::UniqueItems | Code::ReadOnly | Code::Unicode => &[],
        Code::Null => &[("type", "string", "The JSON type that is asked for.")],
        Code::Integer => &[("type", "string", "`integer`.")],
        Code::Type => &[
            ("type", "string", "The JSON type that is asked for, or `json`."),
            ("depth?", "number", "The levels that are allowed."),
        ],
        Code::Minimum => &[("minimum", "number", "The smallest.")],
        Code::Maximum => &[("maximum", "number", "The largest.")],
        Code::MinLength => &[
            ("minLength?", "number", "The fewest characters."),
            ("minItems?", "number", "The fewest elements."),
        ],
        Code::MaxLength => &[("maxLength", "number", "The most characters.")],
        Code::Pattern => &[("pattern", "string", "The pattern.")],
        Code::Format => &[("format", "string", "The format.")],
        Code::Enum => &[("enum", "readonly (string | number)[]", "The documented values.")],
        Code::ExactlyOneOf | Code::AtLeastOneOf | Code::AtMostOneOf | Code::SetTogether => &[group],
        Code::Order => &[("fields", "readonly string[]", "The fields, the earlier first.")],
        Code::Requires => &[("by", "string", "The field that is set.")],
        Code::UnknownField => &[("suggestion?", "string", "The name that is nearest, if one is near.")],
        Code::NotJson => &[
            ("reason", "", "Why it is not JSON."),
            ("line", "number", "The line, from 1."),
            ("column", "number", "The column in characters, from 1."),
            ("offset", "number", "The offset in bytes, from 0."),
        ],
    };
    let typed = |kind: &str| match kind {
        "" => FaultReason::ALL.iter().map(|one| quoted(one.name())).collect::<Vec<_>>().join(" | "),
        _ => kind.to_string(),
    };
    facts.iter().map(|(name, kind, about)| (*name, typed(kind), *about)).collect()
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
