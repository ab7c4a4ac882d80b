//! Fields of a resource: what kind of value each takes, and which marks it carries.

use crate::validate::formats::pattern::Pattern;

/// Most fields that a resource may have: one bit each in a [`u64`].
pub const MAX_FIELDS: usize = 64;

/// A field of a resource, under its wire name.
#[derive(Debug, PartialEq)]
pub struct Field {
    /// Wire name, e.g. `custom_id`.
    pub name: &'static str,
    /// The key as it stands between two members of JSON without white space: `,"name":`;
    /// without it the key is read and looked for by its name.
    pub key: &'static str,
    /// What the field holds, for documentation.
    pub doc: &'static str,
    /// What values it takes.
    pub kind: Kind,
    /// Must be present: on create when it is writable, in responses always.
    pub required: bool,
    /// `null` is a value of its own.
    pub nullable: bool,
    /// Only the server sets it.
    pub read_only: bool,
    /// Only writes carry it.
    pub write_only: bool,
    /// Responses may hold null although writes may not.
    pub nullable_read: bool,
    /// No two rows share a value; only the server can tell.
    pub unique: bool,
}

/// The name in a [`Field::key`]: a part of the same text, which the module so holds once.
#[must_use]
pub const fn name_in(key: &'static str) -> &'static str {
    let [_, _, name @ .., _, _] = key.as_bytes() else { return "" };
    match core::str::from_utf8(name) {
        Ok(name) => name,
        Err(_) => "",
    }
}

impl Field {
    /// Whether the server sends the field only when it is asked for more than the usual, and nothing is
    /// known of its values.
    #[must_use]
    pub const fn is_extra(&self) -> bool {
        self.read_only && matches!(self.kind, Kind::Any)
    }
}

/// The kind of value that a field takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// `true` or `false`.
    Boolean,
    /// A whole number in a range, and one of `values` when that is not empty.
    Integer {
        /// Smallest value.
        minimum: i64,
        /// Largest value.
        maximum: i64,
        /// The documented enumeration, or empty.
        values: &'static [i64],
    },
    /// A number in a range; both limits are whole in every document.
    Number {
        /// Smallest value, if there is a limit.
        minimum: Option<i64>,
        /// Largest value, if there is a limit.
        maximum: Option<i64>,
    },
    /// A number, or the text of one: a decimal that no binary float holds.
    NumberOrString,
    /// Text; lengths count Unicode code points.
    String {
        /// Fewest code points; 0 is no limit.
        min_length: u32,
        /// Most code points; [`u32::MAX`] is no limit.
        max_length: u32,
        /// What the text must look like.
        format: Format,
        /// The documented enumeration, or empty.
        values: &'static [&'static str],
    },
    /// `{ "id": uuid }`, a reference to a row of the named type.
    Reference(&'static str),
    /// An array whose elements the documents do not describe.
    OpaqueArray,
    /// An object whose keys the documents do not describe.
    OpaqueObject,
    /// An array of values of one kind.
    List {
        /// What each element is.
        of: &'static Kind,
        /// No element may stand twice.
        unique: bool,
    },
    /// An object of known fields within the value, e.g. a file.
    Object(&'static [Field]),
    /// Any JSON value.
    Any,
}

/// Whether an enumeration of integers may have more values than the documents print: they print ten at most.
#[must_use]
pub const fn may_go_on(values: &[i64]) -> bool {
    values.len() == 10
}

/// Whether every field that a write may hold has one type: of any other, JavaScript hands over no text.
#[must_use]
pub const fn are_sendable(mut fields: &[Field]) -> bool {
    while let [field, rest @ ..] = fields {
        if !field.read_only && matches!(field.kind, Kind::Any | Kind::NumberOrString) {
            return false;
        }
        fields = rest;
    }
    true
}

/// Whether `id`, where there is one, is the first field that only the server sets: where those begin, JavaScript
/// says of a row of a bulk write whether it has any, and so whether it is an update.
#[must_use]
pub const fn begins_with_id(mut fields: &[Field]) -> bool {
    let mut begun = false;
    while let [field, rest @ ..] = fields {
        if matches!(field.name.as_bytes(), b"id") {
            return field.read_only && !begun;
        }
        begun |= field.read_only;
        fields = rest;
    }
    true
}

/// Whether no name is one that Rust writes raw, of a word that the declaring macros have no wire name for.
#[must_use]
pub const fn are_wire_names(mut fields: &[Field]) -> bool {
    while let [field, rest @ ..] = fields {
        if matches!(field.name.as_bytes(), [b'r', b'#', ..]) {
            return false;
        }
        fields = rest;
    }
    true
}

/// The format of a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Any text.
    Text,
    /// The 36 characters of a hyphenated UUID, in either case.
    Uuid,
    /// `2026-02-28`, a day that exists.
    Date,
    /// RFC 3339, an instant that exists.
    DateTime,
    /// An e-mail address.
    Email,
    /// A URL.
    Url,
    /// A Swedish organisation or personal number, with its check digit.
    Luhn,
    /// A global location number, with its check digit.
    Gln13,
    /// The base64 text of an MD5 digest.
    Md5,
    /// A point in time in a form that is the server's own: any text.
    Timestamp,
    /// A documented pattern.
    Pattern(Pattern),
}

impl Format {
    /// Name of the format as JSON Schema has it; empty for text and patterns.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Format::Text => "",
            Format::Uuid => "uuid",
            Format::Date => "date",
            Format::DateTime => "date-time",
            Format::Email => "email",
            Format::Url => "uri",
            Format::Luhn => "luhn",
            Format::Gln13 => "gln13",
            Format::Md5 => "md5",
            Format::Pattern(_) | Format::Timestamp => "",
        }
    }
}

impl Kind {
    /// An unrestricted 32-bit integer.
    pub const INT32: Kind = Kind::Integer { minimum: i32::MIN as i64, maximum: i32::MAX as i64, values: &[] };

    /// A 32-bit integer that is one of `values`.
    #[must_use]
    pub const fn int32_enum(values: &'static [i64]) -> Kind {
        Kind::Integer { minimum: i32::MIN as i64, maximum: i32::MAX as i64, values }
    }

    /// Text of at most `max_length` code points.
    #[must_use]
    pub const fn text(max_length: u32) -> Kind {
        Kind::String { min_length: 0, max_length, format: Format::Text, values: &[] }
    }

    /// A string of a format whose length follows from the format.
    #[must_use]
    pub const fn formatted(format: Format) -> Kind {
        Kind::String { min_length: 0, max_length: u32::MAX, format, values: &[] }
    }

    /// Name of the JSON type, as JSON Schema has it; empty for [`Kind::Any`].
    #[must_use]
    pub const fn json_type(self) -> &'static str {
        match self {
            Kind::Boolean => "boolean",
            Kind::Integer { .. } => "integer",
            Kind::String { .. } => "string",
            Kind::Number { .. } => "number",
            Kind::Reference(_) | Kind::OpaqueObject | Kind::Object(_) => "object",
            Kind::OpaqueArray | Kind::List { .. } => "array",
            Kind::NumberOrString => "number or string",
            Kind::Any => "",
        }
    }
}
