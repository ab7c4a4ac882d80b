// The command of the package: what it prints, and what it ends with.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { installedDir } from "../../tools/pack.mjs";

const { bin, version } = JSON.parse(readFileSync(join(installedDir, "package.json"), "utf8"));
const command = join(installedDir, bin.fieldgate);
const folder = mkdtempSync(join(tmpdir(), "fieldgate-command-"));
after(() => rmSync(folder, { recursive: true }));

/** Runs the command; gives what it printed and ended with. */
function run(args, input) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [command, ...args], {
    cwd: folder,
    input: input ?? "",
    encoding: "utf8",
  });
  return { out: stdout.split("\n").filter(Boolean), errors: stderr.split("\n").filter(Boolean), status };
}

function file(name, text) {
  writeFileSync(join(folder, name), text);
  return name;
}

const TWICE = { name: "A", id: "497f6eca-6276-4993-bfeb-53cbbbba6f08" };

describe("validate", () => {
  test("JSON lines: each issue with its file and line", () => {
    const rows = file("rows.jsonl", '{"name":"A"}\n{"nmae":1}\n\n  {"name":"B","custom_id":5}\r\n{"name":');
    const { out, errors, status } = run(["validate", "organization", rows]);
    assert.deepEqual(out, [
      "rows.jsonl:2: name is required (required)",
      "rows.jsonl:2: nmae is not a known field; did you mean name? (unknown_field)",
      "rows.jsonl:4: custom_id must be text (type)",
      "rows.jsonl:5: is not valid JSON: the text ends too early (line 5, column 9) (not_json)",
    ]);
    assert.deepEqual([errors, status], [["4 issues"], 1]);
  });

  test("an array, and one object over several lines", () => {
    const array = run(["validate", "organization"], '\n[{"name":"A"},{}]');
    assert.deepEqual([array.out, array.status], [["-: 1.name is required (required)"], 1]);
    const object = JSON.stringify({ name: "A", custom_id: 7 }, null, 2);
    const one = run(["validate", "organization", "-", "--for", "create"], object);
    assert.deepEqual([one.out, one.status], [["-: custom_id must be text (type)"], 1]);
  });

  test("JSON lines whose first line is none, or cut off, are lines all the same", () => {
    for (const first of ["bad", "null", '"x"', '{"name":', '{"name":"A"},']) {
      const { out, status } = run(["validate", "organization"], `${first}\n{"name":"b"}\n{"nam":1}`);
      assert.deepEqual([out.map((line) => line.slice(0, 4)), status], [["-:1:", "-:3:", "-:3:"], 1], first);
    }
  });

  test("a single row has its line, as each of several has, with blank lines around it and as JSON too", () => {
    const message = "nam is not a known field; did you mean name? (unknown_field)";
    for (const [text, line] of [
      ['{"id":1,"nam":"a"}', 1],
      ['{"id":1,"nam":"a"}\n', 1],
      ['\n\n{"id":1,"nam":"a"}\n\n', 3],
      ['{"name":"A"}\n{"id":1,"nam":"a"}\n', 2],
    ]) {
      const { out } = run(["validate", "organization", "--for", "update"], text);
      assert.ok(out.includes(`-:${line}: ${message}`), out.join());
      const found = run(["validate", "organization", "--for", "update", "--json"], text).out;
      assert.deepEqual(new Set(found.map((one) => JSON.parse(one).line)), new Set([line]), text);
    }
    const one = file("one.jsonl", '{"nam":"a"}\n');
    assert.equal(run(["validate", "organization", one]).out.at(-1), `one.jsonl:1: ${message}`);
    const wrong = run(["validate", "organization"], '\n {"name":');
    assert.deepEqual(wrong.out, [
      "-:2: is not valid JSON: the text ends too early (line 2, column 10) (not_json)",
    ]);
  });

  test("lines that are values, but no objects, are rows that must be objects", () => {
    for (const text of ['"x"\n5\n', "5\nnull", 'true\n"x"\n']) {
      const { out } = run(["validate", "organization"], text);
      assert.deepEqual(out, ["-:1: must be an object (type)", "-:2: must be an object (type)"], text);
    }
    assert.deepEqual(run(["validate", "organization"], '"x"').out, ["-:1: must be an object (type)"]);
  });

  test("a name that says so makes lines of anything", () => {
    for (const name of ["rows.jsonl", "rows.NDJSON"]) {
      const { out } = run(["validate", "organization", file(name, '[1]\n{"name":"A"}\n{\n5')]);
      assert.deepEqual(out, [
        `${name}:1: must be an object (type)`,
        `${name}:3: is not valid JSON: the text ends too early (line 3, column 2) (not_json)`,
        `${name}:4: must be an object (type)`,
      ]);
    }
    const array = run(["validate", "organization", file("rows.json", '[{"name":"A"},{}]')]);
    assert.deepEqual(array.out, ["rows.json: 1.name is required (required)"]);
  });

  test("one object over several lines that is no JSON is one issue", () => {
    const { out } = run(["validate", "organization"], '{\n  "name": [\n    7\n  ],,\n}');
    assert.deepEqual(out, ["-: is not valid JSON: unexpected character (line 4, column 5) (not_json)"]);
    const within = '{\n  "reminder_distribution_instruction": [\n    { "a": 1 },\n    { "b": 2 }\n  ],\n}';
    const { out: also } = run(["validate", "subTenantTenantConnection"], within);
    assert.deepEqual(also, ["-: is not valid JSON: unexpected character (line 6, column 1) (not_json)"]);
  });

  test("a mark before UTF-8, as editors on Windows write it, is no part of the text", () => {
    for (const [text, expected] of [
      ['{"name":"A"}\r\n{"nmae":1}\r\n', ["-:2:", "-:2:"]],
      ['{"name":"A"}', []],
      ['[{"name":"A"},{}]', ["-:"]],
      ["", []],
      ['{"name":', ["-:1:"]],
    ]) {
      const { out, status } = run(["validate", "organization"], `\uFEFF${text}`);
      assert.deepEqual(
        [out.map((line) => line.split(" ")[0]), status],
        [expected, expected.length > 0 ? 1 : 0],
        text,
      );
    }
    const [line] = run(["validate", "organization"], '\uFEFF{"name":').out;
    assert.ok(line.includes("(line 1, column 9)"), line);
  });

  test("what is right prints nothing", () => {
    const id = "497f6eca-6276-4993-bfeb-53cbbbba6f08";
    const rows = Array.from({ length: 1_000 }, () => `{"id":"${id}","custom_id":"a"}\n`).join("");
    for (const [args, input] of [
      [["organization"], rows],
      [["organization"], ""],
      [["organization"], "\n \n"],
      [["organization"], "[]"],
      [["organization", "--for", "read"], `[{"id":"${id}","name":"A"}]`],
      [["designationAccount", "--for", "update"], '{"overwrite":true}'],
    ]) {
      const { out, status } = run(["validate", ...args], input);
      assert.deepEqual([out, status], [[], 0], args.join(" "));
    }
  });

  test("options: language, issues as JSON, strictness", () => {
    const found = run(["validate", "organization", "--locale", "sv", "--json"], "{}\n{}");
    assert.deepEqual(
      found.out.map((line) => JSON.parse(line)),
      [1, 2].map((line) => ({ line, path: ["name"], code: "required", message: "måste anges", params: {} })),
    );
    const row = '{"custom_id":"a"}';
    assert.equal(run(["validate", "organization", "--for", "update"], row).status, 0);
    assert.equal(run(["validate", "organization", "--for", "update", "--complete"], row).status, 1);
    const open = '{"category":77}';
    const connection = ["validate", "subTenantTenantConnection", "--for", "update"];
    assert.equal(run(connection, open).status, 1);
    assert.equal(run([...connection, "--open-enums"], open).status, 0);
  });
});

