//! At least one field of a group is set.

use super::{Members, lowest, report};
use crate::schema::Group;
use crate::validate::{Code, Issues};

/// None set: an issue on the first member.
pub fn check(group: &Group, rule: usize, members: &Members, issues: &mut Issues) {
    if members.unset(group.mask) == group.mask {
        report(Code::AtLeastOneOf, rule, lowest(group.mask), issues);
    }
}
