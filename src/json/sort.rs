//! One small sort for the few lists that need one; the library's would be in the module
//! once for each type of element.

use alloc::vec::Vec;

/// The places of `count` elements in ascending order, those of equal ones as they stand. It merges what is
/// sorted already: never slower than n log n, whatever the input, and memory is read from one end to the other.
pub fn order(count: usize, is_less: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..count).collect();
    let mut length = 1usize;
    while length < count {
        let mut merged = Vec::with_capacity(count);
        let mut rest = sorted.as_slice();
        while !rest.is_empty() {
            let (mut left, others) = rest.split_at(length.min(rest.len()));
            let (mut right, behind) = others.split_at(length.min(others.len()));
            rest = behind;
            while let (Some((&a, left_rest)), Some((&b, right_rest))) =
                (left.split_first(), right.split_first())
            {
                if is_less(b, a) {
                    merged.push(b);
                    right = right_rest;
                } else {
                    merged.push(a);
                    left = left_rest;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        sorted = merged;
        length = length.saturating_mul(2);
    }
    sorted
}
