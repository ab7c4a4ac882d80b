//! Rules that look at more than one field.

use super::Field;

/// A group of fields of one resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// The members' names, in the order in which they are declared.
    pub names: &'static [&'static str],
    /// One bit for each member, by its place among the resource's fields.
    pub mask: u64,
    /// The bit of the member that is named first.
    pub first: u64,
}

impl Group {
    /// Finds `names` among `fields`; a name that is not there fails the compilation.
    #[must_use]
    #[allow(
        clippy::panic,
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects,
        reason = "evaluated by the compiler only, where a failure is a compile error"
    )]
    pub const fn of(fields: &[Field], names: &'static [&'static str]) -> Group {
        let mut mask = 0;
        let mut first = 0;
        let mut n = 0;
        while n < names.len() {
            let mut i = 0;
            while i < fields.len() && !same(fields[i].name.as_bytes(), names[n].as_bytes()) {
                i += 1;
            }
            if i == fields.len() {
                panic!("a rule names a field that the resource does not have");
            }
            mask |= 1 << i;
            if n == 0 {
                first = mask;
            }
            n += 1;
        }
        Group { names, mask, first }
    }
}

impl Rule {
    /// The fields that the rule is about.
    #[must_use]
    pub const fn group(&self) -> Option<&Group> {
        match self {
            Rule::ExactlyOneOf(group)
            | Rule::AtLeastOneOf(group)
            | Rule::AtMostOneOf(group)
            | Rule::SetTogether(group)
            | Rule::Requires(group)
            | Rule::RequiredUnless(group)
            | Rule::Order(group) => Some(group),
            Rule::Documented(_) => None,
        }
    }
}

#[allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated by the compiler only, where a failure is a compile error"
)]
const fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

/// A rule across fields. *Set* means present and not null.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Exactly one of the group is set.
    ExactlyOneOf(Group),
    /// At least one of the group is set.
    AtLeastOneOf(Group),
    /// At most one of the group is set.
    AtMostOneOf(Group),
    /// All of the group are set, or none.
    SetTogether(Group),
    /// The first is set only if the others are set too.
    Requires(Group),
    /// The first must be there unless the second is `true`.
    RequiredUnless(Group),
    /// The first, a date or date-time, is not after the second.
    Order(Group),
    /// What the documents say without saying what it means: carried, not enforced.
    Documented(&'static str),
}
