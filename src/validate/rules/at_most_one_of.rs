//! At most one field of a group is set.

use super::{Members, report};
use crate::schema::Group;
use crate::validate::{Code, Issues};

/// Two or more set: an issue on each of them.
pub fn check(group: &Group, rule: usize, members: &Members, issues: &mut Issues) {
    let set = members.set & group.mask;
    if set.count_ones() > 1 {
        report(Code::AtMostOneOf, rule, set, issues);
    }
}
