//! Whether a request is sent again, and when: a pure decision.

/// What became of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The request failed on its way, timed out, or its answer broke off.
    Network,
    /// The server answered with this status.
    Status(u16),
}

/// How often and how fast requests are sent again.
#[derive(Debug, Clone, Copy)]
pub struct Policy<'a> {
    /// Most attempts, the first one included.
    pub attempts: u32,
    /// Milliseconds that the first wait is drawn from.
    pub base_delay: u32,
    /// Most milliseconds that a wait is drawn from.
    pub max_delay: u32,
    /// The statuses after which a request is sent again.
    pub statuses: &'a [u16],
}

/// Statuses that tell of a passing trouble; 500 is not one, as the request may have been at fault.
pub const STATUSES: &[u16] = &[408, 425, 429, 502, 503, 504];

/// Most milliseconds that a server's `Retry-After` is waited for.
pub const LONGEST_RETRY_AFTER: u32 = 60_000;

impl Default for Policy<'_> {
    fn default() -> Self {
        Policy { attempts: 3, base_delay: 300, max_delay: 10_000, statuses: STATUSES }
    }
}

/// An attempt that failed.
#[derive(Debug, Clone, Copy)]
pub struct Attempt<'a> {
    /// HTTP method, in capitals.
    pub method: &'a str,
    /// How many attempts there have been.
    pub number: u32,
    /// What became of this one.
    pub failure: Failure,
    /// What the server's `Retry-After` asks for, in milliseconds.
    pub retry_after: Option<u32>,
    /// A random number, all bits of it.
    pub random: u32,
    /// Milliseconds until the deadline, if there is one.
    pub left: Option<u32>,
}

/// Milliseconds to wait before the request is sent again, or nothing when it is not.
///
/// Only what is safe is repeated: GET, PUT and DELETE after any passing trouble, every
/// method after 429, as the server has not acted then. The wait is drawn between 0 and an
/// exponentially growing limit ("full jitter"); `Retry-After` overrides it, up to a limit.
#[must_use]
pub fn delay(policy: &Policy<'_>, attempt: &Attempt<'_>) -> Option<u32> {
    if attempt.number >= policy.attempts {
        return None;
    }
    let repeatable = matches!(attempt.method, "GET" | "PUT" | "DELETE");
    let again = match attempt.failure {
        Failure::Network => repeatable,
        Failure::Status(status) => policy.statuses.contains(&status) && (repeatable || status == 429),
    };
    if !again {
        return None;
    }
    let delay = match attempt.retry_after {
        Some(asked) => asked.min(LONGEST_RETRY_AFTER),
        None => jitter(policy, attempt),
    };
    // Waiting beyond the deadline would only end in a timeout.
    if attempt.left.is_some_and(|left| delay >= left) { None } else { Some(delay) }
}

fn jitter(policy: &Policy<'_>, attempt: &Attempt<'_>) -> u32 {
    let doublings = attempt.number.saturating_sub(1);
    let grown = 1u32.checked_shl(doublings).and_then(|factor| policy.base_delay.checked_mul(factor));
    let limit = grown.unwrap_or(u32::MAX).min(policy.max_delay);
    // The product of two 32-bit numbers fits 64 bits; its upper half is below `limit`.
    let drawn = (u64::from(limit).saturating_mul(u64::from(attempt.random))) >> 32;
    u32::try_from(drawn).unwrap_or(limit)
}
