//! The rules, one file each.

pub mod at_least_one_of;
pub mod at_most_one_of;
pub mod exactly_one_of;
pub mod kind;
pub mod opaque;
pub mod order;
pub mod plain;
pub mod required_unless;
pub mod requires;
pub mod set_together;
pub mod unknown_field;
mod within;

use crate::read::{Row, Tag};
use crate::schema::{Rule, usage};

use super::{Code, Context, Issues};

/// What the rules across fields look at.
#[derive(Debug, Clone, Copy)]
pub struct Members {
    /// The fields that are set, one bit each.
    pub set: u64,
    /// The fields that are given as null.
    pub nulls: u64,
    /// Fields that are absent keep a stored value, which is not known.
    pub partial: bool,
}

impl Members {
    /// None yet.
    #[must_use]
    pub const fn new(partial: bool) -> Members {
        Members { set: 0, nulls: 0, partial }
    }

    /// Takes note of what stands under the field at that place.
    #[inline(always)]
    pub const fn add(&mut self, place: usize, tag: Tag) {
        let bit = 1u64 << (place & 63);
        self.set |= if tag.is_set() { bit } else { 0 };
        self.nulls |= if matches!(tag, Tag::Null) { bit } else { 0 };
    }

    /// The members of a group that are without a value for certain.
    #[must_use]
    pub const fn unset(&self, mask: u64) -> u64 {
        mask & if self.partial { self.nulls } else { !self.set }
    }
}

/// Checks the rules across fields, in the order of their declaration.
pub fn check(context: &Context<'_>, row: &Row, members: &Members, issues: &mut Issues) {
    for (place, rule) in context.resource.rules.iter().enumerate() {
        match rule {
            Rule::ExactlyOneOf(group) => exactly_one_of::check(group, place, members, issues),
            Rule::Order(group) => {
                if usage::ORDER {
                    order::check(context, group, place, row, issues);
                }
            }
            Rule::RequiredUnless(group) => required_unless::check(group, row, issues),
            Rule::Documented(_) => {}
            // The rest is known by the module only if a resource has it.
            _ if !usage::OTHER_GROUP => {}
            Rule::AtLeastOneOf(group) => at_least_one_of::check(group, place, members, issues),
            Rule::AtMostOneOf(group) => at_most_one_of::check(group, place, members, issues),
            Rule::SetTogether(group) => set_together::check(group, place, members, issues),
            Rule::Requires(group) => requires::check(group, place, members, issues),
        }
    }
}

/// The mask of so many fields.
pub(crate) const fn all(fields: usize) -> u64 {
    if fields == 0 { 0 } else { u64::MAX >> (64usize.saturating_sub(fields) & 63) }
}

/// The places of a mask, in their order.
pub(crate) fn places(mut mask: u64) -> impl Iterator<Item = usize> {
    core::iter::from_fn(move || {
        let place = (mask != 0).then_some(mask.trailing_zeros() as usize);
        mask &= mask.wrapping_sub(1);
        place
    })
}

/// Adds an issue of a rule at each field of a mask.
fn report(code: Code, rule: usize, mask: u64, issues: &mut Issues) {
    for place in places(mask) {
        issues.rule(code, place, rule);
    }
}

/// The first field of a mask, as a mask.
const fn lowest(mask: u64) -> u64 {
    mask & mask.wrapping_neg()
}
