//! A pull parser over JSON bytes that never copies and always knows where it is.

use super::{Number, Span};

/// What the next value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token {
    /// `{`
    Object,
    /// `[`
    Array,
    /// `"`
    String,
    /// A digit or `-`.
    Number,
    /// `true`
    True,
    /// `false`
    False,
    /// `null`
    Null,
    /// A JavaScript value that JSON cannot hold (extended input only).
    Other,
    /// A JavaScript `Date`; its string follows (extended input only).
    Date,
    /// Data nested deeper than [`super::MAX_DEPTH`] (extended input only).
    Deep,
    /// A string with a lone surrogate (extended input only).
    BadString,
}

/// Why bytes are not JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultReason {
    /// A byte that the grammar does not allow.
    Syntax,
    /// The text ends within a value.
    Truncated,
    /// Something follows the value.
    Trailing,
    /// A key stands twice in one object.
    Duplicate,
    /// The bytes are not UTF-8.
    Utf8,
    /// The text begins with a byte order mark.
    Bom,
}

impl FaultReason {
    /// Name of the reason, as issues carry it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            FaultReason::Syntax => "syntax",
            FaultReason::Truncated => "truncated",
            FaultReason::Trailing => "trailing",
            FaultReason::Duplicate => "duplicate_key",
            FaultReason::Utf8 => "utf8",
            FaultReason::Bom => "bom",
        }
    }
}

/// Where and why bytes are not JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// Offset of the byte.
    pub at: usize,
    /// Why.
    pub reason: FaultReason,
}

/// The parser.
#[derive(Debug, Clone)]
pub struct Cursor<'a> {
    source: &'a [u8],
    at: usize,
    extended: bool,
}

impl<'a> Cursor<'a> {
    /// A parser of JSON bytes.
    #[must_use]
    pub const fn new(source: &'a [u8]) -> Self {
        Cursor { source, at: 0, extended: false }
    }

    /// A parser of what our own JavaScript writes: JSON with marks for values that JSON
    /// cannot hold, each a control character that JSON does not allow.
    #[must_use]
    pub const fn extended(source: &'a [u8]) -> Self {
        Cursor { source, at: 0, extended: true }
    }

    /// The same parser, begun at another place.
    #[must_use]
    pub const fn starting(mut self, at: usize) -> Self {
        self.at = at;
        self
    }

    /// Offset of the next byte.
    #[must_use]
    pub const fn at(&self) -> usize {
        self.at
    }

