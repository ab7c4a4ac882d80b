// MPDX as documented: every request rebuilt through the client, every response decoded unchanged.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { Mpdx, schemas } from "fieldgate";
import { document, MEDIA } from "../support/mpdx.mjs";

const text = readFileSync(new URL("./mpdx-examples.json", import.meta.url), "utf8");
const { operations } = JSON.parse(text).DesignationAccount;

/** Calls the operation as its sample does. */
function perform(accounts, operation, id, body) {
  if (operation === "list") return accounts.list();
  if (operation === "get") return accounts.get(id);
  if (operation === "put") return accounts.update(id, body.data.attributes);
  throw new Error(`the document shows an operation that no test knows: ${operation}`);
}

describe("documented requests and responses of MPDX", () => {
  test("the document has three operations", () => {
    assert.deepEqual(Object.keys(operations).sort(), ["get", "list", "put"]);
  });

  for (const [operation, sample] of Object.entries(operations)) {
    const [, list, id] = /account_lists\/([^/]+)\/designation_accounts(?:\/([^/]+))?$/.exec(sample.path);
    const call = async () => {
      const calls = [];
      const mpdx = new Mpdx({
        token: "YOUR_TOKEN",
        fetch: async (url, init) => {
          calls.push({ url, init });
          return document(sample.response);
        },
      });
      const answer = await perform(mpdx.accountList(list).designationAccounts, operation, id, sample.body);
      assert.equal(calls.length, 1);
      return { ...calls[0], answer };
    };

    test(`${operation}: method, URL, headers and body`, async () => {
      const { url, init } = await call();
      assert.equal(init.method, sample.method);
      assert.equal(url, `https://api.mpdx.org${sample.path}`);
      assert.equal(Object.keys(init.headers).length, 3);
      assert.deepEqual(Object.fromEntries(new Headers(init.headers)), {
        "content-type": sample.headers["Content-Type"],
        accept: MEDIA,
        authorization: "Bearer YOUR_TOKEN",
      });
      if (sample.body === undefined) assert.equal(init.body, undefined);
      else assert.deepEqual(JSON.parse(init.body), sample.body);
    });

    test(`${operation}: the response, unchanged`, async () => {
      const { answer } = await call();
      assert.deepEqual(answer, sample.response);
      for (const resource of [sample.response.data].flat()) {
        assert.deepEqual(schemas.designationAccount.read.validate(resource), { ok: true, value: resource });
        assert.deepEqual(schemas.designationAccount.read.validateJson(JSON.stringify(resource)), {
          ok: true,
        });
      }
    });
  }

  test("the lock token of the PUT sample is sent byte for byte", async () => {
    const { path, body, response } = operations.put;
    const calls = [];
    const fetch = async (_url, init) => {
      calls.push(init.body);
      return document(response);
    };
    const [, , , , list, , id] = path.split("/");
    const accounts = new Mpdx({ token: "t", fetch }).accountList(list).designationAccounts;
    await accounts.update(id, body.data.attributes);
    assert.ok(calls[0].includes('"updated_in_db_at":"-4712-01-01 00:00:00 UTC"'), calls[0]);
  });
});
