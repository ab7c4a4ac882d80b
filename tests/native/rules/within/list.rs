//! Lists: each element is of its kind, and none stands twice where that is a rule.

use crate::support::{ID, OK, OTHER, field, response, value};

#[test]
fn of_references() {
    assert_eq!(value("parents", "[]"), OK);
    assert_eq!(value("parents", &format!(r#"[{{"id":"{ID}"}},{{"id":"{OTHER}","x":1}}]"#)), OK);
    // The documents do not say that references must differ.
    assert_eq!(value("parents", &format!(r#"[{{"id":"{ID}"}},{{"id":"{ID}"}}]"#)), OK);
    assert_eq!(
        value("parents", r#"[{"id":"x"},{},{"id":null},{"id":5},null,"x",[]]"#),
        [
            "parents/0/id format format=uuid",
            "parents/1/id required",
            "parents/2/id null type=string",
            "parents/3/id type type=string",
            "parents/4 null type=object",
            "parents/5 type type=object",
            "parents/6 type type=object",
        ]
    );
    assert_eq!(value("parents", "null"), OK);
    assert_eq!(value("parents", "{}"), ["parents type type=array"]);
}

#[test]
fn of_text() {
    assert_eq!(value("options", r#"["a","","abc"]"#), OK);
    assert_eq!(
        value("options", r#"["abcd",5,null,"\u0000",{"a":1}]"#),
        [
            "options/0 max_length maxLength=3",
            "options/1 type type=string",
            "options/2 null type=string",
            "options/3 unicode",
            "options/4 type type=string",
        ]
    );
}

#[test]
fn of_whole_numbers() {
    assert_eq!(value("floors", "[0,-1,2147483647,1.0]"), OK);
    assert_eq!(
        value("floors", r#"[0.5,2147483648,-2147483649,"1",null]"#),
        [
            "floors/0 integer type=integer",
            "floors/1 maximum maximum=2147483647",
            "floors/2 minimum minimum=-2147483648",
            "floors/3 type type=integer",
            "floors/4 null type=integer",
        ]
    );
}

#[test]
fn each_repeated_element_is_told() {
    assert_eq!(value("floors", "[1,2,1,3,2,1]"), [2, 4, 5].map(|n| format!("floors/{n} unique_items")));
    assert_eq!(value("options", r#"["a","b","a","A"]"#), ["options/2 unique_items"]);
    assert_eq!(value("repeats", "[1,1,1]"), OK);
    assert_eq!(value("rows", "[[1,2],[1,2],[3,3]]"), ["rows/2/1 unique_items"]);
}

#[test]
fn equal_is_what_means_the_same() {
    assert_eq!(value("floors", "[1,1.0]"), ["floors/1 unique_items"]);
    assert_eq!(value("floors", "[10,1e1,100e-1]"), ["floors/1 unique_items", "floors/2 unique_items"]);
    assert_eq!(value("floors", "[0,-0,-0.0]"), ["floors/1 unique_items", "floors/2 unique_items"]);
    assert_eq!(value("options", r#"["\u0061","a"]"#), ["options/1 unique_items"]);
    assert_eq!(value("options", r#"["é","e\u0301"]"#), OK);
    assert_eq!(value("options", r#"["😀","\ud83d\ude00"]"#), ["options/1 unique_items"]);
    assert_eq!(value("options", r#"["1",1]"#), ["options/1 type type=string"]);
}

#[test]
fn what_is_wrong_in_itself_comes_first_and_is_compared_too() {
    assert_eq!(
        value("options", r#"["abcd","a","abcd","a"]"#),
        [
            "options/0 max_length maxLength=3",
            "options/2 max_length maxLength=3",
            "options/2 unique_items",
            "options/3 unique_items",
        ]
    );
}

#[test]
fn fractions_and_what_is_too_large_are_not_compared() {
    assert_eq!(
        value("floors", "[1.25,1.5,1.5]"),
        [0, 1, 2].map(|n| format!("floors/{n} integer type=integer"))
    );
    assert_eq!(
        value("floors", "[1e30,1e31,1e30]"),
        [0, 1, 2].map(|n| format!("floors/{n} maximum maximum=2147483647"))
    );
    // Numbers, text and what lies between must not come between two that are equal.
    assert_eq!(
        value("floors", r#"[2,10,15e-1,2,"10",null,1e30,10]"#)
            .into_iter()
            .filter(|l| l.contains("unique"))
            .count(),
        2
    );
    assert_eq!(field("options", r#"["\ud800","\ud800"]"#), ["options/0 unicode", "options/1 unicode"]);
}

#[test]
fn long_lists_take_no_long_time() {
    let numbers =
        |step: u64| (0..50_000u64).map(|n| (n * step % 50_000).to_string()).collect::<Vec<_>>().join(",");
    for step in [0, 1, 7, 49_999] {
        let issues = value("floors", &format!("[{}]", numbers(step)));
        assert_eq!(issues.len(), if step == 0 { 49_999 } else { 0 });
    }
}

#[test]
fn in_responses_elements_may_repeat() {
    assert_eq!(response("floors", "[1,1]"), OK);
    assert_eq!(response("options", r#"["abcd","abcd"]"#), OK);
    assert_eq!(response("parents", "[{},{\"id\":null,\"x\":1}]"), OK);
    assert_eq!(response("floors", "[1,\"1\"]"), ["floors/1 type type=integer"]);
    assert_eq!(response("floors", "[null]"), ["floors/0 null type=integer"]);
}
