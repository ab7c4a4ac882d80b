//! A resource with one field of every kind, so that no test depends on what an API offers.

use fieldgate::model::{Maybe, Model, Optional, Reference};
use fieldgate::resources::pigello::api::{PIGELLO, TAGGED_LIST};
use fieldgate::schema::{
    Field, Filter, FilterValue, Format, Group, Kind, Mode, Operation, OperationKind, Resource, Rule, Status,
};
use serde_json::Value;

const fn field(name: &'static str, kind: Kind) -> Field {
    Field { name, doc: "", kind, required: false, nullable: true, read_only: false, unique: false }
}

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
