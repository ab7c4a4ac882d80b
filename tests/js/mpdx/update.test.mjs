// Updates of MPDX: what may be written, how it is sent, and what becomes of a conflict.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ConfigError, ConflictError, schemas, TimeoutError, ValidationError } from "fieldgate";
import { attributes, client, conflict, document, ROW, row } from "../../support/mpdx.mjs";
import { brief, rejection } from "../../support/pigello.mjs";

const OLD = "2026-01-01T00:00:00Z";
const NEW = "2026-02-02T00:00:00Z";

const sentBy = (call) => JSON.parse(call.body).data.attributes;

/** The issues of changes that are refused before anything is sent. */
async function refused(changes) {
  const { accounts, calls } = client();
  const error = await rejection(accounts.update(ROW, changes));
  assert.ok(error instanceof ValidationError, `${error}`);
  assert.equal(calls.length, 0);
  return brief(error.issues);
}

describe("what may be written", () => {
  for (const [what, changes, issues] of [
    ["nothing", {}, ["updated_in_db_at required"]],
    ["no lock token", { active: true }, ["updated_in_db_at required"]],
    ["overwrite: false", { active: true, overwrite: false }, ["updated_in_db_at required"]],
    ["an absent token", { updated_in_db_at: undefined, active: true }, ["updated_in_db_at required"]],
    ["empty text as a token", { updated_in_db_at: "" }, ["updated_in_db_at min_length"]],
    ["null as a token", { updated_in_db_at: null }, ["updated_in_db_at null"]],
    ["a Date as a token", { updated_in_db_at: new Date(0) }, ["updated_in_db_at type"]],
    [
      "a wrong token even with overwrite",
      { overwrite: true, updated_in_db_at: null },
      ["updated_in_db_at null"],
    ],
    ["empty text as a date", { overwrite: true, updated_at: "" }, ["updated_at min_length"]],
    ["text as active", { overwrite: true, active: "true" }, ["active type"]],
    ...[
      ["an invalid Date", Number.NaN],
      ["a Date beyond the year 9999", 253_402_300_800_000],
      ["a Date beyond the year 99999", 8.64e15],
      ["a Date in the year 0", -62_167_219_200_000],
      ["a Date before the year 0", -8.64e15],
    ].flatMap(([what, time]) =>
      ["updated_at", "created_at"].map((name) => [
        `${what} as ${name}`,
        { overwrite: true, [name]: new Date(time) },
        [`${name} format`],
      ]),
    ),
    ["null as active", { overwrite: true, active: null }, ["active null"]],
    ["text as overwrite", { overwrite: "true", updated_in_db_at: OLD }, ["overwrite type"]],
    ["an unknown attribute", { overwrite: true, activ: true }, ["activ unknown_field"]],
    ["no object", null, [" type"]],
  ]) {
    test(`refused: ${what}`, async () => assert.deepEqual(await refused(changes), issues));
  }

  test("every attribute that the document does not make writable is read-only", async () => {
    const writable = ["active", "updated_at", "created_at", "updated_in_db_at"];
    for (const name of Object.keys(attributes).filter((one) => !writable.includes(one))) {
      assert.deepEqual(await refused({ overwrite: true, [name]: attributes[name] }), [`${name} read_only`]);
    }
  });

  test("what is said of a Date without a date-time", () => {
    const { update } = schemas.designationAccount;
    const [issue] = update.validateField("updated_at", new Date(Number.NaN));
    assert.equal(issue.message, "must be a date and time with an offset, such as 2026-01-31T12:00:00Z");
    assert.deepEqual(issue.params, { format: "date-time" });
    for (const time of [-62_135_596_800_000, 253_402_300_799_999])
      assert.deepEqual(update.validateField("updated_at", new Date(time)), []);
  });

  test("every issue at once", async () => {
    const issues = await refused({ active: 1, name: "x", nme: 1, updated_in_db_at: "" });
    assert.deepEqual(issues.sort(), [
      "active type",
      "name read_only",
      "nme unknown_field",
      "updated_in_db_at min_length",
    ]);
  });

  for (const [what, changes, sent] of [
    ["active with a token", { active: false, updated_in_db_at: OLD }],
    ["overwrite alone", { overwrite: true }],
    ["overwrite: false with a token", { overwrite: false, updated_in_db_at: OLD }],
    ["a Date as updated_at", { overwrite: true, updated_at: new Date(0) }, "1970-01-01T00:00:00.000Z"],
    ["any text as a token", { updated_in_db_at: '  not a date é\u{1f600}\\"' }],
  ]) {
    test(`sent: ${what}`, async () => {
      const { accounts, calls } = client();
      assert.deepEqual(await accounts.update(ROW, changes), { data: row() });
      const body = JSON.parse(calls[0].body);
      assert.deepEqual(Object.keys(body), ["data"]);
      assert.equal(body.data.type, "designation_accounts");
      assert.deepEqual(body.data.attributes, sent ? { ...changes, updated_at: sent } : changes);
      assert.equal(calls[0].method, "PUT");
    });
  }
});

