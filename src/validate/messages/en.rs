//! Messages in English.

use super::Locale;
use crate::validate::Code;

/// English.
pub static EN: Locale = Locale {
    code: "en",
    template,
    words: &[
        ("string", "text"),
        ("integer", "a whole number"),
        ("number or string", "a number, or its text"),
        ("number", "a number"),
        ("boolean", "true or false"),
        ("object", "an object"),
        ("array", "a list"),
        ("json", "a value that JSON can hold"),
        ("uuid", "a UUID"),
        ("date", "a date, such as 2026-01-31"),
        ("date-time", "a date and time with an offset, such as 2026-01-31T12:00:00Z"),
        ("date-range", "a date, a date-time, or a range of them (A..B)"),
        ("email", "an e-mail address"),
        ("uri", "a web address, such as https://example.com"),
        ("luhn", "a valid Swedish organization or personal number"),
        ("gln13", "a valid GLN of 13 digits"),
        ("md5", "an MD5 digest in base64"),
        ("syntax", "unexpected character"),
        ("truncated", "the text ends too early"),
        ("trailing", "something follows the value"),
        ("duplicate_key", "a key is given twice"),
        ("utf8", "not UTF-8"),
        ("bom", "the text begins with a byte order mark"),
        ("depth", "nested too deeply"),
        ("serialize", "the value cannot be written as JSON"),
    ],
    labels: &[
        ("name", "Name"),
        ("organization", "Organization"),
        ("custom_id", "Custom id"),
        ("answer", "Answer"),
        ("integration", "Integration"),
        ("answered_by_organization_user", "Answered by organization user"),
        ("answered_by_tenant", "Answered by tenant"),
        ("answered_by_sub_tenant", "Answered by sub-tenant"),
        ("sub_tenant", "Sub-tenant"),
        ("tenant", "Tenant"),
        ("stakeholder_type", "Stakeholder type"),
        ("reminder_distribution_instruction", "Distribution of reminders"),
        ("is_active", "Active"),
        ("category", "Category"),
        ("invoice_distribution_instruction", "Distribution of invoices"),
        ("prefer_invoice_view_only", "View invoices only"),
        ("parent_sub_tenant", "Parent sub-tenant"),
        ("debt_distribution_instruction", "Distribution of debt collection"),
        ("id", "Id"),
        ("created_at", "Created"),
        ("customer_columns", "Customer columns"),
        ("tags", "Tags"),
        ("pending_monitor_approval_amount", "Amount awaiting approval"),
    ],
};

fn template(code: Code) -> &'static str {
    match code {
        Code::Required => "is required",
        Code::Null => "must not be null",
        Code::Type => "must [have at most {depth#level|levels} of nesting||be {type}]",
        Code::Integer => "must be a whole number",
        Code::Minimum => "must be at least {minimum}",
        Code::Maximum => "must be at most {maximum}",
        Code::MinLength => {
            "must have [at least {minItems#element|elements}||at least {minLength#character|characters}]"
        }
        Code::MaxLength => "must have at most {maxLength#character|characters}",
        Code::Pattern => "must match the pattern {pattern}",
        Code::Format => "must be {format}",
        Code::Enum => "must be one of {enum}",
        Code::UniqueItems => "must not be given more than once",
        Code::ExactlyOneOf => "exactly one of {fields} must be set",
        Code::AtLeastOneOf => "at least one of {fields} must be set",
        Code::AtMostOneOf => "at most one of {fields} may be set",
        Code::SetTogether => "{fields} must be set together",
        Code::Requires => "is required when {by} is set",
        Code::Order => "must be in chronological order: {fields}",
        Code::UnknownField => "is not a known field[; did you mean {suggestion}?]",
        Code::ReadOnly => "can only be set by the server",
        Code::Unicode => "contains a character that cannot be stored",
        Code::NotJson => "is not valid JSON: {reason} (line {line}, column {column})",
    }
}
