//! The documented patterns, matched by hand in linear time: no regular expression engine
//! is in the module, and a nested quantifier cannot explode.
//!
//! `\d` is an ASCII digit and `$` is the very end, as in JSON Schema; Python's wider
//! reading of both is left to the server.

/// A documented pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// A phone number.
    Phone,
    /// A Peppol participant.
    Peppol,
    /// Three or six hexadecimal digits, without `#`.
    Color,
    /// A user name.
    Username,
    /// Digits.
    Digits,
    /// Four digits.
    FourDigits,
    /// A bank account number.
    AccountNumber,
    /// A street name.
    Street,
    /// A street number.
    StreetNumber,
    /// A postal code.
    PostalCode,
    /// The lines `c/o` and attention of an address.
    CareOf,
}

impl Pattern {
    /// Every pattern.
    pub const ALL: &'static [Pattern] = &[
        Pattern::Phone,
        Pattern::Peppol,
        Pattern::Color,
        Pattern::Username,
        Pattern::Digits,
        Pattern::FourDigits,
        Pattern::AccountNumber,
        Pattern::Street,
        Pattern::StreetNumber,
        Pattern::PostalCode,
        Pattern::CareOf,
    ];

    /// The regular expression, as the documents print it, in the dialect of ECMAScript.
    #[must_use]
    pub const fn source(self) -> &'static str {
        match self {
            Pattern::Phone => r"^\+?1?\d{7,15}$",
            Pattern::Peppol => r"^(0007|0088):\d{10,13}$",
            Pattern::Color => r"^(?:[0-9a-fA-F]{3}){1,2}$",
            Pattern::Username => r"^[\w.@+-]+$",
            Pattern::Digits => r"^\d+$",
            Pattern::FourDigits => r"^\d{4}$",
            Pattern::AccountNumber => r"^[0-9]((-[0-9])|[0-9]){10,14}$",
            Pattern::Street => r"^[A-Za-zÀ-ÖØ-öø-ÿ \d\(\)\.\-:’']+$",
            Pattern::StreetNumber => r"^\d+(\d*-\d+)*[A-Za-zÅÄÖåäö]*$",
            Pattern::PostalCode => r"^[A-Za-z0-9 \-]{3,10}$",
            Pattern::CareOf => r"^[A-Za-zÀ-ÖØ-öø-ÿ0-9()/&'#., -]+$",
        }
    }

    /// Whether `text` matches.
    #[must_use]
    pub fn matches(self, text: &[u8]) -> bool {
        let Ok(text) = core::str::from_utf8(text) else { return false };
        match self {
            Pattern::Phone => phone(text),
            Pattern::Peppol => text
                .strip_prefix("0007:")
                .or_else(|| text.strip_prefix("0088:"))
                .is_some_and(|digits| is_digits(digits, 10, 13)),
            Pattern::Color => matches!(text.len(), 3 | 6) && text.bytes().all(|b| b.is_ascii_hexdigit()),
            Pattern::Username => {
                all(text, |c| c.is_ascii_alphanumeric() || is_among(c, "_.@+-") || !c.is_ascii())
            }
            Pattern::Digits => is_digits(text, 1, usize::MAX),
            Pattern::FourDigits => is_digits(text, 4, 4),
            Pattern::AccountNumber => account_number(text),
            Pattern::Street => all(text, |c| is_latin(c) || c.is_ascii_digit() || is_among(c, " ().-:’'")),
            Pattern::StreetNumber => street_number(text),
            Pattern::PostalCode => {
                (3..=10).contains(&text.len())
                    && all(text, |c| c.is_ascii_alphanumeric() || is_among(c, " -"))
            }
            Pattern::CareOf => all(text, |c| is_latin(c) || c.is_ascii_digit() || is_among(c, "()/&'#., -")),
        }
    }
}

fn all(text: &str, accepts: impl Fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(accepts)
}

/// Whether `characters` holds the character; `str::contains` would bring a search engine in.
fn is_among(character: char, characters: &str) -> bool {
    characters.chars().any(|other| other == character)
}

fn is_latin(character: char) -> bool {
    character.is_ascii_alphabetic() || matches!(character, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ')
}

fn is_digits(text: &str, fewest: usize, most: usize) -> bool {
    (fewest..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// The optional 1 is a digit like the others: 7 to 16 digits, 16 only with a leading 1.
fn phone(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    is_digits(digits, 7, 15) || (digits.starts_with('1') && is_digits(digits, 16, 16))
}

/// A digit, then 10 to 14 digits, each with an optional hyphen before it.
fn account_number(text: &str) -> bool {
    let mut hyphen = true;
    let mut digits = 0u32;
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => {
                digits = digits.saturating_add(1);
                hyphen = false;
            }
            b'-' if !hyphen => hyphen = true,
            _ => return false,
        }
    }
    !hyphen && (11..=15).contains(&digits)
}

/// Digits, with a single hyphen here and there between two of them, then letters.
fn street_number(text: &str) -> bool {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(text.len());
    let (numbers, letters) = text.split_at_checked(end).unwrap_or((text, ""));
    numbers.split('-').all(|part| is_digits(part, 1, usize::MAX))
        && letters.chars().all(|c| c.is_ascii_alphabetic() || is_among(c, "ÅÄÖåäö"))
}