describe("conflicts", () => {
  /** A server with a row: it refuses every token but its own, and changes the row `busy` times more. */
  function server({ busy = 0, token = NEW, status = 409 } = {}) {
    const state = { token, busy, gets: 0, puts: 0 };
    const answer = ({ method, body }) => {
      if (method === "GET") {
        state.gets += 1;
        return document({ data: row({ active: false, updated_in_db_at: state.token }) });
      }
      state.puts += 1;
      const changes = JSON.parse(body).data.attributes;
      if (changes.overwrite !== true) {
        if (state.busy-- > 0) state.token = `${NEW}+${state.puts}`;
        if (changes.updated_in_db_at !== state.token) {
          return status === 409 ? conflict(state.token) : document({ errors: [] }, status);
        }
      }
      return document({ data: row({ active: changes.active ?? false }) });
    };
    return { state, answer };
  }
  const stale = { active: true, updated_in_db_at: OLD };

  for (const options of [undefined, {}, { onConflict: "error" }, { onConflict: undefined }]) {
    test(`an error by default: ${JSON.stringify(options)}`, async () => {
      const { state, answer } = server();
      // Retries stand as they are by default: a conflict is none of their cases.
      const error = await rejection(
        client(answer, { retry: undefined }).accounts.update(ROW, stale, options),
      );
      assert.ok(error instanceof ConflictError);
      assert.equal(error.updatedInDbAt, NEW);
      assert.equal(error.attempts, 1);
      assert.deepEqual(brief(error.issues), ["updated_in_db_at server"]);
      assert.deepEqual([state.puts, state.gets], [1, 0]);
    });
  }

  test("a conflict that tells no token", async () => {
    for (const body of [{}, { errors: [] }, { errors: [null, 7, { meta: null }] }, "gone", "[]"]) {
      const error = await rejection(client(() => document(body, 409)).accounts.update(ROW, stale));
      assert.ok(error instanceof ConflictError);
      assert.equal(error.updatedInDbAt, undefined);
    }
  });

  test("overwrite: once more, over whatever there is", async () => {
    const { state, answer } = server();
    const { accounts, calls } = client(answer);
    const { data } = await accounts.update(ROW, stale, { onConflict: "overwrite" });
    assert.equal(data.attributes.active, true);
    assert.deepEqual([state.puts, state.gets], [2, 0]);
    assert.deepEqual(sentBy(calls[1]), { ...stale, overwrite: true });
  });

  test("overwrite that is in conflict all the same is an error", async () => {
    const { accounts, calls } = client(() => conflict(NEW));
    const error = await rejection(accounts.update(ROW, stale, { onConflict: "overwrite" }));
    assert.ok(error instanceof ConflictError);
    assert.equal(calls.length, 2);
  });

  test("a function sees the row as it is now, and its changes go out with that row's token", async () => {
    const { state, answer } = server();
    const { accounts, calls } = client(answer);
    const seen = [];
    await accounts.update(ROW, stale, {
      onConflict: async (current) => {
        seen.push(current);
        return { active: !current.attributes.active };
      },
    });
    assert.deepEqual(seen, [row({ active: false, updated_in_db_at: NEW })]);
    assert.deepEqual([state.puts, state.gets], [2, 1]);
    assert.deepEqual(sentBy(calls[2]), { active: true, updated_in_db_at: NEW });
  });

  test("a 409 that is about something else is an error, whatever onConflict says", async () => {
    const about = (pointer) => ({ errors: [{ status: "409", detail: "no", source: { pointer } }] });
    for (const body of [about("/data/attributes/active"), about("/data/type"), {}, "gone"]) {
      for (const onConflict of ["overwrite", () => assert.fail("asked")]) {
        const { accounts, calls } = client(() => document(body, 409));
        const error = await rejection(accounts.update(ROW, stale, { onConflict }));
        assert.ok(error instanceof ConflictError);
        assert.equal(calls.length, 1);
      }
    }
    // The pointer alone tells as well as the token that the row has now.
    const pointed = () => document(about("/data/attributes/updated_in_db_at"), 409);
    const { accounts, calls } = client(pointed);
    await rejection(accounts.update(ROW, stale, { onConflict: "overwrite" }));
    assert.equal(calls.length, 2);
  });

  test("a function's undefined token is none: that of the row read again goes out", async () => {
    const { answer } = server();
    const { accounts, calls } = client(answer);
    await accounts.update(ROW, stale, { onConflict: () => ({ active: true, updated_in_db_at: undefined }) });
    assert.deepEqual(sentBy(calls[2]), { active: true, updated_in_db_at: NEW });
  });

  test("an id that is none hides nothing of the changes", async () => {
    const { accounts, calls } = client();
    const error = await rejection(accounts.update("x", { active: 1, overwrite: true }));
    assert.deepEqual(brief(error.issues), ["id format", "active type"]);
    assert.equal(calls.length, 0);
  });

  test("a function may name a token or overwrite of its own", async () => {
    const { answer } = server();
    const { accounts, calls } = client(answer);
    const own = { overwrite: true, updated_in_db_at: "2026-01-15T00:00:00Z" };
    await accounts.update(ROW, stale, { onConflict: () => own });
    assert.deepEqual(sentBy(calls[2]), own);
  });

  test("the token that was in conflict is none: a function may give the same changes again", async () => {
    const { state, answer } = server();
    const { accounts, calls } = client(answer);
    await accounts.update(ROW, stale, { onConflict: () => stale });
    assert.deepEqual(sentBy(calls[2]), { ...stale, updated_in_db_at: NEW });
    assert.equal(state.puts, 2);
  });

  test("a row that changes all the time: three attempts, then the error", async () => {
    const { state, answer } = server({ busy: 100 });
    let asked = 0;
    const onConflict = () => {
      asked += 1;
      return { active: true };
    };
    const error = await rejection(client(answer).accounts.update(ROW, stale, { onConflict }));
    assert.ok(error instanceof ConflictError);
    assert.deepEqual([state.puts, state.gets, asked], [3, 2, 2]);
  });

  test("a row that changes once more is met with the second try", async () => {
    const { state, answer } = server({ busy: 2 });
    await client(answer).accounts.update(ROW, stale, { onConflict: () => ({ active: true }) });
    assert.deepEqual([state.puts, state.gets], [3, 2]);
  });

  test("what a function throws, or forgets to return, ends the update", async () => {
    const reason = new Error("no");
    const thrower = client(server().answer);
    const onConflict = () => {
      throw reason;
    };
    assert.equal(await rejection(thrower.accounts.update(ROW, stale, { onConflict })), reason);
    const { state, answer } = server();
    const error = await rejection(client(answer).accounts.update(ROW, stale, { onConflict: () => {} }));
    assert.ok(error instanceof ValidationError);
    assert.deepEqual([state.puts, state.gets], [1, 1]);
  });

  test("changes of a function are checked as any others", async () => {
    const { state, answer } = server();
    const onConflict = () => ({ name: "x" });
    const error = await rejection(client(answer).accounts.update(ROW, stale, { onConflict }));
    assert.deepEqual(brief(error.issues), ["name read_only"]);
    assert.equal(state.puts, 1);
  });

  test("no other refusal is taken for a conflict", async () => {
    for (const status of [400, 403, 404, 412, 422]) {
      const { state, answer } = server({ status });
      const onConflict = () => assert.fail("asked");
      const error = await rejection(client(answer).accounts.update(ROW, stale, { onConflict }));
      assert.equal(error.status, status);
      assert.equal(state.puts, 1);
    }
  });

  test("an onConflict that is none is told before anything is sent", async () => {
    for (const onConflict of ["overwite", true, null, {}]) {
      const { accounts, calls } = client();
      const error = await rejection(accounts.update(ROW, stale, { onConflict }));
      assert.ok(error instanceof ConfigError);
      assert.equal(error.option, "onConflict");
      assert.equal(calls.length, 0);
    }
  });

  test("a deadline is that of the whole update, and an abort ends it", async () => {
    const never = () => new Promise(() => {});
    const { accounts, calls } = client(server().answer);
    const late = await rejection(accounts.update(ROW, stale, { onConflict: never, deadline: 50 }));
    assert.ok(late instanceof TimeoutError);
    // The one write that was sent is known to have been refused.
    assert.equal(late.outcome, "not_sent");
    assert.equal(calls.length, 2);
    const controller = new AbortController();
    const reason = new Error("enough");
    const onConflict = () => {
      controller.abort(reason);
      return { active: true };
    };
    const other = client(server().answer);
    const { signal } = controller;
    assert.equal(await rejection(other.accounts.update(ROW, stale, { onConflict, signal })), reason);
    assert.equal(other.calls.length, 2);
  });
});

