// The forms in which servers send a secret back, as patterns: of each character what JSON, URLs and HTML make of it,
// once or several times over. What repeats in a pattern is bounded or begins at one place only, so that searching stays linear.

const encoder = new TextEncoder();

/** A number in hexadecimal digits, of either case. */
function hex(value: number, digits: number): string {
  const text = value.toString(16).padStart(digits, "0");
  return text.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

const percent = (bytes: Iterable<number>): string =>
  [...bytes].map((byte) => `%(?:25)*${hex(byte, 2)}`).join("");

// What the encodings themselves are written with, which another one around them may have encoded.
const SLASH = `(?:\\\\u005[cC]|\\\\|${percent([0x5c])}|&#(?:0*92|[xX]0*5[cC]);)`;
// Of a long run of them each would be a beginning: a pattern that takes any number of them would take the square.
const QUOTING = `${SLASH}{0,31}`;
const ESCAPING = `${SLASH}{1,32}`;
const SEMICOLON = `(?:;|${percent([0x3b])})`;
const HASH = `(?:#|${percent([0x23])})`;
/** What HTML calls a character: any name will do for any character, as there are two thousand of them. */
const NAME = "[A-Za-z]{2,31}[0-9]{0,2}";
const AMPERSAND = `(?:&|${SLASH}u0026|${percent([0x26])})(?:(?:amp|${HASH}(?:0*38|[xX]0*26))${SEMICOLON})*`;

/** What a path of JSON (RFC 6901, 3) has in the place of what it is made of. */
const POINTERS: Readonly<Record<string, string>> = { "/": "~1", "~": "~0" };

/** All forms of a character; what stands before it is of JSON, and of JSON within JSON. */
function formsOf(character: string, quoting: string, escaping: string): string {
  const code = character.codePointAt(0) as number;
  const units = character.split("").map((unit) => `${escaping}u${hex(unit.charCodeAt(0), 4)}`);
  const short = code <= 0xff ? `|${escaping}x${hex(code, 2)}` : "";
  const forms = [
    `${AMPERSAND}(?:${HASH}(?:0*${code}|[xX]0*${hex(code, 1)})|${NAME})${SEMICOLON}`,
    percent(encoder.encode(character)),
    literal(character),
  ];
  if (Object.hasOwn(POINTERS, character)) forms.push(POINTERS[character] as string);
  // So forms have it.
  if (character === " ") forms.push(formsOf("+", "", escaping));
  // Headers carry such a character as one byte, which is no UTF-8.
  if (code >= 0x80 && code <= 0xff) forms.push(percent([code]), "\ufffd");
  return `(?:${units.join("")}${short}|${quoting}(?:${forms.join("|")}))`;
}

/** The pattern of a text in all its forms. */
function patternOf(text: string): string {
  let pattern = "";
  let before = "";
  for (const [part] of text.matchAll(/\\+|[^\\]/gu)) {
    // JSON doubles backslashes; those before the first characters tell nothing.
    if (part.startsWith("\\")) pattern += SLASH.repeat(part.length) + (before === "" ? "" : QUOTING);
    else if (/\w/.test(part)) pattern += part;
    else if (before === "") pattern += formsOf(part, "", SLASH);
    else pattern += before.startsWith("\\") ? formsOf(part, "", "") : formsOf(part, QUOTING, ESCAPING);
    before = part;
  }
  return pattern;
}

/** Longest part of a secret that is one pattern: engines take no long ones. */
const LONGEST_PART = 64;
/** So much of a part is enough to see that it is not there. */
const LONGEST_CORE = 12;

/** A part of a secret, which is looked for by itself. */
export class Part {
  /** What stands in the text as it is if the part does, as no encoding changes it. */
  readonly core: string;
  readonly #text: string;
  #pattern: RegExp | undefined;

  constructor(text: string) {
    this.#text = text;
    const runs: readonly string[] = text.match(/\w+/g) ?? [];
    const longest = runs.reduce((one, other) => (other.length > one.length ? other : one), "");
    this.core = longest.slice(0, LONGEST_CORE);
  }

  /** Where it stands in a text: the first character, and the one behind the last. */
  *placesIn(text: string): Generator<readonly [number, number]> {
    if (!text.includes(this.core)) return;
    this.#pattern ??= new RegExp(patternOf(this.#text), "g");
    const pattern = this.#pattern;
    pattern.lastIndex = 0;
    // Not by matchAll, which copies the pattern each time: that costs more than to look through a short text.
    for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
      yield [found.index, pattern.lastIndex];
    }
  }
}

/** The parts of a secret, of about the same length. */
export function partsOf(secret: string): Part[] {
  // Not within a character.
  const characters = [...secret];
  const count = Math.ceil(characters.length / LONGEST_PART);
  const length = Math.ceil(characters.length / count);
  const part = (place: number) => characters.slice(place * length, (place + 1) * length).join("");
  return Array.from({ length: count }, (_, place) => new Part(part(place)));
}
