//! Messages: every code has one in every language, and every fact that it names is there.

use std::collections::{BTreeMap, BTreeSet};

use fieldgate::resources::REGISTRY;
use fieldgate::schema::{Mode, Resource};
use fieldgate::validate::messages::{EN, Locale, SV};
use fieldgate::validate::{Code, Issue, Param};

use crate::support::ruled::RULED;
use crate::support::sample::SAMPLE;
use crate::support::{ACCESS, DEFAULT, modelled};

const LOCALES: [&Locale; 2] = [&EN, &SV];

fn issues(resource: &'static Resource, mode: Mode, json: &str) -> Vec<Issue> {
    resource.validate_json(mode, json.as_bytes(), DEFAULT).unwrap_err()
}

/// Real issues, of every code and with every fact that a code comes with.
fn every_issue() -> Vec<Issue> {
    let deep = format!("{}{}", "[".repeat(129), "]".repeat(129));
    let sample = [
        r#"{"nam":1,"created_at":1,"zzz":2}"#.to_owned(),
        r#"{"name":null,"flag":1,"count":"x","small":0.5,"category":7,"code":"a","free":"\u0000","ratio":-1,"key":"x",
            "day":"x","moment":"x","parent":5,"list":{},"right":1,"latitude":90.5,"structure":"x","email":"x",
            "website":"x","org_no":"5560360794","gln13_number":"7300009000002","digest":"x","color_code":"x",
            "floors":[1,1,0.5],"document":{"nam":1,"get":1}}"#
            .to_owned(),
        r#"{"name":"abcdef","small":8,"fee":61,"latitude":-91,"options":["abcd"],"left":{},"right":true}"#.to_owned(),
        r#"{"small":-4,"count":null,"name":5}"#.to_owned(),
        format!("{{\"list\":{deep},\"document\":{{\"notes\":{deep}}}}}"),
        "[]".to_owned(),
        "{".to_owned(),
        "{}}".to_owned(),
        "?".to_owned(),
        "\u{feff}{}".to_owned(),
        r#"{"a":1,"a":2}"#.to_owned(),
    ];
    let mut found: Vec<Issue> = sample.iter().flat_map(|json| issues(&SAMPLE, Mode::Create, json)).collect();
    found.extend(SAMPLE.validate_json(Mode::Create, b"{\"name\":\"\xff\"}", DEFAULT).unwrap_err());
    found.extend(SAMPLE.validate_json_many(Mode::Create, b"{}", DEFAULT).unwrap_err());
    found.extend(issues(
        &RULED,
        Mode::Create,
        r#"{"interval_days":1,"day_of_month":2,"period":1,"sni_number":"s","start":"2026-02-01","end":"2026-01-01"}"#,
    ));
    found.extend(modelled(&SAMPLE, Mode::Update, DEFAULT, &BTreeMap::from([((), 1)])));
    found.extend(
        fieldgate::request::list(&SAMPLE, br#"{"filters":{"text":{"in":[]}},"page":1}"#).unwrap_err(),
    );
    found
}

/// The facts that a template names.
fn named(template: &str) -> BTreeSet<&str> {
    let after = template.split('{').skip(1);
    after.map(|text| text.split(['}', '#']).next().unwrap()).collect()
}

#[test]
fn the_issues_of_these_tests_are_of_every_code() {
    let found = every_issue();
    for code in Code::ALL {
        assert!(found.iter().any(|issue| issue.code == *code), "{code:?}");
    }
}

#[test]
fn every_fact_that_a_template_names_comes_with_the_code() {
    let found = every_issue();
    for locale in LOCALES {
        for code in Code::ALL {
            for name in named((locale.template)(*code)) {
                let known =
                    |issue: &&Issue| issue.code == *code && issue.params.iter().any(|(n, _)| *n == name);
                assert!(found.iter().any(|issue| known(&issue)), "{} {code:?} {name}", locale.code);
            }
        }
    }
}