test("what becomes of the read after a conflict tells nothing of the write", async () => {
  const changes = { active: true, updated_in_db_at: OLD };
  const lost = () => {
    throw new TypeError("socket hang up");
  };
  const retry = { attempts: 2, sleep: async () => {} };
  const refused = { response: () => document({ errors: [] }, 429) };
  for (const [turns, options] of [
    [[() => conflict(NEW), () => new Promise(() => {})], { timeout: 20 }],
    [[() => conflict(NEW), lost], {}],
    [[refused.response, () => conflict(NEW), lost], { retry }],
  ]) {
    const { accounts } = client((_, index) => turns[Math.min(index, turns.length - 1)](), options);
    const onConflict = () => assert.fail("asked");
    const error = await rejection(accounts.update(ROW, changes, { onConflict }));
    assert.equal(error.outcome, "not_sent", error.message);
  }
});

test("what onConflict gives is taken as changes are", async () => {
  class Changes {
    active = true;
  }
  const answers = [new Map([["active", true]]), new Date(), [], /x/, new Changes(), null, "x"];
  const broken = {
    get active() {
      throw new Error("no");
    },
  };
  for (const answer of [...answers, broken]) {
    const { accounts, calls } = client((_, index) =>
      index === 0 ? conflict(NEW) : document({ data: row() }),
    );
    const changes = { active: true, updated_in_db_at: OLD };
    const error = await rejection(accounts.update(ROW, changes, { onConflict: () => answer }));
    assert.ok(error instanceof ValidationError);
    assert.deepEqual(brief(error.issues), [" type"]);
    assert.equal(calls.length, 2);
  }
});

