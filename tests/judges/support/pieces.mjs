// The pieces that values are made of: texts, ids, instants, opaque data, and junk of every kind.

const CHARACTERS = {
  ascii: ["a", "Z", "0", " ", '"', "\\", "/", "\u007f", "\u0001", "\n"],
  latin: ["\u00e5", "\u00e4", "\u00f6", "\u00c9"],
  wide: ["\u20ac", "\u65e5", "\u2028", "\ufffd", "\uffff", "\ufeff"],
  emoji: ["\u{1f3e0}", "\u{1f469}\u200d", "\u{1f1f8}", "\u{10ffff}"],
  combining: ["\u0301", "e\u0301", "\u0e33", "\u200d"],
};
const CLASSES = Object.keys(CHARACTERS);
const UNSTORABLE = ["\0", "\ud800", "\udfff", "\udc00\ud800"];
const HEX = [..."0123456789abcdefABCDEF"];

/** A text of this many code points. */
export function textOf(random, length) {
  const pool = CHARACTERS[random.pick(CLASSES)];
  const out = [];
  while (out.length < length) out.push(...random.pick(pool));
  return out.slice(0, length).join("");
}

/** A text about as long as a limit allows: below, at, above, and where UTF-16 or bytes would mislead. */
export function textNear(random, limit) {
  return textOf(
    random,
    random.pick([0, 1, limit - 1, limit, limit, limit + 1, limit * 2, limit * 2 + 1, limit * 3]),
  );
}

/** A text with something in it that cannot be stored. */
export function unstorable(random, limit) {
  const text = [...textOf(random, random.pick([0, 3, limit - 1, limit]))];
  text.splice(random.below(text.length + 1), 0, random.pick(UNSTORABLE));
  return text.join("");
}

const hex = (random, length) => Array.from({ length }, () => random.pick(HEX)).join("");

export const uuidOf = (random) => [8, 4, 4, 4, 12].map((length) => hex(random, length)).join("-");

/** A UUID with something wrong, or with something that only looks wrong. */
export function nearUuid(random) {
  const id = uuidOf(random);
  const at = random.below(id.length);
  const put = (text, removed = 1) => id.slice(0, at) + text + id.slice(at + removed);
  return random.pick([
    () => put(""),
    () => put("0", 0),
    () => put("-"),
    () => put("g"),
    () => put("\u0660"),
    () => put("\uff11"),
    () => put("\0"),
    () => put("\ud800"),
    () => put(" "),
    () => put("\u{1f3e0}"),
    () => `${id}\n`,
    () => ` ${id}`,
    () => `{${id}}`,
    () => `urn:uuid:${id}`,
    () => `URN:UUID:${id}`,
    () => id.replaceAll("-", ""),
    () => id.replaceAll("-", "\u2010"),
    () => id.toUpperCase(),
    () => id.toLowerCase(),
    () => "00000000-0000-0000-0000-000000000000",
    () => "",
    () => id.repeat(3),
  ])();
}

const two = (value) => String(value).padStart(2, "0");

/** An instant of RFC 3339. */
export function instantOf(random) {
  const date = `${random.pick(["0001", "1970", "2000", "2024", "9999"])}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`;
  const time = `${two(random.below(24))}:${two(random.below(60))}:${two(random.below(60))}`;
  const fraction = random.once(2) ? `.${"1234567890".repeat(3).slice(0, 1 + random.below(30))}` : "";
  const offset = random.pick(["Z", "z", "+00:00", "-00:00", "+02:00", "-11:30", "+23:59"]);
  return `${date}${random.pick(["T", "T", "t"])}${time}${fraction}${offset}`;
}