#[test]
fn every_issue_has_a_whole_sentence() {
    for issue in every_issue() {
        for locale in LOCALES {
            let message = issue.message(locale);
            let template = (locale.template)(issue.code);
            // What the facts themselves hold is none of the template's.
            let pattern = issue.params.iter().find(|(name, _)| *name == "pattern");
            let bare = match pattern {
                Some((_, Param::Text(pattern))) => message.replace(pattern, "PATTERN"),
                _ => message.clone(),
            };
            assert!(bare.len() > 5, "{template}: {message:?}");
            for mark in ["{", "}", "[", "]", "|", "#", "  ", " ,", ": :", "()"] {
                assert!(!bare.contains(mark), "{template}: {message:?}");
            }
            assert_eq!(bare.trim(), bare, "{template}");
            assert!(!bare.ends_with([',', ':', ';']), "{template}: {message:?}");
        }
    }
}

#[test]
fn types_formats_and_reasons_have_words_in_every_language() {
    let words = |locale: &Locale| locale.words.iter().map(|(word, _)| *word).collect::<BTreeSet<_>>();
    assert_eq!(words(&EN), words(&SV));
    for issue in every_issue() {
        for (name, param) in &issue.params {
            if let ("type" | "format" | "reason", Param::Text(text)) = (*name, param) {
                assert!(words(&EN).contains(text), "{text}");
            }
        }
    }
}

#[test]
fn a_field_has_a_label_in_every_language_or_goes_by_its_wire_name() {
    let names: BTreeSet<_> =
        REGISTRY.iter().flat_map(|resource| resource.fields).map(|field| field.name).collect();
    let labels = |locale: &Locale| locale.labels.iter().map(|(name, _)| *name).collect::<BTreeSet<_>>();
    for locale in LOCALES {
        assert_eq!(labels(locale), labels(&EN), "{}", locale.code);
        assert_eq!(labels(locale).len(), locale.labels.len(), "{}: a label is given twice", locale.code);
        assert!(labels(locale).is_subset(&names), "{}: a label of no field", locale.code);
        assert!(locale.labels.iter().all(|(_, label)| !label.is_empty()), "{}", locale.code);
        assert_eq!(locale.label("brand_new"), "brand_new");
    }
    assert_eq!((EN.label("custom_id"), SV.label("custom_id")), ("Custom id", "Eget id"));
}

fn said(resource: &'static Resource, json: &str) -> [Vec<String>; 2] {
    LOCALES.map(|locale| {
        issues(resource, Mode::Update, json).iter().map(|issue| issue.message(locale)).collect()
    })
}

#[track_caller]
fn says(resource: &'static Resource, json: &str, english: &str, swedish: &str) {
    assert_eq!(said(resource, json), [[english], [swedish]]);
}

