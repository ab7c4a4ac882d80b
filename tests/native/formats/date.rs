//! Full dates: days that exist, years 1 to 9999.

use super::each;
use fieldgate::schema::Format::Date;

#[test]
fn takes_days_that_exist() {
    each(Date, true, &["2026-02-28", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "2026-04-30"]);
}

#[test]
fn refuses_days_that_do_not() {
    each(
        Date,
        false,
        &[
            "2026-02-29",
            "1900-02-29",
            "2100-02-29",
            "2026-04-31",
            "2026-00-10",
            "2026-13-01",
            "2026-01-00",
            "2026-01-32",
            "0000-01-01",
        ],
    );
}

#[test]
fn refuses_other_spellings() {
    each(
        Date,
        false,
        &[
            "",
            "2026",
            "2026-02",
            "2026-2-8",
            "20260228",
            "2026/02/28",
            "26-02-28",
            "-2026-02-28",
            "+002026-02-28",
            "02026-02-28",
            "2026-02-28Z",
            "2026-02-28T00:00:00Z",
            " 2026-02-28",
            "2026-02-28\n",
            "2026-W09-6",
            "２０２６-02-28",
        ],
    );
}

#[test]
fn every_month_has_its_length() {
    for (month, days) in [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].into_iter().enumerate() {
        each(Date, true, &[&format!("2026-{:02}-{days:02}", month + 1)]);
        each(Date, false, &[&format!("2026-{:02}-{:02}", month + 1, days + 1)]);
    }
}
