//! The base64 text of an MD5 digest: 22 characters and two `=`.

use super::each;
use crate::support::{OK, value};
use fieldgate::schema::Format::Md5;

#[test]
fn takes_digests() {
    // Of the empty text, of "a", of "abc", and the smallest and largest one.
    each(
        Md5,
        true,
        &[
            "1B2M2Y8AsgTpgAmY7PhCfg==",
            "DMF1ucDxtqgxw5niaXcmYQ==",
            "kAFQmDzST7DWlj99KOF/cg==",
            "AAAAAAAAAAAAAAAAAAAAAA==",
            "/////////////////////w==",
        ],
    );
}

#[test]
fn the_last_character_carries_two_bits() {
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (bits, last) in alphabet.chars().enumerate() {
        each(Md5, bits % 16 == 0, &[&format!("1B2M2Y8AsgTpgAmY7PhCf{last}==")]);
    }
}

#[test]
fn refuses_other_spellings() {
    each(
        Md5,
        false,
        &[
            "",
            "==",
            "d41d8cd98f00b204e9800998ecf8427e",
            "1B2M2Y8AsgTpgAmY7PhCfg",
            "1B2M2Y8AsgTpgAmY7PhCfg=",
            "1B2M2Y8AsgTpgAmY7PhCfg===",
            "1B2M2Y8AsgTpgAmY7PhCg==",
            "1B2M2Y8AsgTpgAmY7PhCffg==",
            "1B2M2Y8AsgTpgAmY7Ph-fg==",
            "1B2M2Y8AsgTpgAmY7Ph_fg==",
            "1B2M2Y8AsgTpgAmY7Ph fg==",
            "1B2M2Y8AsgTpgAmY7PhCfg==\n",
            "1B2M2Y8AsgTpgAmY7PhC=g==",
        ],
    );
}

#[test]
fn in_a_field() {
    assert_eq!(value("digest", "\"1B2M2Y8AsgTpgAmY7PhCfg==\""), OK);
    assert_eq!(value("digest", r#""kAFQmDzST7DWlj99KOF\/cg==""#), OK);
    assert_eq!(value("digest", "\"x\""), ["digest format format=md5"]);
}
