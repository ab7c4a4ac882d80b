// Several copies of the package in one process, as nested dependencies and bundles make them.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import * as one from "fieldgate";
import { sv } from "fieldgate/locale/sv";
import { installedDir } from "../../tools/pack.mjs";

const folder = mkdtempSync(join(tmpdir(), "fieldgate-copies-"));
after(() => rmSync(folder, { recursive: true }));

/** A copy of the package, of which something is imported. */
function copied(name, entry) {
  cpSync(installedDir, join(folder, name), { recursive: true });
  return import(pathToFileURL(join(folder, name, "entry", entry)).href);
}

const other = await copied("other", "index.node.js");

test("each copy knows the errors of the other by their mark and code, not by their class", async () => {
  const { organization } = new other.Pigello({ baseUrl: "http://localhost" }).sales;
  const error = await organization.create({}).catch((reason) => reason);
  assert.ok(!(error instanceof one.ValidationError));
  assert.ok(one.isFieldgateError(error));
  assert.deepEqual([error.code, error.issues[0].code], ["validation_error", "required"]);
});

test("a schema, a sandbox and a locale of one work with the other", async () => {
  const { organization } = one.schemas;
  assert.equal(organization.create.validate({ name: "A" }, { locale: sv }).ok, true);
  const found = other.schemas.organization.create.validate({}, { locale: sv });
  assert.equal(found.issues[0].message, "måste anges");
});

test("a resolver takes a schema that is ready, whatever its own copy has loaded", async () => {
  const { fieldgateResolver } = await copied("third", "react-hook-form.js");
  const { values, errors } = await fieldgateResolver(one.schemas.organization.create)({}, undefined, {});
  assert.deepEqual([values, errors.name.type], [{}, "required"]);
});
