//! An issue: where a value breaks a rule, which rule, and what was expected.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

/// The stable codes of issues.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Code {
    /// A required field is missing.
    Required,
    /// `null` where it is no value.
    Null,
    /// A value of another type.
    Type,
    /// A number that is not whole.
    Integer,
    /// Below the smallest value.
    Minimum,
    /// Above the largest value.
    Maximum,
    /// Fewer characters or elements than allowed.
    MinLength,
    /// More characters or elements than allowed.
    MaxLength,
    /// Text that does not match the documented pattern.
    Pattern,
    /// Text that is not of the format.
    Format,
    /// Not one of the documented values.
    Enum,
    /// An element stands twice.
    UniqueItems,
    /// Not exactly one of a group is set.
    ExactlyOneOf,
    /// None of a group is set.
    AtLeastOneOf,
    /// More than one of a group is set.
    AtMostOneOf,
    /// A member of a group is missing that is set all together or not at all.
    SetTogether,
    /// A field is missing that another one requires.
    Requires,
    /// Two values in the wrong order.
    Order,
    /// A key that the schema does not have.
    UnknownField,
    /// A field that only the server sets.
    ReadOnly,
    /// Text with a lone surrogate or NUL.
    Unicode,
    /// The text is not JSON.
    NotJson,
}

impl Code {
    /// Every code, by its number.
    pub const ALL: &'static [Code] = &[
        Code::Required,
        Code::Null,
        Code::Type,
        Code::Integer,
        Code::Minimum,
        Code::Maximum,
        Code::MinLength,
        Code::MaxLength,
        Code::Pattern,
        Code::Format,
        Code::Enum,
        Code::UniqueItems,
        Code::ExactlyOneOf,
        Code::AtLeastOneOf,
        Code::AtMostOneOf,
        Code::SetTogether,
        Code::Requires,
        Code::Order,
        Code::UnknownField,
        Code::ReadOnly,
        Code::Unicode,
        Code::NotJson,
    ];

    /// Whether the code is of a rule across fields.
    #[must_use]
    pub const fn is_rule(self) -> bool {
        matches!(
            self,
            Code::ExactlyOneOf
                | Code::AtLeastOneOf
                | Code::AtMostOneOf
                | Code::SetTogether
                | Code::Requires
                | Code::Order
        )
    }

    /// The code as it is written in an issue.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Code::Required => "required",
            Code::Null => "null",
            Code::Type => "type",
            Code::Integer => "integer",
            Code::Minimum => "minimum",
            Code::Maximum => "maximum",
            Code::MinLength => "min_length",
            Code::MaxLength => "max_length",
            Code::Pattern => "pattern",
            Code::Format => "format",
            Code::Enum => "enum",
            Code::UniqueItems => "unique_items",
            Code::ExactlyOneOf => "exactly_one_of",
            Code::AtLeastOneOf => "at_least_one_of",
            Code::AtMostOneOf => "at_most_one_of",
            Code::SetTogether => "set_together",
            Code::Requires => "requires",
            Code::Order => "order",
            Code::UnknownField => "unknown_field",
            Code::ReadOnly => "read_only",
            Code::Unicode => "unicode",
            Code::NotJson => "not_json",
        }
    }
}

/// A step of the way from the value to the place of an issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    /// A key.
    Key(Cow<'static, str>),
    /// A place in an array, from 0.
    Index(u32),
}

impl From<&'static str> for Segment {
    fn from(key: &'static str) -> Self {
        Segment::Key(Cow::Borrowed(key))
    }
}

impl From<String> for Segment {
    fn from(key: String) -> Self {
        Segment::Key(Cow::Owned(key))
    }
}

impl From<u32> for Segment {
    fn from(index: u32) -> Self {
        Segment::Index(index)
    }
}

/// A fact about the rule that was broken, for messages and programs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Param {
    /// A whole number.
    Integer(i64),
    /// Text.
    Text(&'static str),
    /// Field names.
    Names(&'static [&'static str]),
    /// Whole numbers.
    Integers(&'static [i64]),
}

/// The facts about the rule that was broken, by name.
pub type Params = Vec<Fact>;

/// A fact about the rule that was broken, with its name.
pub type Fact = (&'static str, Param);

/// A value breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// The way to the value; empty only for the value as a whole.
    pub path: Vec<Segment>,
    /// Which rule.
    pub code: Code,
    /// What was expected.
    pub params: Params,
}
