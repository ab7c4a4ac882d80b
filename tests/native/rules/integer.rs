//! `integer`: a number that is not whole.

use crate::support::{OK, field};

#[test]
fn whole_numbers_in_any_spelling() {
    for value in ["1", "1.0", "1e0", "10e-1", "-0", "0.000", "100e-2"] {
        assert_eq!(field("count", value), OK, "{value}");
    }
}

#[test]
fn fractions() {
    for value in ["0.5", "-1.25", "1e-1", "1e-400", "2147483647.5", "99999999999999999999.5"] {
        assert_eq!(field("count", value), ["count integer type=integer"], "{value}");
        assert_eq!(field("category", value), ["category integer type=integer"], "{value}");
    }
}
