//! Exactly one field of a group is set.

use crate::schema::Group;
use crate::validate::{Code, Issues};

/// Two or more set: an issue on each of them. None set: one on the first member; on an
/// update only when every member is given as null, as the stored values are not known.
pub fn check(group: &Group, rule: usize, set: u64, nulls: u64, updating: bool, issues: &mut Issues) {
    let members = set & group.mask;
    match members.count_ones() {
        1 => {}
        0 => {
            if !updating || nulls & group.mask == group.mask {
                issues.rule(Code::ExactlyOneOf, first(group.mask), rule);
            }
        }
        _ => {
            let mut rest = members;
            while rest != 0 {
                issues.rule(Code::ExactlyOneOf, first(rest), rule);
                rest &= rest.wrapping_sub(1);
            }
        }
    }
}

fn first(mask: u64) -> usize {
    mask.trailing_zeros() as usize
}