    /// The bytes that are parsed.
    #[must_use]
    pub const fn source(&self) -> &'a [u8] {
        self.source
    }

    #[inline]
    fn byte(&self) -> Option<u8> {
        self.source.get(self.at).copied()
    }

    #[inline]
    fn advance(&mut self, by: usize) {
        self.at = self.at.saturating_add(by);
    }

    /// The fault of the next byte.
    #[cold]
    pub fn fault(&self) -> Fault {
        let reason = if self.at < self.source.len() { FaultReason::Syntax } else { FaultReason::Truncated };
        Fault { at: self.at, reason }
    }

    #[inline]
    fn skip_space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.byte() {
            self.advance(1);
        }
    }

    /// What the next value is, without reading it.
    ///
    /// # Errors
    /// The next byte begins no value.
    #[inline]
    pub fn peek(&mut self) -> Result<Token, Fault> {
        self.skip_space();
        match self.byte() {
            Some(b'"') => Ok(Token::String),
            Some(b'{') => Ok(Token::Object),
            Some(b'[') => Ok(Token::Array),
            Some(b'-' | b'0'..=b'9') => Ok(Token::Number),
            Some(b't') => Ok(Token::True),
            Some(b'f') => Ok(Token::False),
            Some(b'n') => Ok(Token::Null),
            Some(1) if self.extended => Ok(Token::Other),
            Some(2) if self.extended => Ok(Token::Date),
            Some(3) if self.extended => Ok(Token::Deep),
            Some(4) if self.extended => Ok(Token::BadString),
            Some(0xEF) if self.at == 0 && self.source.starts_with(b"\xEF\xBB\xBF") => {
                Err(Fault { at: 0, reason: FaultReason::Bom })
            }
            _ => Err(self.fault()),
        }
    }

    /// Reads a scalar that is neither string nor number, as [`Cursor::peek`] announced it.
    ///
    /// # Errors
    /// The literal is misspelt.
    #[inline]
    pub fn literal(&mut self, token: Token) -> Result<(), Fault> {
        let word: &[u8] = match token {
            Token::True => b"true",
            Token::False => b"false",
            Token::Null => b"null",
            _ => {
                // A mark of extended input is one byte.
                self.advance(1);
                return Ok(());
            }
        };
        for &expected in word {
            if self.byte() != Some(expected) {
                return Err(self.fault());
            }
            self.advance(1);
        }
        Ok(())
    }

    /// Reads a string whose opening quote is next.
    ///
    /// # Errors
    /// The string is not closed, holds a control character, a wrong escape or bytes that
    /// are not UTF-8.
    #[inline]
    pub fn string(&mut self) -> Result<Span, Fault> {
        self.advance(1);
        let start = self.at;
        let mut escaped = false;
        let mut ascii = true;
        loop {
            let rest = self.source.get(self.at..).unwrap_or_default();
            let plain = rest.iter().position(|&b| b == b'"' || b == b'\\' || !(0x20..0x80).contains(&b));
            self.advance(plain.unwrap_or(rest.len()));
            match self.byte() {
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    self.escape()?;
                }
                Some(0x80..) => {
                    ascii = false;
                    self.advance(1);
                }
                _ => return Err(self.fault()),
            }
        }
        let end = self.at;
        if !ascii {
            let raw = self.source.get(start..end).unwrap_or_default();
            if let Err(error) = core::str::from_utf8(raw) {
                let at = start.saturating_add(error.valid_up_to());
                return Err(Fault { at, reason: FaultReason::Utf8 });
            }
        }
        self.advance(1);
        Ok(Span { start, end, escaped })
    }

    fn escape(&mut self) -> Result<(), Fault> {
        self.advance(1);
        match self.byte() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.advance(1),
            Some(b'u') => {
                self.advance(1);
                for _ in 0..4 {
                    if !self.byte().is_some_and(|b| b.is_ascii_hexdigit()) {
                        return Err(self.fault());
                    }
                    self.advance(1);
                }
            }
            _ => return Err(self.fault()),
        }
        Ok(())
    }

    fn digits(&mut self) -> Result<(), Fault> {
        if !self.byte().is_some_and(|b| b.is_ascii_digit()) {
            return Err(self.fault());
        }
        while self.byte().is_some_and(|b| b.is_ascii_digit()) {
            self.advance(1);
        }
        Ok(())
    }

    /// Reads the number that is next; the span is its text.
    ///
    /// # Errors
    /// The number breaks JSON's grammar.
    #[inline]
    pub fn number_span(&mut self) -> Result<Span, Fault> {
        let start = self.at;
        if self.byte() == Some(b'-') {
            self.advance(1);
        }
        if self.byte() == Some(b'0') {
            self.advance(1);
        } else {
            self.digits()?;
        }
        if self.byte() == Some(b'.') {
            self.advance(1);
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.advance(1);
            if let Some(b'+' | b'-') = self.byte() {
                self.advance(1);
            }
            self.digits()?;
        }
        Ok(Span { start, end: self.at, escaped: false })
    }

    /// Reads the number that is next.
    ///
    /// # Errors
    /// The number breaks JSON's grammar.
    #[inline]
    pub fn number(&mut self) -> Result<(Span, Number), Fault> {
        let span = self.number_span()?;
        Ok((span, Number::from_text(span.text(self.source).raw)))
    }

    /// Reads the bracket that opens an object or an array.
    pub fn open(&mut self) {
        self.advance(1);
    }

    /// Goes to the next member of a container: true when there is one.
    ///
    /// # Errors
    /// A comma or the closing bracket is missing.
    #[inline]
    fn next(&mut self, close: u8, first: &mut bool) -> Result<bool, Fault> {
        self.skip_space();
        if self.byte() == Some(close) {
            self.advance(1);
            return Ok(false);
        }
        if *first {
            *first = false;
            return Ok(true);
        }
        if self.byte() != Some(b',') {
            return Err(self.fault());
        }
        self.advance(1);
        self.skip_space();
        // A comma must be followed by a member.
        if self.byte() == Some(close) { Err(self.fault()) } else { Ok(true) }
    }

    /// Goes to the next key of an object and reads it with its colon.
    ///
    /// # Errors
    /// There is neither a key nor the closing brace, or the colon is missing.
    #[inline]
    pub fn next_key(&mut self, first: &mut bool) -> Result<Option<Span>, Fault> {
        if !self.next(b'}', first)? {
            return Ok(None);
        }
        if self.byte() != Some(b'"') {
            return Err(self.fault());
        }
        let key = self.string()?;
        self.skip_space();
        if self.byte() != Some(b':') {
            return Err(self.fault());
        }
        self.advance(1);
        Ok(Some(key))
    }

    /// Goes to the next element of an array: true when there is one.
    ///
    /// # Errors
    /// A comma or the closing bracket is missing.
    #[inline]
    pub fn next_element(&mut self, first: &mut bool) -> Result<bool, Fault> {
        self.next(b']', first)
    }

    /// Makes sure that nothing follows.
    ///
    /// # Errors
    /// Something follows.
    pub fn end(&mut self) -> Result<(), Fault> {
        self.skip_space();
        if self.at < self.source.len() {
            return Err(Fault { at: self.at, reason: FaultReason::Trailing });
        }
        Ok(())
    }
}
