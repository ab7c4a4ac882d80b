//! A resource with one field of every kind, so that no test depends on what an API offers.

use fieldgate::model::{Maybe, Model, Optional, Reference};
use fieldgate::resources::pigello::api::{PIGELLO, TAGGED_LIST};
use fieldgate::schema::{
    Field, Filter, FilterValue, Format, Group, Kind, Mode, Operation, OperationKind, Resource, Rule, Status,
    Wire,
};
use fieldgate::validate::formats::pattern::Pattern;
use serde_json::Value;

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

const fn string(min_length: u32, max_length: u32, format: Format) -> Kind {
    Kind::String { min_length, max_length, format, values: &[] }
}

const STRUCTURE: Kind = Kind::String {
    min_length: 0,
    max_length: u32::MAX,
    format: Format::Text,
    values: &["PX_PARKING", "20.520", "20.59"],
};

/// A file, as the documents have it, and what else can stand in an object.
pub(crate) const FILE: &[Field] = &[
    Field { required: true, nullable: false, ..field("name", Kind::text(5)) },
    Field { required: true, nullable: false, ..field("md5_hash", Kind::formatted(Format::Md5)) },
    field("size", Kind::Integer { minimum: 0, maximum: 9, values: &[] }),
    field("owner", Kind::Reference("Sample")),
    field("notes", Kind::OpaqueArray),
    Field { nullable: false, ..field("extra", Kind::Any) },
    field("tags", Kind::List { of: &Kind::text(3), unique: true }),
    Field { required: true, read_only: true, ..field("get", Kind::formatted(Format::Url)) },
    Field { read_only: true, ..field("post", Kind::OpaqueObject) },
];

const FIELDS: &[Field] = &[
    Field { required: true, nullable: false, ..field("name", Kind::text(5)) },
    field("flag", Kind::Boolean),
    field("count", Kind::INT32),
    field("small", Kind::Integer { minimum: -3, maximum: 7, values: &[] }),
    field("category", Kind::int32_enum(&[0, 1, 5])),
    field("code", Kind::String { min_length: 2, max_length: 4, format: Format::Text, values: &[] }),
    field("free", Kind::text(u32::MAX)),
    field("ratio", Kind::Number { minimum: Some(0), maximum: None }),
    field("key", Kind::formatted(Format::Uuid)),
    field("day", Kind::formatted(Format::Date)),
    field("moment", Kind::formatted(Format::DateTime)),
    field("parent", Kind::Reference("Sample")),
    field("list", Kind::OpaqueArray),
    field("left", Kind::Reference("Sample")),
    field("right", Kind::Boolean),
    field("latitude", Kind::Number { minimum: Some(-90), maximum: Some(90) }),
    field("fee", Kind::Number { minimum: None, maximum: Some(60) }),
    field("structure", STRUCTURE),
    field("email", string(0, 254, Format::Email)),
    field("website", string(0, 200, Format::Url)),
    field("org_no", string(10, 11, Format::Luhn)),
    field("ssn", string(12, 13, Format::Luhn)),
    field("gln13_number", string(13, 14, Format::Gln13)),
    field("digest", Kind::formatted(Format::Md5)),
    field("phone_number", string(0, 36, Format::Pattern(Pattern::Phone))),
    field("peppol_id", string(15, 18, Format::Pattern(Pattern::Peppol))),
    field("color_code", string(0, 6, Format::Pattern(Pattern::Color))),
    field("user", string(8, 150, Format::Pattern(Pattern::Username))),
    field("payer_number", string(0, u32::MAX, Format::Pattern(Pattern::Digits))),
    field("apartment", string(0, 4, Format::Pattern(Pattern::FourDigits))),
    field("account", string(0, u32::MAX, Format::Pattern(Pattern::AccountNumber))),
    field("street", string(0, 128, Format::Pattern(Pattern::Street))),
    field("street_number", string(0, u32::MAX, Format::Pattern(Pattern::StreetNumber))),
    field("postal", string(0, 16, Format::Pattern(Pattern::PostalCode))),
    field("care_of", string(0, 128, Format::Pattern(Pattern::CareOf))),
    field("variables", Kind::OpaqueObject),
    field("parents", Kind::List { of: &Kind::Reference("Sample"), unique: false }),
    field("options", Kind::List { of: &Kind::text(3), unique: true }),
    field("floors", Kind::List { of: &Kind::INT32, unique: true }),
    field("repeats", Kind::List { of: &Kind::INT32, unique: false }),
    field("rows", Kind::List { of: &Kind::List { of: &Kind::INT32, unique: true }, unique: false }),
    field("document", Kind::Object(FILE)),
    field("documents", Kind::List { of: &Kind::Object(FILE), unique: false }),
    Field { required: true, nullable: false, read_only: true, ..field("id", Kind::formatted(Format::Uuid)) },
    Field { nullable: false, read_only: true, ..field("created_at", Kind::formatted(Format::DateTime)) },
    Field { nullable: false, read_only: true, ..field("anything", Kind::Any) },
];