/** An instant with something wrong, or at the edge of the calendar. */
export function nearInstant(random) {
  const whole = instantOf(random);
  const [year, month, day] = [
    random.pick(["1900", "2000", "2023", "2024"]),
    1 + random.below(13),
    28 + random.below(5),
  ];
  return random.pick([
    () => `${year}-${two(month)}-${two(day)}T00:00:00Z`,
    () => whole.slice(0, random.below(whole.length)),
    () => whole.replace(/[tT]/, random.pick([" ", "\n", "_", "", "\u00a0", "TT"])),
    () =>
      whole.replace(
        /(Z|z|[+-]..:..)$/,
        random.pick(["", "+02", "+0200", "+24:00", "+00:60", "Z ", "\u2212", "+2:00"]),
      ),
    () => whole.replace(/^..../, random.pick(["0000", "-001", "10000", "99", "\u0661970"])),
    () =>
      `2016-12-31T${random.pick(["23:59:60Z", "23:59:60.5Z", "23:59:61Z", "22:59:60-01:00", "00:29:60+00:30", "23:58:60Z", "12:00:60Z", "24:00:00Z", "23:60:00Z", "23:59:60+01:00"])}`,
    () => `2020-01-01T00:00:00.${"9".repeat(random.pick([1, 17, 40, 100, 101, 107, 108, 109, 200]))}Z`,
    () => "2020-01-01T12:34:59.99999999999999999999Z",
    () => "2020-01-01",
    () => "",
    () => whole.replace(/:/, random.pick([".", "", "\0", "\ud800"])),
  ])();
}

const NUMBERS = [
  0,
  -0,
  1,
  2,
  3,
  4,
  9,
  10,
  11,
  -1,
  0.5,
  1.5,
  2.000000001,
  -0.1,
  5e-324,
  1e21,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31),
  -(2 ** 31) - 1,
  2 ** 31 - 1.5,
  2 ** 53,
  2 ** 53 + 2,
  1e300,
  -1e300,
];

export const numberOf = (random) => random.pick(NUMBERS);

/** A number that JSON has no form for. */
export const notFinite = (random) =>
  random.pick([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);

/** A key that no schema has by itself. */
export const KEYS = [
  "",
  "x",
  "Name",
  "a/b",
  "a~b",
  "a.b",
  "0",
  "__proto__",
  "constructor",
  "toString",
  "\u{1f3e0}",
  "nam\u00e9",
  "id ",
  "$ref",
  "length",
];

/** Sets a key of an object's own, whatever its name. */
export function put(object, key, value) {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Plain data of some depth. */
export function opaque(random, depth = 3) {
  const leaf = () =>
    random.pick([null, true, false, "", textOf(random, 4), numberOf(random), uuidOf(random), [], {}]);
  if (depth === 0 || random.once(3)) return leaf();
  if (random.once(2)) return Array.from({ length: random.below(4) }, () => opaque(random, depth - 1));
  const out = {};
  for (let i = random.below(3); i > 0; i--) put(out, random.pick(KEYS), opaque(random, depth - 1));
  return out;
}

/** A list with something within that cannot be sent. */
export function flawedList(random) {
  const flaw = () =>
    random.pick([
      () => unstorable(random, 5),
      () => notFinite(random),
      () => {
        const out = {};
        put(out, unstorable(random, 5), 1);
        return out;
      },
      () => nested(random.pick([100, 126, 127, 128, 129, 200]), random),
    ])();
  return random.pick([(x) => [x], (x) => [1, { a: [x] }], (x) => [[], [x], x]])(flaw());
}

/** Lists or objects within each other, this deep. */
export function nested(levels, random) {
  let out = random.once(2) ? [] : {};
  for (let i = 1; i < levels; i++) out = random.once(2) ? [out] : { a: out };
  return out;
}

/** Something of any type. */
export function junk(random) {
  return random.pick([
    () => null,
    () => random.once(2),
    () => numberOf(random),
    () => notFinite(random),
    () => textOf(random, random.below(5)),
    () => uuidOf(random),
    () => ({ id: uuidOf(random) }),
    () => ({ id: numberOf(random) }),
    () => ({}),
    () => [],
    () => [{ id: uuidOf(random) }],
    () => opaque(random),
    () => unstorable(random, 5),
    () => instantOf(random),
  ])();
}
