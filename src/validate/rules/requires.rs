//! A field is set only if others are set too.

use super::{Members, report};
use crate::schema::Group;
use crate::validate::{Code, Issues};

/// The first member is set: an issue on each other one that is not.
pub fn check(group: &Group, rule: usize, members: &Members, issues: &mut Issues) {
    if members.set & group.first != 0 {
        report(Code::Requires, rule, members.unset(group.mask & !group.first), issues);
    }
}
