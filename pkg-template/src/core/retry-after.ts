// The header in which a server asks to wait (RFC 9110, 10.2.3).

/** Milliseconds that a `Retry-After` header asks for: seconds or a date; nothing when it is neither. */
export function retryAfterOf(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1_000, 0x7fff_ffff);
  // A date of HTTP begins with its day; of other text engines make what they like.
  const isDate = /^(mon|tue|wed|thu|fri|sat|sun)/i.test(text);
  // The oldest of its three forms names no zone, and is of GMT as the others are.
  const date = isDate ? Date.parse(/ \d{4}$/.test(text) ? `${text} GMT` : text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.min(Math.max(date - now, 0), 0x7fff_ffff);
}