const fn filter(name: &'static str, value: FilterValue) -> Filter {
    Filter { name, value, status: Status::Documented }
}

const fn operation(kind: OperationKind) -> Operation {
    Operation { kind, status: Status::Documented }
}

/// The resource.
pub(crate) static SAMPLE: Resource = Resource {
    wire: Wire::Plain,
    api: &PIGELLO,
    app: "samples",
    name: "Sample",
    type_name: "Sample",
    key: "sample",
    path: "/samples/sample/",
    doc: "",
    source: "",
    fields: FIELDS,
    rules: &[Rule::ExactlyOneOf(Group::of(FIELDS, &["left", "right"]))],
    parameters: TAGGED_LIST,
    filters: &[
        filter("boolean", FilterValue::Boolean),
        filter("integer", FilterValue::Integer),
        filter("moment", FilterValue::DateTime),
        filter("reference", FilterValue::Reference),
        filter("text", FilterValue::Text),
        filter("uuid", FilterValue::Uuid),
    ],
    operations: &[
        operation(OperationKind::List),
        operation(OperationKind::Get),
        operation(OperationKind::Create),
        operation(OperationKind::Update),
        operation(OperationKind::Delete),
        operation(OperationKind::BulkWrite),
    ],
};

/// A model of it, written by hand, with types that let wrong values through.
#[derive(Debug, Clone, Default, serde::Serialize)]
pub(crate) struct Loose {
    #[serde(skip_serializing_if = "Optional::is_absent")]
    pub(crate) name: Maybe<Value>,
    #[serde(skip_serializing_if = "Optional::is_absent")]
    pub(crate) count: Maybe<f64>,
    #[serde(skip_serializing_if = "Optional::is_absent")]
    pub(crate) ratio: Maybe<f64>,
    #[serde(skip_serializing_if = "Optional::is_absent")]
    pub(crate) small: Maybe<u64>,
    #[serde(skip_serializing_if = "Optional::is_absent")]
    pub(crate) parent: Maybe<Reference>,
    #[serde(skip_serializing_if = "Optional::is_absent")]
    pub(crate) list: Maybe<Value>,
    #[serde(skip_serializing_if = "Optional::is_absent")]
    pub(crate) right: Maybe<bool>,
    #[serde(flatten)]
    pub(crate) extra: std::collections::BTreeMap<String, Value>,
}

impl Model for Loose {
    const RESOURCE: &'static Resource = &SAMPLE;
    const MODE: Mode = Mode::Update;
}

/// Any JSON as a model of it.
#[derive(Debug, Clone, serde::Serialize)]
#[serde(transparent)]
pub(crate) struct Anything(pub(crate) Value);

impl Model for Anything {
    const RESOURCE: &'static Resource = &SAMPLE;
    const MODE: Mode = Mode::Create;
}

/// A model with fields of the kinds that nest.
#[derive(Debug, Clone, serde::Serialize)]
pub(crate) struct Wide {
    pub(crate) latitude: f64,
    pub(crate) structure: &'static str,
    pub(crate) ssn: String,
    pub(crate) variables: Value,
    pub(crate) parents: Vec<Reference>,
    pub(crate) options: Vec<String>,
    pub(crate) floors: Vec<i32>,
    pub(crate) document: Document,
}

/// A file in it.
#[derive(Debug, Clone, serde::Serialize)]
pub(crate) struct Document {
    pub(crate) name: String,
    pub(crate) md5_hash: String,
    pub(crate) size: Option<i32>,
}
