//! Exactly one field of a group is set.

use super::{Members, lowest, report};
use crate::schema::Group;
use crate::validate::{Code, Issues};

/// Two or more set: an issue on each of them. None set: one on the first member; on a
/// partial change only when every member is given as null.
pub fn check(group: &Group, rule: usize, members: &Members, issues: &mut Issues) {
    let set = members.set & group.mask;
    match set.count_ones() {
        1 => {}
        0 if members.unset(group.mask) == group.mask => {
            report(Code::ExactlyOneOf, rule, lowest(group.mask), issues);
        }
        0 => {}
        _ => report(Code::ExactlyOneOf, rule, set, issues),
    }
}
