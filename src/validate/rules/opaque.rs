//! Opaque data can be sent as it is: plain data, not too deep, storable text.

use crate::json::{Cursor, MAX_DEPTH, OpaqueFlaw, Span, Step};
use crate::validate::{Code, Context, Issues, Note, Param, Segment};

/// An issue for each value within that cannot be sent, or for the first ones of very many; `path` leads from the
/// field to it.
pub fn check(context: &Context<'_>, place: usize, path: &[Segment], span: Span, issues: &mut Issues) {
    let Some(bytes) = context.source.get(..span.end) else { return };
    let mut deep = false;
    let mut told = false;
    let mut cursor = Cursor::extended(bytes).starting(span.start);
    // The reader has been over the same bytes, so there is no fault to report.
    let _ = cursor.flaws(&mut |steps, flaw| {
        if flaw == OpaqueFlaw::TooDeep {
            if !deep {
                let depth = i64::try_from(MAX_DEPTH).unwrap_or(i64::MAX);
                let params = alloc::vec![("depth", Param::Integer(depth))];
                issues.noted(Code::Type, Some(place), Note { path: path.to_vec(), params });
            }
            deep = true;
            return;
        }
        let keys = steps.iter().map(|step| match step {
            Step::Key(key) => key.end.saturating_sub(key.start),
            Step::Index(_) => 0,
        });
        // A field that has a flaw has an issue, whatever the others have taken.
        if !issues.affords(steps.len(), keys.fold(0, usize::saturating_add)) && told {
            return;
        }
        told = true;
        let mut path = path.to_vec();
        path.extend(steps.iter().map(|step| match step {
            Step::Key(key) => super::unknown_field::owned(*key, bytes),
            Step::Index(index) => Segment::Index(*index),
        }));
        let (code, params) = if flaw == OpaqueFlaw::Unicode {
            (Code::Unicode, alloc::vec![])
        } else {
            (Code::Type, alloc::vec![("type", Param::Text("json"))])
        };
        issues.noted(code, Some(place), Note { path, params });
    });
}
