//! The nearest known name to one that is not known.

use alloc::vec::Vec;

use crate::json::Text;

const UNDERSCORE: u32 = 0x5f;

/// The nearest of `names` to `text`, if it is near enough to be a slip; case is none, and the name of a filter may
/// have its operator behind it, as on the wire: `name__icontains`.
pub fn suggest(text: Text<'_>, names: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    // A longer name than any of ours is no slip, and its distance is costly.
    let given: Vec<u32> = text.chars().take(80).collect();
    let near = |name: &'static str| {
        let has_operator = matches!(given.get(name.len()..), Some([UNDERSCORE, UNDERSCORE, ..]))
            && given.iter().zip(name.bytes()).all(|(&code, known)| same(code, known));
        // Any name that is near goes before it.
        let operator = has_operator.then_some((usize::MAX, name));
        let limit = (name.len() / 3).max(1);
        // Each letter more or less is a slip of its own.
        if given.len().abs_diff(name.len()) > limit {
            return operator;
        }
        // Two letters in the wrong order are one slip.
        let distance = if swapped(&given, name) { 1 } else { distance(&given, name) };
        if distance <= limit { Some((distance, name)) } else { operator }
    };
    names.filter_map(near).min_by_key(|(distance, _)| *distance).map(|(_, name)| name)
}

/// Whether a character is that of a name, in either case. Names have letters, digits and underscores, so that no
/// other character that people write differs from one of theirs in this bit alone.
fn same(code: u32, known: u8) -> bool {
    (code ^ u32::from(known)) & !0x20 == 0
}

/// Whether two neighbours have changed places, and nothing else differs.
fn swapped(given: &[u32], name: &str) -> bool {
    let pairs = given.iter().copied().zip(name.bytes()).enumerate();
    let mut differing = pairs.filter(|(_, (code, known))| !same(*code, *known));
    match (differing.next(), differing.next(), differing.next()) {
        (Some((place, first)), Some((next, second)), None) => {
            given.len() == name.len()
                && next == place.saturating_add(1)
                && same(first.0, second.1)
                && same(second.0, first.1)
        }
        _ => false,
    }
}

/// The Levenshtein distance.
fn distance(given: &[u32], name: &str) -> usize {
    let mut line: Vec<usize> = (0..=name.len()).collect();
    for (row, &code) in given.iter().enumerate() {
        let mut diagonal = row;
        let mut left = row.saturating_add(1);
        for (cell, known) in line.iter_mut().skip(1).zip(name.bytes()) {
            let changed = usize::from(!same(code, known));
            let value =
                diagonal.saturating_add(changed).min(cell.saturating_add(1)).min(left.saturating_add(1));
            diagonal = *cell;
            *cell = value;
            left = value;
        }
        if let Some(first) = line.first_mut() {
            *first = row.saturating_add(1);
        }
    }
    line.last().copied().unwrap_or(usize::MAX)
}
