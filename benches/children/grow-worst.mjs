// A process that checks the worst inputs, once and twice as large, by turns, and prints their times.

import { Pigello, schemas } from "fieldgate";
import { measure } from "../lib/measure.mjs";

const ID = "0b6e2a55-6f0e-4c11-9a43-9d2d1f6b7a10";
const rounds = Number(process.argv[2]);
const encoder = new TextEncoder();

const { organization, subTenantTenantConnection: connection } = schemas;
const keys = (count) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`unknown_${i}`, i]));
const row = (instruction) => ({
  sub_tenant: { id: ID },
  tenant: { id: ID },
  stakeholder_type: 2,
  debt_distribution_instruction: instruction,
});
/** As deep as a value may be, side by side as often as there is room. */
const deep = (size) => {
  const depth = 100;
  const one = () => JSON.parse("[".repeat(depth) + "]".repeat(depth));
  return row(Array.from({ length: size / depth }, one));
};
const asBytes = (make) => (size) => encoder.encode(JSON.stringify(make(size)));
const bytesOf = (text) => (size) => encoder.encode(text(size));

/** Credentials with characters that servers escape, and what has the same letters and many escapes. */
const secret = `${ID}/+"`;
const names = [
  "customerId",
  "applicationId",
  "serviceId",
  "serviceVersionId",
  "clientCt",
  "clientObjectId",
  "clientSecret",
];
const credentials = Object.fromEntries(
  names.map((name, place) => [name, secret.replace("0", String(place))]),
);
const escapes = (size) => encoder.encode(`${ID.replaceAll("-", " ")} ${"\\".repeat(size)}`);

/** What refuses a request with a body. */
async function refuse(body) {
  const fetch = async () => new Response(body, { status: 400 });
  const { organization } = new Pigello({ baseUrl: "http://localhost", credentials, fetch }).sales;
  await organization.get(ID).catch(() => {});
}

/** By name: what makes an input of a size, what checks it, and the smaller size. */
const inputs = {
  "long text": [(size) => ({ name: "x".repeat(size) }), (value) => organization.create.validate(value), 1e6],
  "long text, not ASCII": [
    (size) => ({ name: "Ä\u{1F600}".repeat(size / 2) }),
    (value) => organization.create.validate(value),
    1e6,
  ],
  "long text, as JSON": [
    asBytes((size) => ({ name: "x".repeat(size) })),
    (value) => organization.create.validateJson(value),
    1e6,
  ],
  "long text of escapes, as JSON": [
    bytesOf((size) => `{"name":"${"\\u00e4".repeat(size / 6)}"}`),
    (value) => organization.create.validateJson(value),
    1e6,
  ],
  "many unknown keys": [keys, (value) => organization.create.validate(value), 10_000],
  "many unknown keys, as JSON": [asBytes(keys), (value) => organization.create.validateJson(value), 10_000],
  "many unknown keys of an answer": [
    asBytes((size) => ({ id: ID, name: "A", ...keys(size) })),
    (value) => organization.read.validateJson(value),
    10_000,
  ],
  "many rows with issues": [
    (size) => Array.from({ length: size }, () => ({ name: 1, nmae: 2 })),
    (value) => organization.create.validateMany(value),
    10_000,
  ],
  "wide opaque array": [
    (size) => row(Array.from({ length: size }, (_, i) => i)),
    (value) => connection.create.validate(value),
    200_000,
  ],
  "deep opaque arrays": [deep, (value) => connection.create.validate(value), 200_000],
  "deep opaque arrays, as JSON": [asBytes(deep), (value) => connection.create.validateJson(value), 200_000],
  "too deep an array, as JSON": [
    bytesOf((size) => `{"debt_distribution_instruction":${"[".repeat(size)}${"]".repeat(size)}}`),
    (value) => connection.create.validateJson(value),
    200_000,
  ],
  "refusal of escapes": [escapes, refuse, 1_000_000],
};

const timed = (check, value) => async () => {
  const start = performance.now();
  // What is done at once is not to wait for the next turn.
  const checking = check(value);
  if (checking instanceof Promise) await checking;
  return performance.now() - start;
};

const series = {};
for (const [name, [make, check, size]] of Object.entries(inputs)) {
  const contenders = { once: timed(check, make(size)), twice: timed(check, make(size * 2)) };
  const { once, twice } = await measure(contenders, { rounds, collect: true });
  series[name] = [once.median, twice.median, twice.median / once.median];
}
console.log(JSON.stringify({ series }));
