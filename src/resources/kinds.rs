//! The macros of the kinds that a field can be declared with.

/// The [`crate::schema::Kind`] of a declared kind:
///
/// | kind | what it takes |
/// |---|---|
/// | `boolean` | true or false |
/// | `int32`, `int32(0, 1, 2)`, `int32(0..=100)` | a whole number of 32 bits, one of some, one in a range |
/// | `number`, `number(0..)`, `number(..=100)`, `number(0..=100)` | a number, one in a range of whole limits |
/// | `number_or_string` | a number, or its text |
/// | `string`, `string(255)`, `string(1..)`, `string(1..=255)` | text, of so many characters |
/// | `email`, `url`, `luhn`, `gln13`, `md5`, `date`, `date_time`, `uuid` | text of a format; lengths as of `string` |
/// | `pattern(Phone)`, `pattern(Phone, 16)` | text of a documented pattern; lengths as of `string` |
/// | `one_of("a", "b")` | one of some texts |
/// | `token`, `timestamp` | text that is not empty, a point in time in the server's own form |
/// | `reference("Tenant")` | `{ "id": uuid }` |
/// | `list(kind)`, `set(kind)` | a list of a kind; one of text or whole numbers, none twice |
/// | `object(Name)` | an object that `object!` declares |
/// | `opaque_array`, `opaque_object`, `any` | what the documents do not describe |
macro_rules! kind {
    (boolean) => {
        crate::schema::Kind::Boolean
    };
    (int32) => {
        crate::schema::Kind::INT32
    };
    (int32($($value:literal),+)) => {
        crate::schema::Kind::int32_enum(&[$($value),+])
    };
    (int32($minimum:literal ..= $maximum:literal)) => {
        crate::schema::Kind::Integer { minimum: $minimum, maximum: $maximum, values: &[] }
    };
    (number) => {
        crate::schema::Kind::Number { minimum: None, maximum: None }
    };
    (number($minimum:literal ..)) => {
        crate::schema::Kind::Number { minimum: Some($minimum), maximum: None }
    };
    (number(..= $maximum:literal)) => {
        crate::schema::Kind::Number { minimum: None, maximum: Some($maximum) }
    };
    (number($minimum:literal ..= $maximum:literal)) => {
        crate::schema::Kind::Number { minimum: Some($minimum), maximum: Some($maximum) }
    };
    (number_or_string) => {
        crate::schema::Kind::NumberOrString
    };
    (reference($to:literal)) => {
        crate::schema::Kind::Reference(crate::schema::prose($to))
    };
    (list($($of:tt)+)) => {
        crate::schema::Kind::List { of: &kind!($($of)+), unique: false }
    };
    (set($($of:tt)+)) => {
        crate::schema::Kind::List { of: &kind!($($of)+), unique: true }
    };
    (object($fields:ident)) => {
        crate::schema::Kind::Object($fields)
    };
    (opaque_array) => {
        crate::schema::Kind::OpaqueArray
    };
    (opaque_object) => {
        crate::schema::Kind::OpaqueObject
    };
    (any) => {
        crate::schema::Kind::Any
    };
    (one_of($($value:literal),+)) => {
        crate::schema::Kind::String {
            min_length: 0,
            max_length: u32::MAX,
            format: crate::schema::Format::Text,
            values: &[$($value),+],
        }
    };
    (token) => {
        kind!(string(1..))
    };
    (pattern($pattern:ident $(, $($length:tt)+)?)) => {
        text_kind!(
            crate::schema::Format::Pattern(crate::validate::formats::pattern::Pattern::$pattern);
            $($($length)+)?
        )
    };
    ($format:ident $(($($length:tt)+))?) => {
        text_kind!(format_of!($format); $($($length)+)?)
    };
}

/// The kind of text of a format, with the lengths that are declared.
macro_rules! text_kind {
    ($format:expr;) => {
        text_kind!($format; 0 ..= u32::MAX)
    };
    ($format:expr; $most:literal) => {
        text_kind!($format; 0 ..= $most)
    };
    ($format:expr; $fewest:literal ..) => {
        text_kind!($format; $fewest ..= u32::MAX)
    };
    ($format:expr; $fewest:literal ..= $most:expr) => {
        crate::schema::Kind::String { min_length: $fewest, max_length: $most, format: $format, values: &[] }
    };
}

/// The [`crate::schema::Format`] of a declared kind of text.
macro_rules! format_of {
    (string) => {
        crate::schema::Format::Text
    };
    (uuid) => {
        crate::schema::Format::Uuid
    };
    (date) => {
        crate::schema::Format::Date
    };
    (date_time) => {
        crate::schema::Format::DateTime
    };
    (timestamp) => {
        crate::schema::Format::Timestamp
    };
    (email) => {
        crate::schema::Format::Email
    };
    (url) => {
        crate::schema::Format::Url
    };
    (luhn) => {
        crate::schema::Format::Luhn
    };
    (gln13) => {
        crate::schema::Format::Gln13
    };
    (md5) => {
        crate::schema::Format::Md5
    };
}
