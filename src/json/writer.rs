//! Writing JSON text, with small copies that are a few instructions each.

use alloc::vec::Vec;

use super::{Text, words};

const HEX: &[u8; 16] = b"0123456789abcdef";

fn hex(nibble: u8) -> u8 {
    HEX.get(usize::from(nibble & 15)).copied().unwrap_or(b'0')
}

/// JSON text that grows. Its memory is filled ahead of what is written, so that writing is
/// a store and not a call.
#[derive(Debug, Default)]
pub struct Writer {
    bytes: Vec<u8>,
    length: usize,
}

impl Writer {
    /// What was written.
    #[must_use]
    pub fn as_slice(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }

    /// What was written, as bytes of one's own.
    #[must_use]
    pub fn into_vec(mut self) -> Vec<u8> {
        self.bytes.truncate(self.length);
        self.bytes
    }

    /// How many bytes it holds, written or not.
    #[must_use]
    pub fn held(&self) -> usize {
        self.bytes.capacity()
    }

    /// How many bytes were written.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.length
    }

    /// Whether nothing was written.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// Forgets what was written, and keeps the memory.
    pub fn clear(&mut self) {
        self.length = 0;
    }

    /// Forgets what was written behind the first `length` bytes.
    pub fn truncate(&mut self, length: usize) {
        self.length = self.length.min(length);
    }

    /// Makes sure that there is room for so many bytes more.
    #[inline]
    pub fn reserve(&mut self, more: usize) {
        if self.length.wrapping_add(more) > self.bytes.len() {
            self.grow(more);
        }
    }

    #[cold]
    fn grow(&mut self, more: usize) {
        let least = self.length.wrapping_add(more);
        self.bytes.resize(least.max(self.bytes.len().saturating_mul(2)).max(256), 0);
    }

    /// Appends bytes that are JSON already.
    #[inline]
    pub fn raw(&mut self, bytes: &[u8]) {
        self.reserve(bytes.len());
        let end = self.length.wrapping_add(bytes.len());
        if let Some(room) = self.bytes.get_mut(self.length..end) {
            copy(room, bytes);
            self.length = end;
        }
    }

    /// Appends bytes of any number that are JSON already: one copy of the code for all who do.
    #[inline(never)]
    pub fn append(&mut self, bytes: &[u8]) {
        self.raw(bytes);
    }

    /// Appends one byte.
    #[inline(always)]
    pub fn byte(&mut self, byte: u8) {
        self.reserve(1);
        if let Some(room) = self.bytes.get_mut(self.length) {
            *room = byte;
            self.length = self.length.wrapping_add(1);
        }
    }

    /// Replaces a byte that was written.
    pub fn replace(&mut self, at: usize, byte: u8) {
        if let Some(place) = self.bytes.get_mut(at) {
            *place = byte;
        }
    }

    /// Appends bytes that need no escape as a string with its quotes.
    #[inline]
    pub fn quoted(&mut self, plain: &[u8]) {
        self.byte(b'"');
        self.raw(plain);
        self.byte(b'"');
    }

    /// Appends UTF-8 as a string with its quotes.
    pub fn string(&mut self, utf8: &[u8]) {
        self.byte(b'"');
        if words::has_escaped(utf8) {
            self.escaped(utf8);
        } else {
            self.append(utf8);
        }
        self.byte(b'"');
    }

    /// Appends the content of a string with escapes.
    #[cold]
    fn escaped(&mut self, utf8: &[u8]) {
        let mut rest = utf8;
        while let Some(at) = rest.iter().position(|byte| matches!(byte, 0..0x20 | b'"' | b'\\')) {
            let Some((plain, [byte, after @ ..])) = rest.split_at_checked(at) else { break };
            self.append(plain);
            let unicode = [b'\\', b'u', b'0', b'0', hex(byte >> 4), hex(*byte)];
            self.append(match byte {
                b'"' => b"\\\"",
                b'\\' => b"\\\\",
                b'\n' => b"\\n",
                b'\r' => b"\\r",
                b'\t' => b"\\t",
                _ => &unicode,
            });
            rest = after;
        }
        self.append(rest);
    }

    /// Appends a text of a source as a string; escapes stay as they are.
    #[inline]
    pub fn text(&mut self, text: Text<'_>) {
        if text.escaped { self.quoted(text.raw) } else { self.string(text.raw) }
    }

    /// Appends a whole number.
    pub fn integer(&mut self, value: i64) {
        if value < 0 {
            self.byte(b'-');
        }
        let mut digits = [0u8; 20];
        let mut rest = value.unsigned_abs();
        let mut count = 0usize;
        for digit in digits.iter_mut().rev() {
            *digit = b'0'.wrapping_add(u8::try_from(rest % 10).unwrap_or(0));
            rest /= 10;
            count = count.wrapping_add(1);
            if rest == 0 {
                break;
            }
        }
        self.raw(digits.get(digits.len().saturating_sub(count)..).unwrap_or_default());
    }
}

/// Copies between slices of one length. A copy of a length that is not known to the
/// compiler is a call, which costs more than the copy: short ones are two or four moves of
/// a fixed size, which may overlap.
#[inline]
fn copy(to: &mut [u8], from: &[u8]) {
    match from.len() {
        0 => {}
        1..4 => to.iter_mut().zip(from).for_each(|(to, from)| *to = *from),
        4..8 => ends::<4>(to, from),
        8..16 => ends::<8>(to, from),
        16..=32 => ends::<16>(to, from),
        33..=64 => {
            ends::<16>(to, from);
            if let (Some(to), Some(from)) = (inner(to), from.get(16..from.len().saturating_sub(16))) {
                middle(to, from);
            }
        }
        _ => to.copy_from_slice(from),
    }
}

fn inner(to: &mut [u8]) -> Option<&mut [u8]> {
    let end = to.len().saturating_sub(16);
    to.get_mut(16..end)
}

/// The middle of 33 to 64 bytes: 1 to 32.
#[inline]
fn middle(to: &mut [u8], from: &[u8]) {
    match from.len() {
        16.. => ends::<16>(to, from),
        8..16 => ends::<8>(to, from),
        4..8 => ends::<4>(to, from),
        _ => to.iter_mut().zip(from).for_each(|(to, from)| *to = *from),
    }
}

/// Copies the first and the last `N` bytes.
#[inline]
fn ends<const N: usize>(to: &mut [u8], from: &[u8]) {
    if let (Some(to), Some(from)) = (to.first_chunk_mut::<N>(), from.first_chunk::<N>()) {
        *to = *from;
    }
    if let (Some(to), Some(from)) = (to.last_chunk_mut::<N>(), from.last_chunk::<N>()) {
        *to = *from;
    }
}
