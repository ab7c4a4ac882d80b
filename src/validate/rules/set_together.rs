//! All fields of a group are set, or none.

use super::{Members, report};
use crate::schema::Group;
use crate::validate::{Code, Issues};

/// Some set and some not: an issue on each that is not.
pub fn check(group: &Group, rule: usize, members: &Members, issues: &mut Issues) {
    if members.set & group.mask != 0 {
        report(Code::SetTogether, rule, members.unset(group.mask), issues);
    }
}
