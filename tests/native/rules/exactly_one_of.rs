//! `exactly_one_of`: in new rows; in changes as far as the payload contradicts itself.

use fieldgate::schema::Mode;

use crate::support::{ACCESS, ID, OK, check, check_many};

const NAMES: [&str; 3] = ["answered_by_organization_user", "answered_by_tenant", "answered_by_sub_tenant"];

/// A row in which each member is set (`1`), null (`0`) or absent (`-`).
fn row(members: &str, rest: &str) -> String {
    let mut row = String::from(rest);
    for (name, state) in NAMES.iter().zip(members.chars()) {
        match state {
            '1' => row.push_str(&format!(",\"{name}\":{{\"id\":\"{ID}\"}}")),
            '0' => row.push_str(&format!(",\"{name}\":null")),
            _ => {}
        }
    }
    format!("{{{}}}", row.trim_start_matches(','))
}

fn full(members: &str) -> String {
    row(members, &format!("\"answer\":true,\"integration\":{{\"id\":\"{ID}\"}}"))
}

fn expected(prefix: &str, places: &[usize]) -> Vec<String> {
    places
        .iter()
        .map(|&place| format!("{prefix}{} exactly_one_of fields={}", NAMES[place], NAMES.join("+")))
        .collect()
}

const STATES: [char; 3] = ['-', '0', '1'];

/// Every combination of states.
fn combinations() -> impl Iterator<Item = String> {
    STATES.into_iter().flat_map(|a| {
        STATES.into_iter().flat_map(move |b| STATES.into_iter().map(move |c| [a, b, c].iter().collect()))
    })
}

fn set(members: &str) -> Vec<usize> {
    members.char_indices().filter(|&(_, state)| state == '1').map(|(place, _)| place).collect()
}

/// The members that an issue stands on.
fn broken(members: &str, updating: bool) -> Vec<usize> {
    match set(members).len() {
        1 => vec![],
        0 if updating && members != "000" => vec![],
        0 => vec![0],
        _ => set(members),
    }
}

#[test]
fn in_new_rows() {
    for members in combinations() {
        let wanted = expected("", &broken(&members, false));
        assert_eq!(check(ACCESS, Mode::Create, &full(&members)), wanted, "{members}");
    }
}

#[test]
fn in_changes() {
    for members in combinations() {
        let wanted = expected("", &broken(&members, true));
        assert_eq!(check(ACCESS, Mode::Update, &row(&members, "")), wanted, "{members}");
    }
}

#[test]
fn in_bulk_rows_the_id_decides() {
    for members in combinations() {
        let json = format!("[{},{}]", full(&members), row(&members, &format!("\"id\":\"{ID}\"")));
        let mut wanted = expected("0/", &broken(&members, false));
        wanted.extend(expected("1/", &broken(&members, true)));
        assert_eq!(check_many(ACCESS, Mode::BulkRow, &json), wanted, "{members}");
    }
}

#[test]
fn a_wrong_value_is_set_all_the_same() {
    let json = format!(
        "{{\"answer\":true,\"integration\":{{\"id\":\"{ID}\"}},\"answered_by_tenant\":5,\"answered_by_sub_tenant\":{{}}}}"
    );
    let mut wanted = vec![
        String::from("answered_by_tenant type type=object"),
        String::from("answered_by_sub_tenant/id required"),
    ];
    wanted.extend(expected("", &[1, 2]));
    assert_eq!(check(ACCESS, Mode::Create, &json), wanted);
}

#[test]
fn not_in_responses() {
    let json = row("111", &format!("\"answer\":true,\"integration\":{{}},\"id\":\"{ID}\""));
    assert_eq!(check(ACCESS, Mode::Read, &json), OK);
}
