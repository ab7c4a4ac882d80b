//! Groups of fields of the ruled resource in all their states: absent, null, set.

use fieldgate::schema::Mode;

use super::ruled::RULED;
use super::{ID, agree};

/// A value of each field that the groups have.
fn value(name: &str) -> String {
    match name {
        "object_id" => format!("\"{ID}\""),
        "attachment" => format!("{{\"id\":\"{ID}\"}}"),
        "period" | "interval_days" | "day_of_month" | "day_of_year" => "0".into(),
        "is_invoiced" => "false".into(),
        _ => "\"\"".into(),
    }
}

/// An object in which each member is set (`1`), null (`0`) or absent (`-`), and what it must
/// have besides.
pub(crate) fn object(names: &[&str], states: &str, rest: &str) -> String {
    let members = names.iter().zip(states.chars()).filter_map(|(name, state)| match state {
        '1' => Some(format!("\"{name}\":{}", value(name))),
        '0' => Some(format!("\"{name}\":null")),
        _ => None,
    });
    let members: Vec<String> = members.chain((!rest.is_empty()).then(|| rest.to_owned())).collect();
    format!("{{{}}}", members.join(","))
}

/// Every combination of states.
pub(crate) fn combinations(count: u32) -> Vec<String> {
    let states = ['-', '0', '1'];
    let combination =
        |number: usize| (0..count).map(|place| states[number / 3usize.pow(place) % 3]).collect();
    (0..3usize.pow(count)).map(combination).collect()
}

/// Gives each combination, in a new row and in a change, to `broken`, which must say at which
/// members issues of that code stand.
pub(crate) fn every(code: &str, names: &[&str], rest: &str, broken: impl Fn(&str, bool) -> Vec<usize>) {
    for states in combinations(u32::try_from(names.len()).unwrap()) {
        for (mode, updating) in [(Mode::Create, false), (Mode::Update, true), (Mode::BulkRow, false)] {
            let expected: Vec<String> = broken(&states, updating)
                .into_iter()
                .map(|place| format!("{} {code} fields={}", names[place], names.join("+")))
                .collect();
            assert_eq!(agree(&RULED, mode, &object(names, &states, rest)), expected, "{states} {mode:?}");
        }
        assert!(agree(&RULED, Mode::Read, &object(names, &states, rest)).is_empty());
    }
}

/// The places of the members in a state.
pub(crate) fn places(states: &str, wanted: char) -> Vec<usize> {
    states.char_indices().filter(|&(_, state)| state == wanted).map(|(place, _)| place).collect()
}
