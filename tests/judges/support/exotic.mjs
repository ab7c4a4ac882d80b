// Values as only JavaScript has them: plain data behind getters and proxies, and everything that is no data.
import { types } from "node:util";
import { runInNewContext } from "node:vm";
import { junk, KEYS, nested, put } from "./pieces.mjs";

class Instance {
  id = "497f6eca-6276-4993-bfeb-53cbbbba6f08";
  name = "A";
}

const isObject = (value) => typeof value === "object" && value !== null;

/** The error that getters and traps of this file throw. */
export class Refusal extends Error {}

const refuse = () => {
  throw new Refusal("not today");
};

const TRAPS = ["get", "getPrototypeOf", "getOwnPropertyDescriptor", "ownKeys", "has"];

/** Something that is no plain data. */
export function oddity(random, again) {
  return random.pick([
    () => undefined,
    () => 10n ** 20n,
    () => Symbol("a"),
    () => () => "A",
    () => class {},
    () => new Date(random.pick([0, Number.NaN, 8.64e15])),
    () => /a/,
    () => new Map([["name", "A"]]),
    () => new Set(["A"]),
    () => new WeakMap(),
    () => Promise.resolve(1),
    () => new Error("A"),
    () => new String("A"),
    () => new Number(1),
    () => new Boolean(false),
    () => Object(1n),
    () => new Uint8Array(3),
    () => new ArrayBuffer(3),
    () => new Instance(),
    () => Object.create({ id: 1, name: "A" }),
    () => Object.create(null),
    () => runInNewContext('({ name: "A", id: "x" })'),
    () => runInNewContext("[1, {}]"),
    () => Object.assign([1, 2], { extra: 1 }),
    () => new Array(5),
    () => Object.assign(Object.create(Array.prototype), { length: 2 }),
    () => globalThis,
    () => Object.prototype,
    () => Array.prototype,
    () => nested(random.pick([130, 5_000]), random),
    () => new Proxy({}, { [random.pick(TRAPS)]: refuse }),
    () => new Proxy([], { [random.pick(TRAPS)]: refuse }),
    () => new Proxy(() => {}, {}),
    () => ({ toJSON: refuse, toString: refuse, valueOf: refuse, [Symbol.toPrimitive]: refuse }),
    // biome-ignore lint/suspicious/noThenProperty: data with this key must not be mistaken for a promise
    () => ({ then: refuse, constructor: refuse }),
    () => JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
    () => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return proxy;
    },
    () => {
      const ring = { list: [] };
      ring.list.push(ring);
      return ring;
    },
    () => again(),
  ])();
}

/** Whether a value is data that can be put in another guise without being read for the first time. */
function isData(value) {
  if (!isObject(value) || types.isProxy(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && (prototype !== Array.prototype || !Array.isArray(value)))
    return false;
  return Object.values(Object.getOwnPropertyDescriptors(value)).every((one) => "value" in one);
}

/**
 * The same data in another guise: behind a getter that gives its value once, in a proxy, frozen, without a
 * prototype, with symbols and hidden keys beside it. `reads` counts how often each getter was asked.
 */
export function disguised(random, value, reads, reenter, depth = 20) {
  if (depth === 0 || !isData(value)) return value;
  const inner = (one) => (random.once(3) ? disguised(random, one, reads, reenter, depth - 1) : one);
  if (Array.isArray(value)) return value.map(inner);
  const out = random.once(4) ? Object.create(null) : {};
  for (const key of Object.keys(value)) {
    const member = inner(value[key]);
    if (!random.once(4)) {
      put(out, key, member);
      continue;
    }
    const count = { times: 0 };
    reads.push(count);
    const get = () => {
      count.times += 1;
      // A second look would see another value, which no one has checked.
      if (count.times > 1) return "changed";
      if (random.once(20)) reenter();
      return member;
    };
    Object.defineProperty(out, key, { get, enumerable: true, configurable: true });
  }
  if (random.once(6)) out[Symbol("hidden")] = refuse;
  const hidden = random.pick(["x", "Name", "0", "toString", "length"]);
  if (random.once(6) && !Object.hasOwn(out, hidden)) Object.defineProperty(out, hidden, { get: refuse });
  if (random.once(6)) Object.freeze(out);
  return random.once(6) ? new Proxy(out, {}) : out;
}

/** Puts something odd in the place of a member, or of the whole. */
export function disturbed(random, value, again) {
  if (!isData(value) || random.once(12)) return oddity(random, again);
  const keys = Object.keys(value);
  const names = Array.isArray(value) ? ["0", "9", "extra"] : KEYS;
  const key = random.once(6) || keys.length === 0 ? random.pick(names) : random.pick(keys);
  if (random.once(8))
    Object.defineProperty(value, key, { get: refuse, enumerable: true, configurable: true });
  else if (random.once(3) && isObject(value[key])) put(value, key, disturbed(random, value[key], again));
  else put(value, key, random.once(5) ? junk(random) : oddity(random, again));
  return value;
}
