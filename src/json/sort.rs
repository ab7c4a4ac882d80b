//! One small sort for the few lists that need one; the library's would be in the module
//! once for each type of element.

use alloc::vec::Vec;

/// The places of `count` elements in ascending order, by heap sort: never slower than
/// n log n, whatever the input.
pub fn order(count: usize, is_less: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut heap: Vec<usize> = (0..count).collect();
    for root in (0..count / 2).rev() {
        sift(&mut heap, root, is_less);
    }
    let mut sorted = Vec::with_capacity(count);
    while !heap.is_empty() {
        // The root is the last in order; the last leaf takes its place.
        sorted.push(heap.swap_remove(0));
        sift(&mut heap, 0, is_less);
    }
    sorted.reverse();
    sorted
}

/// Lets the element at `root` sink to its place, so that the heap's largest is on top.
fn sift(heap: &mut [usize], mut root: usize, is_less: &dyn Fn(usize, usize) -> bool) {
    let at = |heap: &[usize], place: usize| heap.get(place).copied();
    loop {
        let left = root.saturating_mul(2).saturating_add(1);
        let Some(mut child) = at(heap, left) else { return };
        let mut place = left;
        if let Some(right) = at(heap, left.saturating_add(1)) {
            if is_less(child, right) {
                child = right;
                place = left.saturating_add(1);
            }
        }
        match at(heap, root) {
            Some(parent) if is_less(parent, child) => heap.swap(root, place),
            _ => return,
        }
        root = place;
    }
}
