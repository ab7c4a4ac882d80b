// Secrets that servers send back in other forms than they were sent in, and what is no secret.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { client, credentials, ID, json, rejection } from "../support/pigello.mjs";
import { assertSecret } from "./support/assert-secret.mjs";

describe("secrets in other forms", () => {
  const secret = "s3cr3tVälue/with+slash";
  const seven = { ...credentials, customerId: "1000", clientSecret: secret };
  const of = (body, options) =>
    client(() => new Response(body, { status: 400 }), { credentials: seven, ...options });

  test("a number that is a credential leaves the body what it is", async () => {
    const error = await rejection(
      of('{"name":["is too long"],"limit":1000,"n":10001}').org.create({ name: "A" }),
    );
    assert.deepEqual(error.body, { name: ["is too long"], limit: "[redacted]", n: 10001 });
    assert.deepEqual(error.issues[0].path, ["name"]);
  });

  for (const [what, body] of [
    ["escaped slashes in a key", '{"s3cr3tV\\u00e4lue\\/with+slash":["bad"]}'],
    ["ASCII in text that is no JSON", "<p>s3cr3tV\\u00e4lue/with+slash"],
    ["percent-encoded", `no ${encodeURIComponent(secret)}`],
  ]) {
    test(what, async () => {
      assertSecret(await rejection(of(body).org.get(ID)), [secret, encodeURIComponent(secret), "with+slash"]);
    });
  }

  test("a part of one at the end of a body that is cut off", async () => {
    const { org } = of("x".repeat(20) + secret, { maxResponseBytes: 40 });
    assertSecret(await rejection(org.get(ID)), [secret.slice(0, 6)]);
  });

  test("the whole of one near the end of a body that is cut off", async () => {
    const { org } = of(`${"x".repeat(20)}${secret}${" and so on".repeat(3)}`, { maxResponseBytes: 58 });
    assertSecret(await rejection(org.get(ID)), [secret.slice(0, 6)]);
  });

  for (const [what, odd, back] of [
    ["as a page of HTML shows it", "p4ss&word<1>'x", "p4ss&amp;word&lt;1&gt;&#x27;x"],
    ["with slashes that are not encoded", "aB3&dE6'/x+y=", "aB3%26dE6%27/x%2By%3D"],
    ["with digits in lower case", "aB3/dE6+x", "aB3%2fdE6%2bx"],
    ["as a form has it", "two words~+1!", "two+words%7E%2B1%21"],
    ["as a number that does not hold all its digits", "12345678901234567890", "12345678901234567890"],
  ]) {
    test(what, async () => {
      const body = /^\d+$/.test(back) ? `{"id":${back}}` : `<td>${back}</td>`;
      const own = { ...seven, clientSecret: odd };
      assertSecret(await rejection(of(body, { credentials: own }).org.get(ID)), [back, String(Number(back))]);
    });
  }

  for (const [what, odd, back] of [
    ["of PHP", "p4ss&word<1>'x", "p4ss&amp;word&lt;1&gt;&#039;x"],
    ["of .NET", "tokén/1234+5", "tok\\u00E9n/1234\\u002B5"],
    ["of Rails", "tok&en+1234", "tok\\u0026en+1234"],
    ["of JSON within a page", 'pa"ss&word1', "pa\\&quot;ss&amp;word1"],
    ["of a page in a URL", "a<b&c=1234", "a%26lt%3Bb%26amp%3Bc%3D1234"],
    ["of a path of JSON", "abcdefgh/ijklmnop~qrst", "abcdefgh~1ijklmnop~0qrst"],
    ["of scripts", "abcdefgh-ijk\\lmnop", "abcdefgh\\x2Dijk\\u005Clmnop"],
    ["of HTML, with digits and with names", "a&b+c/d=efgh", "a&#x26;#x26;b&plus;c&sol;d&equals;efgh"],
    ["encoded twice", "aB3/dE6+xYz9", "aB3%252FdE6%252BxYz9"],
    ["with backslashes", "a\\b\\\\c", "a\\\\b\\\\\\\\c"],
    ["of HTML, with names of letters", "pässwörd(with)umlauts", "p&auml;ssw&ouml;rd&lpar;with&rpar;umlauts"],
    ["of more than a pattern holds", "x.y-z/".repeat(60), "x.y-z%2F".repeat(60)],
  ]) {
    test(`${what}, as text, and within JSON`, async () => {
      const own = { ...seven, clientSecret: odd };
      const text = await rejection(of(`<${back}>`, { credentials: own }).org.get(ID));
      assert.match(text.body, /^<\\?\[redacted\]>$/);
      const within = JSON.stringify({ detail: back, [back]: "x", more: JSON.stringify({ odd }) });
      const inJson = await rejection(of(within, { credentials: own }).org.get(ID));
      assertSecret(inJson, [back, odd, JSON.stringify(odd).slice(1, -1)]);
      assert.match(inJson.body.detail, /^\\?\[redacted\]$/);
    });
  }

  test("in any mixture of encodings, whatever the secret is made of", async () => {
    const json = (text) => JSON.stringify(text).slice(1, -1);
    const escaped = (text) =>
      json(text).replace(
        /[^ -~]|[<>&+']/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
      );
    const html = (text) => {
      const names = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#x27;" };
      return text.replace(/[&<>"']/g, (mark) => names[mark]);
    };
    const form = (text) => `${new URLSearchParams([["", text]])}`.slice(1);
    const ways = [(text) => text, json, escaped, html, form, encodeURIComponent, encodeURI];
    const characters = "abXYZ019_-.~!*'()/+=?&%#\"<>\\:;,@$|{}[]^` äÿ";
    let seed = 7;
    const random = (below) => {
      seed = (seed * 48_271) % 0x7fff_ffff;
      return seed % below;
    };
    for (let round = 0; round < 400; round++) {
      const length = round % 50 === 0 ? 200 : 6 + random(20);
      const middle = Array.from({ length }, () => characters[random(characters.length)]).join("");
      const clientSecret = `k${middle}9`;
      const bodies = ways.flatMap((outer) => ways.map((inner) => outer(inner(clientSecret))));
      const body = bodies.map((one) => `«${one}»`).join("");
      const { org } = of(body, { credentials: { ...seven, clientSecret } });
      const error = await rejection(org.get(ID));
      // Long ones are looked for in parts, and a backslash between two of them tells nothing.
      const shown = error.body.replace(/\[redacted\](\\|%(25)*5C)*(?=\[redacted\])/g, "");
      assert.equal(shown, "«[redacted]»".repeat(bodies.length), clientSecret);
    }
  });

  test("one that begins within another, and a short one before it", async () => {
    const own = { ...seven, customerId: "2004", clientSecret: "04711secretXYZ987" };
    const error = await rejection(of("see /?next=%2004711secretXYZ987.", { credentials: own }).org.get(ID));
    assert.equal(error.body, "see /?next=%[redacted].");
  });

  test("what headers of one's own hold in other words", async () => {
    for (const [headers, secret] of [
      [{ cookie: "connect.sid=s%3AAbCdEf123%2Fxyz.q%2B1" }, "s:AbCdEf123/xyz.q+1"],
      [{ authorization: `Basic ${btoa("alice:hunter2-secret")}` }, "hunter2-secret"],
      [{ authorization: `Basic ${btoa("alice:pässwörd1")}` }, "pässwörd1"],
      [{ authorization: "Bearer Bearer abcdefgh-ijkl" }, "abcdefgh-ijkl"],
      [
        { cookie: `s=${encodeURIComponent(`${"u".repeat(60)}😀${"secretTAIL".repeat(6)}`)}` },
        `${"u".repeat(60)}%f0%9f%98%80${"secretTAIL".repeat(6)}`,
      ],
      [{ authorization: "AWS4-HMAC-SHA256 SignedHeaders=host;x-date, Signature=fe5f80abcd" }, "fe5f80abcd"],
    ]) {
      const error = await rejection(of(`bad ${secret} for host`, { headers }).org.get(ID));
      assert.equal(error.body, "bad [redacted] for host");
    }
  });

  test("settings among cookies leave dates, versions and languages readable", async () => {
    const cookie = "lang=en-US; d=2024-01-01; theme=Dark; v=1.0.0; sid=a1b2c3d4e5";
    const said = "2024-01-01 is no date of en-US, Dark 1.0.0";
    const error = await rejection(of(`${said} a1b2c3d4e5`, { headers: { cookie } }).org.get(ID));
    assert.equal(error.body, `${said} [redacted]`);
  });

  // A pattern that takes the square of the length would take minutes.
  test("long runs of what escapes are made of end", { timeout: 60_000 }, async () => {
    const uuids = Object.fromEntries(Object.keys(seven).map((name, i) => [name, ID.replace("4", String(i))]));
    const odd = { ...uuids, clientSecret: '\\\\"%&-\\"/"', clientCt: "%25%25&amp;", customerId: '"""---' };
    const parts = ID.split("-").join(" ");
    for (const run of ["\\", "%25", "&amp;", "%", "&#0", "\\u0026", "&#x26;", "-", '"'])
      assert.ok(
        await rejection(of(parts + run.repeat(200_000 / run.length), { credentials: odd }).org.get(ID)),
      );
  });

  test("parameters that say what a signature is about are no secrets", async () => {
    const headers = {
      authorization: 'Digest username="x", realm="organization", uri="/sales/", response="ab12cd34"',
    };
    const error = await rejection(of('{"organization":["is ab12cd34"]}', { headers }).org.get(ID));
    assert.deepEqual(error.body, { organization: ["is [redacted]"] });
    assert.deepEqual(error.issues[0].path, ["organization"]);
    assert.match(error.url, /sales\/organization/);
  });

  test("in the URL of a call whose credentials have not come, with headers of its own", async () => {
    const key = "KEYsecret123";
    const never = () => new Promise(() => {});
    const slow = client(never, { credentials: async () => never(), headers: { "x-api-key": key } });
    assertSecret(await rejection(slow.org.list({ search: key }, { deadline: 20 })), [key]);
    const queue = client(never, { rateLimit: { concurrency: 1 } });
    const first = rejection(queue.org.list({}, { timeout: 50 }));
    const call = { deadline: 20, headers: { "x-api-key": key } };
    assertSecret(await rejection(queue.org.list({ search: key }, call)), [key]);
    const writing = client(never, {
      credentials: async () => never(),
      baseUrl: `http://localhost/${key}`,
      environment: undefined,
    });
    const { stopped } = await writing.org.bulkWrite([{ name: "A" }], call).then(
      (report) => report,
      (error) => ({ stopped: error }),
    );
    assertSecret(stopped, [key]);
    await first;
  });

  for (const cookie of ["sid=abc1234", "sid=abcdefghijklmnop", "a=x; sid=s3cr3t"]) {
    test(`of a cookie as ${cookie}`, async () => {
      const secret = cookie.split("=").at(-1);
      const error = await rejection(of(`bad ${secret}`, { headers: { cookie } }).org.get(ID));
      assert.equal(error.body, "bad [redacted]");
    });
  }

  test("in the URL of a request that has not left when the time is over", async () => {
    const waiting = { ...seven, clientSecret: "token-4711" };
    const baseUrl = `http://localhost/${waiting.clientSecret}`;
    const options = { baseUrl, environment: undefined, credentials: waiting };
    const fetch = () => new Promise(() => {});
    const queued = client(fetch, { ...options, rateLimit: { concurrency: 1 } });
    const first = queued.org.list({}, { timeout: 60 });
    const late = await rejection(queued.org.list({ search: "token-4711" }, { deadline: 20 }));
    assert.equal(late.outcome, "not_sent");
    assertSecret(late, ["token-4711"]);
    assertSecret(await rejection(first), ["token-4711"]);
    const { org } = client(fetch, options);
    const { stopped } = await org.bulkWrite([{ name: "A" }], { deadline: 20 });
    assertSecret(stopped, ["token-4711"]);
  });

  test("in a line of a stream that is cut off", async () => {
    const long = "Sk9-Xyz0123456789abcdefghijklmnopqrstuvwxyz".repeat(4);
    const { org } = client(() => new Response(`{"a":"${long.repeat(200)}"}\n`), {
      credentials: { ...seven, clientSecret: long },
    });
    assertSecret(await rejection(org.stream().next()), ["Xyz0123"]);
  });

  test("in keys, numbers and names of what fetch failed with", async () => {
    class SECRETvalue77 extends Error {}
    for (const cause of [
      Object.assign(new Error("x"), { SECRETvalue77: 1 }),
      Object.assign(new Error("x"), { [Symbol("SECRETvalue77")]: 1 }),
      Object.assign(new Error("x"), { request: { n: 12345678 } }),
      Object.assign(new Error("x"), { n: -12345678 }),
      Object.assign(new Error("x"), { n: 12345678n }),
      Object.assign(new Error("x"), { of: Symbol("SECRETvalue77") }),
      Object.assign(new Error("x"), { send: Object.assign(() => {}, { key: "SECRETvalue77" }) }),
      new SECRETvalue77("x"),
    ]) {
      const own = { ...seven, clientSecret: "SECRETvalue77", clientCt: "12345678" };
      const { org } = client(() => Promise.reject(cause), { credentials: own });
      assertSecret(await rejection(org.get(ID)), ["SECRETvalue77", "12345678"]);
    }
  });

  test("in names of headers, as a number below zero, and a session that begins", async () => {
    const own = { ...seven, clientSecret: "secretvalue77", clientCt: "12345678" };
    const fresh = { "set-cookie": "sessionid=abcdefgh12345" };
    const answer = () => json({ n: -12345678 }, 400, { "x-secretvalue77": "1", "x-other": "2", ...fresh });
    const error = await rejection(client(answer, { credentials: own }).org.get(ID));
    assertSecret(error, ["secretvalue77", "12345678", "abcdefgh"]);
    assert.equal(error.headers.get("x-other"), "2");
    assert.equal(error.headers.get("set-cookie"), "[redacted]");
  });

  test("settings among cookies are no secrets, and no key takes the place of another", async () => {
    const headers = { cookie: "consent=true; view=organization; n=1000000; sid=SECRET123; id=OTHERsecret9" };
    const body = '{"organization":["x"],"SECRET123":["a"],"OTHERsecret9":["b"],"n":true}';
    const error = await rejection(of(body, { headers }).org.get(ID));
    assert.deepEqual(error.body.organization, ["x"]);
    assert.deepEqual(error.body.n, true);
    assert.deepEqual(
      error.issues.map(({ message }) => message),
      ["x", "a", "b"],
    );
    assert.match(error.url, /sales\/organization/);
    assertSecret(error, ["SECRET123", "OTHERsecret9"]);
  });

  test("in an answer that is none", async () => {
    const answer = () => new Response(`{"detail":"s3cr3tV\\u00e4lue\\/with+slash"}`);
    assertSecret(await rejection(client(answer, { credentials: seven }).org.get(ID)), ["lue\\/with+slash"]);
  });

  for (const [headers, body, secrets] of [
    [
      { cookie: "sessionid=SESSIONsecret123; b=c" },
      '{"detail":"session SESSIONsecret123"}',
      ["SESSIONsecret123"],
    ],
    [
      { authorization: 'Token token="KEYsecret123", realm="all"' },
      '{"detail":"unknown key KEYsecret123"}',
      ["KEYsecret123"],
    ],
    [{ authorization: "ApiKey key=abcdefg" }, '{"detail":"unknown key abcdefg"}', ["abcdefg"]],
    [{ authorization: "ApiKey KEYsecret123" }, '{"detail":"unknown key KEYsecret123"}', ["KEYsecret123"]],
  ]) {
    test(`of ${Object.keys(headers)}`, async () =>
      assertSecret(await rejection(of(body, { headers }).org.get(ID)), secrets));
  }

  test("in what a library shows of its own error", async () => {
    class LibraryError extends Error {
      #request = { headers: { authorization: credentials.clientSecret } };
      toJSON() {
        return this.#request;
      }
      [inspect.custom]() {
        return this.#request;
      }
    }
    const error = await rejection(client(() => Promise.reject(new LibraryError("no"))).org.get(ID));
    assertSecret(error);
    assert.match(error.message, /: no \(GET /);
  });
});