test("schema: the JSON Schema", () => {
  const { out, status } = run(["schema", "organization", "--for", "create"]);
  const schema = JSON.parse(out.join("\n"));
  assert.deepEqual([schema.required, schema.properties.custom_id.maxLength, status], [["name"], 128, 0]);
});

describe("sandbox", { timeout: 60_000 }, () => {
  /** Runs the sandbox while something is done with its address; gives what it ended with. */
  async function serving(args, work) {
    const child = spawn(process.execPath, [command, "sandbox", ...args], {
      cwd: folder,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = new Promise((resolve) => child.once("exit", (code) => resolve(code)));
    try {
      const line = await new Promise((resolve) => child.stdout.once("data", (data) => resolve(String(data))));
      const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line);
      await work(url, line);
    } finally {
      child.kill("SIGTERM");
    }
    const code = await ended;
    if (process.platform !== "win32") assert.equal(code, 0);
  }

  test("serves until it is stopped, and asks for credentials as the API does", () =>
    serving(["--port", "0"], async (url, line) => {
      assert.match(line, /with any credentials/);
      const answer = await fetch(`${url}/sales/organization/list/`, { headers: { origin: "http://a.test" } });
      assert.equal(answer.status, 401);
      assert.equal(answer.headers.get("access-control-allow-origin"), null);
      await answer.arrayBuffer();
      const asked = await fetch(`${url}/sales/organization/`, {
        method: "OPTIONS",
        headers: { origin: "http://a.test", "access-control-request-method": "POST" },
      });
      assert.equal(asked.status, 401);
    }));

  test("rows of a file, without credentials, for pages of another origin", () => {
    const id = "497f6eca-6276-4993-bfeb-53cbbbba6f08";
    const rows = {
      organization: [{ name: "Norra" }, { name: "Södra" }],
      designationAccount: { [id]: [{ attributes: { name: "Water" } }] },
    };
    const origin = "http://localhost:5173";
    const args = [
      "--seed",
      file("seed.json", `\uFEFF${JSON.stringify(rows)}`),
      "--no-credentials",
      "--allow-origin",
      origin,
    ];
    return serving(args, async (url, line) => {
      assert.match(line, /without credentials/);
      const list = await fetch(`${url}/sales/organization/list/`, { headers: { origin } });
      assert.deepEqual(
        (await list.json()).map(({ name }) => name),
        ["Norra", "Södra"],
      );
      assert.equal(list.headers.get("access-control-allow-origin"), origin);
      assert.equal(list.headers.get("access-control-expose-headers"), "*");
      assert.equal(list.headers.get("vary"), "origin");
      const accounts = await fetch(`${url}/api/v2/account_lists/${id}/designation_accounts`, {
        headers: { "content-type": "application/vnd.api+json" },
      });
      assert.deepEqual(
        (await accounts.json()).data.map(({ attributes }) => attributes.name),
        ["Water"],
      );
      const foreign = await fetch(`${url}/sales/organization/list/`, {
        headers: { origin: "http://a.test" },
      });
      assert.equal(foreign.headers.get("access-control-allow-origin"), null);
      await foreign.arrayBuffer();
      const asked = await fetch(`${url}/sales/organization/`, {
        method: "OPTIONS",
        headers: {
          origin,
          "access-control-request-method": "POST",
          "access-control-request-headers": "content-type,x-trace",
        },
      });
      assert.deepEqual(
        [
          asked.status,
          ...["methods", "headers", "origin"].map((name) =>
            asked.headers.get(`access-control-allow-${name}`),
          ),
        ],
        [204, "POST", "content-type,x-trace", origin],
      );
    });
  });
});

describe("what it cannot do ends with 2, and says why", () => {
  for (const [args, reason] of [
    [[], "Say what to do."],
    [["check"], "There is no command check, but validate, schema, sandbox."],
    [["Validate"], "There is no command Validate; did you mean validate?"],
    [["validate"], "Name a resource."],
    [["validate", "tenant"], /^There is no resource tenant, but organization, /],
    [["validate", "Organization"], "There is no resource Organization; did you mean organization?"],
    [["schema", "organisations"], "There is no resource organisations; did you mean organization?"],
    [
      ["schema", "sub-tenant-tenant-connection"],
      "There is no resource sub-tenant-tenant-connection; did you mean subTenantTenantConnection?",
    ],
    [["validate", "x".repeat(99)], /^There is no resource x+, but organization, /],
    [["validate", "__proto__"], /^There is no resource __proto__, but organization, /],
    [
      ["validate", "organization", "--for", "delete"],
      "organization has no delete, but create, update, bulkRow, read.",
    ],
    [["validate", "organization", "none.json"], "ENOENT: no such file or directory, open 'none.json'"],
    [["validate", "organization", "a", "b"], "What is b for?"],
    [["validate", "organization", "--locale", "de"], "There is no locale de, but en, sv."],
    [["validate", "organization", "--nope"], "Unknown option '--nope'."],
    [["schema", "organization", "create"], "What is create for?"],
    [["sandbox", "8787"], "What is 8787 for?"],
    ...["x", "", " ", "65536", "1.5", "0x50", "1e3", "+1"].map((port) => [
      ["sandbox", "--port", port],
      "A port is a number from 0 to 65535.",
    ]),
    [["sandbox", "--host", ""], "host: must be text that is not empty"],
    [
      ["sandbox", "--seed", file("twice.json", JSON.stringify({ organization: [TWICE, TWICE] }))],
      "twice.json: organization: row 1: has the id of row 0",
    ],
    [["sandbox", "--locale", "sv"], "sandbox takes no --locale."],
    [["schema", "organization", "--json"], "schema takes no --json."],
    [
      ["sandbox", "--allow-origin", "localhost:5173"],
      'allowOrigin: must be an origin, such as "http://localhost:5173", or "*"',
    ],
    [["sandbox", "--seed", "none.json"], /^none\.json: ENOENT/],
    [["sandbox", "--seed", file("bad.json", "{")], /^bad\.json: is no JSON: /],
    [["sandbox", "--seed", file("rows.json", "[]")], "rows.json: must hold an object: rows by resource"],
    [
      ["sandbox", "--seed", file("one.json", '{"organization":"x"}')],
      "one.json: organization: must be an array of rows",
    ],
    [
      ["sandbox", "--seed", file("null.json", '{"organization":[null]}')],
      "null.json: organization: must be an array of rows",
    ],
    [
      ["sandbox", "--seed", file("none-such.json", '{"tenant":[]}')],
      "none-such.json: tenant: the sandbox has no resource tenant",
    ],
    [
      ["sandbox", "--seed", file("nmae.json", '{"organization":[{"nmae":"x"}]}')],
      "nmae.json: organization: row 0: Organization has no field nmae",
    ],
    [
      ["sandbox", "--seed", file("listed.json", '{"organization":{"a":[{"name":"x"}]}}')],
      "listed.json: organization: Organization is under no account list",
    ],
  ]) {
    test(JSON.stringify(args), () => {
      const { out, errors, status } = run(args, "{}");
      if (typeof reason === "string") assert.equal(errors[0], reason);
      else assert.match(errors[0], reason);
      assert.deepEqual([out, status], [[], 2]);
    });
  }
});

test("the commands of the README do what it says", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const commands = [...readme.matchAll(/^npx fieldgate (.*)$/gm)].map(([, args]) => args.split(" "));
  assert.deepEqual(
    commands.map(([name]) => name),
    ["validate", "schema", "sandbox"],
  );
  file("rows.jsonl", '{"name":"A"}\n{}');
  const [validate, schema, sandbox] = commands;
  const { out, status } = run(validate);
  assert.ok(readme.includes(`\`${out[0]}\``), out[0]);
  assert.equal(status, 1);
  assert.equal(run(schema).status, 0);
  // One that ends at once: the test above serves.
  assert.match(run([...sandbox, "--host", "no.such.host.invalid"]).errors[0], /ENOTFOUND|EAI_AGAIN/);
});

test("what cannot be written ends with 2", { skip: !existsSync("/dev/full") }, () => {
  const wrong = file("wrong.jsonl", '{"nmae":1}\n');
  for (const args of [["schema", "organization"], ["validate", "organization", wrong], ["--help"]]) {
    const full = openSync("/dev/full", "w");
    const { status, stderr } = spawnSync(process.execPath, [command, ...args], {
      cwd: folder,
      stdio: ["ignore", full, "pipe"],
      encoding: "utf8",
    });
    closeSync(full);
    assert.match(stderr, /ENOSPC/);
    assert.equal(status, 2);
  }
});

test("help and version", () => {
  assert.deepEqual(run(["--version"]), { out: [version], errors: [], status: 0 });
  const { out, status } = run(["-h"]);
  assert.equal(status, 0);
  for (const same of [["--help"], ["help"], ["help", "validate"]])
    assert.deepEqual(run(same), { out, errors: [], status: 0 });
  for (const word of ["validate", "schema", "sandbox", "organization", "designationAccount"])
    assert.ok(
      out.some((line) => line.includes(word)),
      word,
    );
});