#[test]
fn what_a_value_must_be() {
    says(&SAMPLE, r#"{"free":5}"#, "must be text", "måste vara text");
    says(&SAMPLE, r#"{"flag":5}"#, "must be true or false", "måste vara sant eller falskt");
    says(&SAMPLE, r#"{"name":null}"#, "must not be null", "får inte vara null");
    says(&SAMPLE, r#"{"count":1.5}"#, "must be a whole number", "måste vara ett heltal");
    says(&SAMPLE, r#"{"latitude":91}"#, "must be at most 90", "får vara högst 90");
    says(&SAMPLE, r#"{"latitude":-91}"#, "must be at least -90", "måste vara minst -90");
    says(&SAMPLE, r#"{"category":7}"#, "must be one of 0, 1, 5", "måste vara något av 0, 1, 5");
    says(&SAMPLE, r#"{"email":"x"}"#, "must be an e-mail address", "måste vara en e-postadress");
    says(
        &SAMPLE,
        r#"{"org_no":"5560360794"}"#,
        "must be a valid Swedish organization or personal number",
        "måste vara ett giltigt organisations- eller personnummer",
    );
    says(&SAMPLE, r#"{"apartment":"x"}"#, r"must match the pattern ^\d{4}$", r"måste följa mönstret ^\d{4}$");
    says(&SAMPLE, r#"{"floors":[1,1]}"#, "must not be given more than once", "får inte anges mer än en gång");
}

#[test]
fn singular_and_plural() {
    let length =
        |code, name, count| Issue { path: vec![], code, params: vec![(name, Param::Integer(count))] };
    for (count, english, swedish) in
        [(0, "0 characters", "0 tecken"), (1, "1 character", "1 tecken"), (2, "2 characters", "2 tecken")]
    {
        let issue = length(Code::MaxLength, "maxLength", count);
        assert_eq!(issue.message(&EN), format!("must have at most {english}"));
        assert_eq!(issue.message(&SV), format!("får ha högst {swedish}"));
        let issue = length(Code::MinLength, "minLength", count);
        assert_eq!(issue.message(&EN), format!("must have at least {english}"));
        assert_eq!(issue.message(&SV), format!("måste ha minst {swedish}"));
    }
    let issue = length(Code::Type, "depth", 1);
    assert_eq!(
        [issue.message(&EN), issue.message(&SV)],
        ["must have at most 1 level of nesting", "får ha högst 1 nivå"]
    );
}

#[test]
fn depth_is_told_instead_of_the_type_which_is_right() {
    let deep = format!("{{\"list\":{}{}}}", "[".repeat(129), "]".repeat(129));
    says(&SAMPLE, &deep, "must have at most 128 levels of nesting", "får ha högst 128 nivåer");
}

#[test]
fn fields_are_named() {
    says(
        ACCESS,
        r#"{"answered_by_organization_user":null,"answered_by_tenant":null,"answered_by_sub_tenant":null}"#,
        "exactly one of Answered by organization user, Answered by tenant, Answered by sub-tenant must be set",
        "exakt ett av Besvarad av organisationsanvändare, Besvarad av hyresgäst, Besvarad av medhyresgäst måste anges",
    );
    says(
        &RULED,
        r#"{"title":"a","color":null}"#,
        "title, color must be set together",
        "title, color måste anges tillsammans",
    );
    says(&RULED, r#"{"bic":"a","iban":null}"#, "is required when bic is set", "måste anges när bic anges");
    says(
        &RULED,
        r#"{"start":"2026-02-01","end":"2026-01-01"}"#,
        "must be in chronological order: start, end",
        "måste komma i tidsordning: start, end",
    );
    says(
        &SAMPLE,
        r#"{"nam":1}"#,
        "is not a known field; did you mean name?",
        "är inte ett känt fält; menade du name?",
    );
    says(&SAMPLE, r#"{"zzz":1}"#, "is not a known field", "är inte ett känt fält");
    says(&SAMPLE, r#"{"id":1}"#, "can only be set by the server", "kan bara sättas av servern");
}

#[test]
fn a_field_that_is_called_like_a_format_keeps_its_name() {
    says(
        &SAMPLE,
        r#"{"emai":"x"}"#,
        "is not a known field; did you mean email?",
        "är inte ett känt fält; menade du email?",
    );
}

#[test]
fn what_is_wrong_with_the_text() {
    says(
        &SAMPLE,
        "{\n \"a\":1,}",
        "is not valid JSON: unexpected character (line 2, column 8)",
        "är inte giltig JSON: oväntat tecken (rad 2, kolumn 8)",
    );
    says(
        &SAMPLE,
        r#"{"a":1,"a":2}"#,
        "is not valid JSON: a key is given twice (line 1, column 8)",
        "är inte giltig JSON: en nyckel anges två gånger (rad 1, kolumn 8)",
    );
}

#[test]
fn a_fact_that_is_not_there_leaves_no_hole() {
    for code in Code::ALL {
        for locale in LOCALES {
            let message = Issue { path: vec![], code: *code, params: vec![] }.message(locale);
            assert!(!message.contains(['{', '}', '[', ']']), "{message}");
        }
    }
}
