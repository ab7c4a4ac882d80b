// JSON text of values in many forms: escapes, white space, and other ways to write a number.

const SPACES = ["", "", "", " ", "\n", "\t\r\n "];

/** Whether JSON has a form for all of a value, so that its text says the same. */
export function hasText(value) {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null) return value !== undefined;
  if (Array.isArray(value)) return value.every(hasText);
  // Under a key, undefined is the same as absent.
  return Object.values(value).every((member) => member === undefined || hasText(member));
}

function string(random, value) {
  const plain = JSON.stringify(value);
  if (!random.once(8)) return plain;
  let out = '"';
  for (let i = 0; i < value.length; i++) out += `\\u${value.charCodeAt(i).toString(16).padStart(4, "0")}`;
  return `${out}"`;
}

/** Zeros enough that a reader that rounds is found out. */
const ALMOST_ONE = "1.00000000000000000000000000001";

function number(random, value) {
  const plain = Object.is(value, -0) ? "-0" : String(value);
  if (!random.once(6)) return plain;
  if (value === 1 && random.once(3)) return ALMOST_ONE;
  if (!Number.isInteger(value) || /e/.test(plain)) return plain.replace("e", "E");
  return random.pick([`${plain}.0`, `${plain}e0`, ...(value === 0 ? [] : [`${plain}0e-1`]), `${plain}E+00`]);
}

/** The text of a value for which {@link hasText} holds. */
export function textOfValue(random, value) {
  const gap = () => random.pick(SPACES);
  const write = (one) => {
    if (typeof one === "string") return string(random, one);
    if (typeof one === "number") return number(random, one);
    if (typeof one !== "object" || one === null) return String(one);
    const array = Array.isArray(one);
    const parts = array
      ? one.map(write)
      : Object.keys(one)
          .filter((key) => one[key] !== undefined)
          .map((key) => `${string(random, key)}${gap()}:${gap()}${write(one[key])}`);
    return `${array ? "[" : "{"}${gap()}${parts.join(`${gap()},${gap()}`)}${gap()}${array ? "]" : "}"}`;
  };
  return gap() + write(value) + gap();
}