test("nothing is sent when onConflict has taken the time", async () => {
  const { accounts, calls } = client((_, index) => (index === 0 ? conflict(NEW) : document({ data: row() })));
  const onConflict = () => {
    const end = performance.now() + 40;
    while (performance.now() < end);
    return { active: true };
  };
  const changes = { active: true, updated_in_db_at: OLD };
  const error = await rejection(accounts.update(ROW, changes, { onConflict, deadline: 30 }));
  assert.ok(error instanceof TimeoutError);
  assert.deepEqual(
    calls.map(({ method }) => method),
    calls.length === 1 ? ["PUT"] : ["PUT", "GET"],
  );
});

test("what an earlier attempt may have written is not taken back by a later one that was never sent", async () => {
  const unsent = () => {
    throw Object.assign(new TypeError("x"), {
      cause: Object.assign(new Error("no"), { code: "ECONNREFUSED" }),
    });
  };
  for (const onConflict of ["overwrite", () => ({ active: true })]) {
    const turns = [
      () => {
        throw new TypeError("socket hang up");
      },
      () => conflict(NEW),
      unsent,
    ];
    const retry = { sleep: async () => {} };
    const { accounts } = client((_, index) => turns[Math.min(index, 2)](), { retry });
    const error = await rejection(
      accounts.update(ROW, { active: true, updated_in_db_at: OLD }, { onConflict }),
    );
    assert.equal(error.code, "network_error");
    assert.equal(error.outcome, "unknown");
  }
  const never = client((_, index) => (index === 0 ? conflict(NEW) : unsent()));
  const changes = { active: true, updated_in_db_at: OLD };
  const error = await rejection(never.accounts.update(ROW, changes, { onConflict: "overwrite" }));
  assert.equal(error.outcome, "not_sent");
});
