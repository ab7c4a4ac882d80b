//! Reading over data that no schema describes, with the checks that all data must pass.

use alloc::vec::Vec;

use super::{Cursor, Fault, FaultReason, MAX_DEPTH, Span, Token, repeated};

/// Deepest nesting that is read at all: each level that is open takes memory, which a module does not give back.
const DEEPEST: usize = 1_000_000;

/// Opaque data that was read over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opaque {
    /// The bytes of the value.
    pub span: Span,
    /// Something within cannot be sent; [`Cursor::flaws`] says what and where.
    pub flawed: bool,
}

/// Why a value within opaque data cannot be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpaqueFlaw {
    /// JSON cannot hold the value.
    NotJson,
    /// Nested deeper than [`MAX_DEPTH`].
    TooDeep,
    /// Text with a lone surrogate or NUL.
    Unicode,
}

/// A step of the way to a value within opaque data.
#[derive(Debug, Clone, Copy)]
pub enum Step {
    /// A key.
    Key(Span),
    /// A place in an array.
    Index(u32),
}

/// A container that is open.
struct Level {
    object: bool,
    first: bool,
    /// Where this object's keys begin in the list of keys.
    keys: usize,
    step: Step,
}

impl Cursor<'_> {
    /// Reads over the next value, whatever it is.
    ///
    /// # Errors
    /// The bytes are not JSON; a duplicate key counts as that.
    pub fn skip(&mut self) -> Result<Opaque, Fault> {
        let mut flawed = false;
        let span = self.walk(&mut |_, _| flawed = true)?;
        Ok(Opaque { span, flawed })
    }

    /// Reads over the next value and gives each flaw to `report`, with the steps to it.
    ///
    /// # Errors
    /// As [`Cursor::skip`].
    pub fn flaws(&mut self, report: &mut dyn FnMut(&[Step], OpaqueFlaw)) -> Result<(), Fault> {
        self.walk(&mut |levels, flaw| {
            let steps: Vec<Step> = levels.iter().map(|level| level.step).collect();
            report(&steps, flaw);
        })
        .map(|_| ())
    }

    /// Without recursion, so that no depth of data can exhaust the stack; [`DEEPEST`] bounds the heap.
    fn walk(&mut self, flaw: &mut dyn FnMut(&[Level], OpaqueFlaw)) -> Result<Span, Fault> {
        let mut levels: Vec<Level> = Vec::new();
        let mut keys: Vec<Span> = Vec::new();
        let token = self.peek()?;
        let start = self.at();
        self.one(token, &mut levels, keys.len(), flaw)?;
        while let Some(level) = levels.last_mut() {
            let more = if level.object {
                match self.next_key(&mut level.first)? {
                    Some(key) => {
                        keys.push(key);
                        level.step = Step::Key(key);
                        true
                    }
                    None => false,
                }
            } else {
                let started = !level.first;
                let more = self.next_element(&mut level.first)?;
                if let (true, Step::Index(index)) = (started, &mut level.step) {
                    *index = index.saturating_add(1);
                }
                more
            };
            if more {
                if let (Step::Key(key), true) = (level.step, levels.len() <= MAX_DEPTH) {
                    if !key.text(self.source()).is_storable() {
                        flaw(&levels, OpaqueFlaw::Unicode);
                    }
                }
                let token = self.peek()?;
                self.one(token, &mut levels, keys.len(), flaw)?;
            } else {
                let from = level.keys;
                if let Some(same) = repeated(keys.get_mut(from..).unwrap_or_default(), self.source()) {
                    return Err(Fault { at: same.start.saturating_sub(1), reason: FaultReason::Duplicate });
                }
                keys.truncate(from);
                levels.pop();
            }
        }
        Ok(Span { start, end: self.at(), escaped: false })
    }

    /// Reads a scalar, or opens a container as a new level.
    fn one(
        &mut self,
        token: Token,
        levels: &mut Vec<Level>,
        keys: usize,
        flaw: &mut dyn FnMut(&[Level], OpaqueFlaw),
    ) -> Result<(), Fault> {
        match token {
            Token::Object | Token::Array => {
                if levels.len() >= DEEPEST {
                    return Err(Fault { at: self.at(), reason: FaultReason::Depth });
                }
                self.open();
                let object = token == Token::Object;
                if levels.len() == MAX_DEPTH {
                    flaw(levels, OpaqueFlaw::TooDeep);
                }
                levels.push(Level { object, first: true, keys, step: Step::Index(0) });
            }
            Token::String => {
                let span = self.string()?;
                if !span.text(self.source()).is_storable() && levels.len() <= MAX_DEPTH {
                    flaw(levels, OpaqueFlaw::Unicode);
                }
            }
            Token::Number => {
                self.number_span()?;
            }
            Token::True | Token::False | Token::Null => self.literal(token)?,
            Token::Other => {
                self.literal(token)?;
                flaw(levels, OpaqueFlaw::NotJson);
            }
            Token::Date => {
                self.literal(token)?;
                self.peek()?;
                self.string()?;
                flaw(levels, OpaqueFlaw::NotJson);
            }
            Token::Deep => {
                self.literal(token)?;
                flaw(levels, OpaqueFlaw::TooDeep);
            }
            Token::BadString => {
                self.literal(token)?;
                flaw(levels, OpaqueFlaw::Unicode);
            }
        }
        Ok(())
    }
}
