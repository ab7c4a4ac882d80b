//! A pull parser over JSON bytes that never copies and always knows where it is.

use super::{Fault, FaultReason, Number, Span, Token, mark, words};

/// The parser.
#[derive(Debug, Clone)]
pub struct Cursor<'a> {
    source: &'a [u8],
    at: usize,
    extended: bool,
    lines: bool,
}

impl<'a> Cursor<'a> {
    /// A parser of JSON bytes.
    #[must_use]
    pub const fn new(source: &'a [u8]) -> Self {
        Cursor { source, at: 0, extended: false, lines: false }
    }

    /// A parser of what our own JavaScript writes: JSON with marks for values that JSON
    /// cannot hold, each a control character that JSON does not allow.
    #[must_use]
    pub const fn extended(source: &'a [u8]) -> Self {
        Cursor { source, at: 0, extended: true, lines: false }
    }

    /// A parser of newline-delimited JSON: a line end is no white space.
    #[must_use]
    pub const fn lines(source: &'a [u8]) -> Self {
        Cursor { source, at: 0, extended: false, lines: true }
    }

    /// The same parser, begun at another place.
    #[must_use]
    pub const fn starting(mut self, at: usize) -> Self {
        self.at = at;
        self
    }

    /// Goes on at another place.
    #[inline(always)]
    pub const fn seek(&mut self, at: usize) {
        self.at = at;
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

    #[inline(always)]
    fn byte(&self) -> Option<u8> {
        self.source.get(self.at).copied()
    }

    #[inline(always)]
    fn advance(&mut self, by: usize) {
        self.at = self.at.wrapping_add(by);
    }

    /// The fault of the next byte.
    #[cold]
    pub fn fault(&self) -> Fault {
        let reason = if self.at < self.source.len() { FaultReason::Syntax } else { FaultReason::Truncated };
        Fault { at: self.at, reason }
    }

    #[inline(always)]
    fn skip_space(&mut self) {
        // Servers write none.
        if self.byte().is_some_and(|byte| byte <= b' ') {
            self.skip_more_space();
        }
    }

    #[inline(never)]
    fn skip_more_space(&mut self) {
        while let Some(byte @ (b' ' | b'\n' | b'\r' | b'\t')) = self.byte() {
            if byte == b'\n' && self.lines {
                break;
            }
            self.advance(1);
        }
    }

    /// Goes to the next line that holds a value: true when there is one.
    ///
    /// # Errors
    /// More than one value stands in a line.
    pub fn next_line(&mut self, first: &mut bool) -> Result<bool, Fault> {
        self.skip_space();
        if !*first && self.byte().is_some_and(|byte| byte != b'\n') {
            return Err(self.fault());
        }
        *first = false;
        while self.byte() == Some(b'\n') {
            self.advance(1);
            self.skip_space();
        }
        Ok(self.byte().is_some())
    }

    /// What the next value is, without reading it.
    ///
    /// # Errors
    /// The next byte begins no value.
    #[inline(always)]
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
            Some(mark::OTHER) if self.extended => Ok(Token::Other),
            Some(mark::DATE) if self.extended => Ok(Token::Date),
            Some(mark::DEEP) if self.extended => Ok(Token::Deep),
            Some(mark::BAD_STRING) if self.extended => Ok(Token::BadString),
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
    pub fn literal(&mut self, token: Token) -> Result<(), Fault> {
        let word = match token {
            Token::True => *b"true",
            Token::False => *b"alse",
            Token::Null => *b"null",
            _ => {
                // A mark of extended input is one byte.
                self.advance(1);
                return Ok(());
            }
        };
        // Four bytes at once; "false" has one before them.
        self.advance(usize::from(token == Token::False));
        if self.source.get(self.at..).and_then(|rest| rest.first_chunk::<4>()) == Some(&word) {
            self.advance(4);
            return Ok(());
        }
        for expected in word {
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
        self.text().map(|(span, _)| span)
    }

    /// Reads a string as [`Cursor::string`] does, and tells whether all of it is ASCII as it stands.
    ///
    /// # Errors
    /// As [`Cursor::string`].
    #[inline(never)]
    pub fn text(&mut self) -> Result<(Span, bool), Fault> {
        self.advance(1);
        let start = self.at;
        let mut escaped = false;
        let mut ascii = true;
        loop {
            self.advance(words::plain_prefix(self.source.get(self.at..).unwrap_or_default()));
            match self.byte() {
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    self.escape()?;
                }
                Some(0x80..) => {
                    ascii = false;
                    while let Some(0x80..) = self.byte() {
                        self.advance(1);
                    }
                }
                _ => return Err(self.fault()),
            }
        }
        let end = self.at;
        if !ascii {
            let raw = self.source.get(start..end).unwrap_or_default();
            if let Err(error) = core::str::from_utf8(raw) {
                let at = start.wrapping_add(error.valid_up_to());
                return Err(Fault { at, reason: FaultReason::Utf8 });
            }
        }
        self.advance(1);
        Ok((Span { start, end, escaped }, ascii))
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

    /// Reads a key, if it is what comes next without any white space, the form in which servers
    /// write; `written` is the key with the comma before it and the colon behind it.
    #[inline(never)]
    pub fn takes(&mut self, written: &str, first: &mut bool) -> bool {
        let Some(at) = words::after_key(self.source, self.at, written, *first) else { return false };
        *first = false;
        self.at = at;
        true
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
