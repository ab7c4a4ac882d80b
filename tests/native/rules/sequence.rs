//! The order of issues: rows, then fields as declared, then rules, then unknown keys.

use fieldgate::schema::Mode;

use crate::support::{check_many, sample::SAMPLE};

#[test]
fn does_not_depend_on_the_order_of_keys() {
    let one = r#"{"zz":1,"right":true,"left":{},"category":2,"flag":1,"aa":1}"#;
    let other = r#"{"flag":1,"category":2,"left":{},"right":true,"aa":1,"zz":1}"#;
    let issues = check_many(&SAMPLE, Mode::Create, &format!("[{one},{other}]"));
    let (first, second) = issues.split_at(issues.len() / 2);
    let strip = |lines: &[String]| lines.iter().map(|line| line[2..].to_owned()).collect::<Vec<_>>();
    assert_eq!(strip(first), strip(second));
    assert_eq!(
        strip(first),
        [
            "name required",
            "flag type type=boolean",
            "category enum enum=[0, 1, 5]",
            "left/id required",
            "left exactly_one_of fields=left+right",
            "right exactly_one_of fields=left+right",
            "aa unknown_field",
            "zz unknown_field",
        ]
    );
}
