//! A resource with every rule across fields, in groups that overlap.

use fieldgate::resources::pigello::api::{PIGELLO, PLAIN_LIST};
use fieldgate::schema::{Field, Format, Group, Kind, Resource, Rule, Wire};

const fn field(name: &'static str, kind: Kind) -> Field {
    Field {
        name,
        key: "",
        doc: "",
        kind,
        required: false,
        nullable: true,
        read_only: false,
        write_only: false,
        nullable_read: false,
        unique: false,
    }
}

const DAY: Kind = Kind::formatted(Format::Date);
const MOMENT: Kind = Kind::formatted(Format::DateTime);

const FIELDS: &[Field] = &[
    field("first_name", Kind::text(8)),
    field("last_name", Kind::text(8)),
    field("corporate_name", Kind::text(8)),
    field("interval_days", Kind::INT32),
    field("day_of_month", Kind::INT32),
    field("day_of_year", Kind::INT32),
    field("object_id", Kind::formatted(Format::Uuid)),
    field("content_type", Kind::text(8)),
    field("period", Kind::INT32),
    field("sni_number", Kind::text(8)),
    field("bic", Kind::text(8)),
    field("iban", Kind::text(8)),
    field("is_invoiced", Kind::Boolean),
    field("start", DAY),
    field("end", DAY),
    field("signed", MOMENT),
    field("cancelled", MOMENT),
    field("sold", DAY),
    field("purchased", DAY),
    field("title", Kind::text(8)),
    field("color", Kind::text(8)),
    field("attachment", Kind::Reference("File")),
];

const fn group(names: &'static [&'static str]) -> Group {
    Group::of(FIELDS, names)
}

/// The resource.
pub(crate) static RULED: Resource = Resource {
    wire: Wire::Plain,
    api: &PIGELLO,
    app: "samples",
    name: "Ruled",
    type_name: "Ruled",
    key: "ruled",
    path: "/samples/ruled/",
    doc: "",
    source: "",
    fields: FIELDS,
    rules: &[
        Rule::AtLeastOneOf(group(&["first_name", "last_name", "corporate_name"])),
        Rule::Documented("company must match the values of company"),
        Rule::AtMostOneOf(group(&["interval_days", "day_of_month", "day_of_year"])),
        Rule::SetTogether(group(&["object_id", "content_type", "period"])),
        Rule::Requires(group(&["sni_number", "corporate_name"])),
        Rule::Requires(group(&["bic", "iban"])),
        Rule::Requires(group(&["iban", "bic"])),
        Rule::Requires(group(&["is_invoiced", "period", "interval_days"])),
        Rule::Order(group(&["start", "end"])),
        Rule::Order(group(&["signed", "cancelled"])),
        // A date and a date-time.
        Rule::Order(group(&["end", "cancelled"])),
        // Named first, declared second.
        Rule::Order(group(&["purchased", "sold"])),
        Rule::SetTogether(group(&["title", "color"])),
        Rule::AtMostOneOf(group(&["title", "attachment"])),
    ],
    parameters: PLAIN_LIST,
    filters: &[],
    operations: &[],
};
