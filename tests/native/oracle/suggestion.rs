//! The nearest known name: fewest letters to change, add or leave out, where two neighbours
//! that have changed places count as one, and case does not count. What stands before `__` is a name by itself.

/// The suggestion for a key, if one of the names is near enough.
pub(super) fn nearest(key: &str, names: &[&'static str]) -> Option<&'static str> {
    let mut best: Option<(usize, &'static str)> = None;
    let key = key.to_ascii_lowercase();
    let field = key.split("__").next().unwrap();
    for name in names {
        let lower = name.to_ascii_lowercase();
        let distance = match key.as_str() {
            _ if field == lower => 0,
            key if differs_by_a_swap(key, &lower) => 1,
            key => distance(key, &lower),
        };
        let near = distance <= std::cmp::max(1, name.len() / 3);
        if near && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, name));
        }
    }
    best.map(|(_, name)| name)
}

fn differs_by_a_swap(key: &str, name: &str) -> bool {
    let key: Vec<char> = key.chars().collect();
    (1..key.len()).any(|place| {
        let mut other = key.clone();
        other.swap(place - 1, place);
        key[place - 1] != key[place] && other.iter().collect::<String>() == name
    })
}

/// The textbook's table of distances between all beginnings.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let change = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                change.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1)
            };
        }
    }
    table[a.len()][b.len()]
}
