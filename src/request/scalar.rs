//! Single values of a query: their checks, and lists of them in one parameter.

use alloc::vec::Vec;

use crate::json::{Cursor, Number, Span, Token};
use crate::schema::{FilterValue, Format};
use crate::validate::{Code, Fact, Issues, Param, Segment, formats};

use super::encode::Query;

/// The kind of one value of a filter or of an id list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scalar {
    Text,
    Integer,
    DateTime,
    Boolean,
    Uuid,
}

impl From<FilterValue> for Scalar {
    fn from(value: FilterValue) -> Self {
        match value {
            FilterValue::Text => Scalar::Text,
            FilterValue::Integer => Scalar::Integer,
            FilterValue::DateTime => Scalar::DateTime,
            FilterValue::Boolean => Scalar::Boolean,
            FilterValue::Uuid | FilterValue::Reference => Scalar::Uuid,
        }
    }
}

/// The facts of a wrong type.
pub(super) const fn typed(expected: &'static str) -> [Fact; 1] {
    [("type", Param::Text(expected))]
}

/// A value that has passed its check.
pub(super) enum Checked {
    Text(Span),
    Integer(i64),
    Boolean(bool),
}

impl Checked {
    pub(super) fn write(&self, source: &[u8], query: &mut Query<'_>) {
        match self {
            Checked::Text(span) => query.text(span.text(source)),
            Checked::Integer(value) => query.integer(*value),
            Checked::Boolean(value) => query.plain(if *value { "true" } else { "false" }),
        }
    }
}

impl Scalar {
    const fn json_type(self) -> &'static str {
        match self {
            Scalar::Integer => "integer",
            Scalar::Boolean => "boolean",
            Scalar::Text | Scalar::DateTime | Scalar::Uuid => "string",
        }
    }

    pub(super) fn read(
        self,
        cursor: &mut Cursor<'_>,
        token: Token,
        path: &[Segment],
        issues: &mut Issues,
        scratch: &mut Vec<u8>,
    ) -> Option<Checked> {
        match (self, token) {
            (Scalar::Text, Token::String | Token::BadString) => {
                storable(cursor, token, path, issues).map(Checked::Text)
            }
            (Scalar::DateTime, Token::Date) => {
                cursor.open();
                self.read(cursor, Token::String, path, issues, scratch)
            }
            (Scalar::DateTime | Scalar::Uuid, Token::String) => {
                let span = cursor.string().ok()?;
                let format = if self == Scalar::Uuid { Format::Uuid } else { Format::DateTime };
                let text = span.text(cursor.source());
                if formats::check(format, text.unescaped(scratch)) {
                    return Some(Checked::Text(span));
                }
                if text.is_storable() {
                    issues.at(Code::Format, path, &[("format", Param::Text(format.name()))]);
                } else {
                    issues.at(Code::Unicode, path, &[]);
                }
                None
            }
            (Scalar::DateTime | Scalar::Uuid, Token::BadString) => {
                issues.at(Code::Unicode, path, &[]);
                None
            }
            (Scalar::Boolean, Token::True | Token::False) => Some(Checked::Boolean(token == Token::True)),
            (Scalar::Integer, Token::Number) => {
                whole(cursor, i64::from(i32::MIN), path, issues).map(Checked::Integer)
            }
            _ => {
                issues.at(Code::Type, path, &typed(self.json_type()));
                None
            }
        }
    }
}

/// Reads a 32-bit integer of at least `minimum`.
pub(super) fn whole(
    cursor: &mut Cursor<'_>,
    minimum: i64,
    path: &[Segment],
    issues: &mut Issues,
) -> Option<i64> {
    let maximum = i64::from(i32::MAX);
    let (code, name, limit) = match cursor.number().ok()?.1 {
        Number::Integer(value) if value < minimum => (Code::Minimum, "minimum", minimum),
        Number::Integer(value) if value > maximum => (Code::Maximum, "maximum", maximum),
        Number::Integer(value) => return Some(value),
        Number::Huge { negative: true } => (Code::Minimum, "minimum", minimum),
        Number::Huge { negative: false } => (Code::Maximum, "maximum", maximum),
        Number::Fraction { .. } | Number::NotFinite => {
            issues.at(Code::Integer, path, &typed("integer"));
            return None;
        }
    };
    issues.at(code, path, &[(name, Param::Integer(limit))]);
    None
}

/// Reads a string; another type is an issue.
pub(super) fn string(
    cursor: &mut Cursor<'_>,
    token: Token,
    path: &[Segment],
    issues: &mut Issues,
) -> Option<Span> {
    if let Token::String | Token::BadString = token {
        return storable(cursor, token, path, issues);
    }
    let _ = cursor.skip();
    let code = if token == Token::Null { Code::Null } else { Code::Type };
    issues.at(code, path, &typed("string"));
    None
}

/// Reads a string that the server can store.
pub(super) fn storable(
    cursor: &mut Cursor<'_>,
    token: Token,
    path: &[Segment],
    issues: &mut Issues,
) -> Option<Span> {
    if token == Token::String {
        let span = cursor.string().ok()?;
        if span.text(cursor.source()).is_storable() {
            return Some(span);
        }
    } else {
        let _ = cursor.skip();
    }
    issues.at(Code::Unicode, path, &[]);
    None
}

/// Gives each element of an array to `each`, which must read it.
pub(super) fn elements(cursor: &mut Cursor<'_>, each: &mut dyn FnMut(&mut Cursor<'_>, Token, u32)) {
    cursor.open();
    let mut first = true;
    let mut index = 0u32;
    while let Ok(true) = cursor.next_element(&mut first) {
        let Ok(token) = cursor.peek() else { return };
        // The element is read by a copy, so that no check can lose the place.
        each(&mut cursor.clone(), token, index);
        if cursor.skip().is_err() {
            return;
        }
        index = index.saturating_add(1);
    }
}

/// Several values in one parameter, comma-joined: at least one, none empty, none with a comma.
#[allow(clippy::too_many_arguments, reason = "the parts of one parameter; a struct would only rename them")]
pub(super) fn many(
    name: &str,
    operator: Option<&str>,
    negated: bool,
    scalar: Scalar,
    cursor: &mut Cursor<'_>,
    path: &[Segment],
    issues: &mut Issues,
    query: &mut Query<'_>,
) {
    let source = cursor.source();
    let mut values: Vec<Checked> = Vec::new();
    let mut count = 0u32;
    let mut scratch = Vec::new();
    elements(cursor, &mut |cursor, token, index| {
        count = index.saturating_add(1);
        let mut path = path.to_vec();
        path.push(Segment::Index(index));
        if token == Token::Null {
            issues.at(Code::Null, &path, &typed(scalar.json_type()));
            return;
        }
        let Some(value) = scalar.read(cursor, token, &path, issues, &mut scratch) else { return };
        if let Checked::Text(span) = value {
            if span.start == span.end {
                issues.at(Code::MinLength, &path, &[("minLength", Param::Integer(1))]);
            } else if span.text(source).chars().any(|code| code == u32::from(',')) {
                let pattern = Param::Text("^[^,]+$");
                issues.at(Code::Pattern, &path, &[("pattern", pattern)]);
            }
        }
        values.push(value);
    });
    if count == 0 {
        issues.at(Code::MinLength, path, &[("minItems", Param::Integer(1))]);
        return;
    }
    for (place, value) in values.iter().enumerate() {
        if place == 0 {
            query.begin(name, operator, negated);
        } else {
            query.comma();
        }
        value.write(source, query);
    }
}
