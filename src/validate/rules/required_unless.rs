//! A field must be there unless another one is `true`.

use crate::read::{Row, Tag};
use crate::schema::Group;
use crate::validate::{Code, Issues, Part};

/// The first member is absent and the second is not `true`: an issue on the first.
pub fn check(group: &Group, row: &Row, issues: &mut Issues) {
    let place = group.first.trailing_zeros() as usize;
    let switch = (group.mask & !group.first).trailing_zeros() as usize;
    if row.slot(place).tag == Tag::Absent && row.slot(switch).tag != Tag::True {
        issues.field(Code::Required, place, Part::Whole);
    }
}
