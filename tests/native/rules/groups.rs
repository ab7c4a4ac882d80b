//! Groups that overlap, several rules of one field, and rules that are only documented.

use fieldgate::schema::{Mode, Rule};

use crate::support::ruled::RULED;
use crate::support::{ID, OK, agree};

#[test]
fn every_rule_that_is_broken_is_told_in_the_order_of_the_rules() {
    let json = format!(
        r#"{{"interval_days":1,"day_of_month":2,"content_type":"x","sni_number":"s","bic":"b","is_invoiced":true,
            "start":"2026-02-01","end":"2026-01-01","title":"a","attachment":{{"id":"{ID}"}}}}"#
    );
    assert_eq!(
        agree(&RULED, Mode::Create, &json),
        [
            "first_name at_least_one_of fields=first_name+last_name+corporate_name",
            "interval_days at_most_one_of fields=interval_days+day_of_month+day_of_year",
            "day_of_month at_most_one_of fields=interval_days+day_of_month+day_of_year",
            "object_id set_together fields=object_id+content_type+period",
            "period set_together fields=object_id+content_type+period",
            "corporate_name requires by=sni_number",
            "iban requires by=bic",
            "period requires by=is_invoiced",
            "end order fields=start+end",
            "color set_together fields=title+color",
            "title at_most_one_of fields=title+attachment",
            "attachment at_most_one_of fields=title+attachment",
        ]
    );
}

#[test]
fn a_field_in_two_groups() {
    assert_eq!(agree(&RULED, Mode::Update, r#"{"title":"a","color":"b","attachment":null}"#), OK);
    assert_eq!(
        agree(&RULED, Mode::Update, &format!(r#"{{"title":"a","color":null,"attachment":{{"id":"{ID}"}}}}"#)),
        [
            "color set_together fields=title+color",
            "title at_most_one_of fields=title+attachment",
            "attachment at_most_one_of fields=title+attachment",
        ]
    );
}

#[test]
fn an_issue_of_the_field_itself_comes_first_and_hides_none() {
    assert_eq!(
        agree(&RULED, Mode::Create, r#"{"first_name":"a","title":"much too long","color":null}"#),
        ["title max_length maxLength=8", "color set_together fields=title+color"]
    );
}

#[test]
fn what_is_only_documented_is_carried_and_not_enforced() {
    let documented: Vec<&Rule> = RULED.rules.iter().filter(|rule| rule.group().is_none()).collect();
    assert_eq!(documented, [&Rule::Documented("company must match the values of company")]);
    assert_eq!(agree(&RULED, Mode::Create, r#"{"corporate_name":"a"}"#), OK);
}
