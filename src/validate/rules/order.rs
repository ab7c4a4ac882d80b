//! One date or date-time is not after another.

use alloc::vec::Vec;

use super::report;
use crate::read::{Row, Tag};
use crate::schema::{Format, Group, Kind};
use crate::validate::formats::{self, date_time};
use crate::validate::{Code, Context, Issues};

/// The first member is after the second: an issue on the second. Equal values are in order,
/// and a date is not compared with a date-time, as the documents say nothing of either.
pub fn check(context: &Context<'_>, group: &Group, rule: usize, row: &Row, issues: &mut Issues) {
    let second = group.mask & !group.first;
    let (mut a, mut b) = (Vec::new(), Vec::new());
    let (Some(first), Some(last)) =
        (value(context, row, group.first, &mut a), value(context, row, second, &mut b))
    else {
        return;
    };
    if is_after(first, last) {
        report(Code::Order, rule, second, issues);
    }
}

/// The value of a member, if it is set and of its format, with the format.
fn value<'a>(
    context: &Context<'a>,
    row: &Row,
    member: u64,
    scratch: &'a mut Vec<u8>,
) -> Option<(Format, &'a [u8])> {
    let place = member.trailing_zeros() as usize;
    let Kind::String { format, .. } = context.resource.fields.get(place)?.kind else { return None };
    let slot = row.slot(place);
    let text = slot.span.text(context.source).unescaped(scratch);
    (slot.tag == Tag::String && formats::check(format, text)).then_some((format, text))
}

fn is_after(first: (Format, &[u8]), second: (Format, &[u8])) -> bool {
    match (first.0, second.0) {
        (Format::Date, Format::Date) => first.1 > second.1,
        (Format::DateTime, Format::DateTime) => {
            match (date_time::instant(first.1), date_time::instant(second.1)) {
                (Some(first), Some(second)) => first > second,
                _ => false,
            }
        }
        _ => false,
    }
}
