// The matrix of runtimes: Nodes old and new, Deno, Bun, workerd and Miniflare run the scenario.
import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join, relative } from "node:path";
import { build } from "esbuild";
import { nodeOf, toolsDir } from "../../../tools/lib/pinned.mjs";
import { withImports } from "../../../tools/lib/sizes.mjs";
import { freePort, runForReport, withServer } from "../support/processes.mjs";
import { ONE, program, TWO } from "../support/programs.mjs";
import { EXPECTED } from "../support/scenario.mjs";
import { openSandbox } from "../support/server.mjs";
import { cellFolder, packageDir, runCells } from "../support/work.mjs";

const GROUP = "runtimes";
const inTools = (...parts) => join(toolsDir(GROUP), "node_modules", ...parts);
const deno = () => inTools("@deno", "linux-x64-glibc", "deno");
const bun = () => inTools("@oven", "bun-linux-x64", "bin", "bun");
const workerd = () => inTools("@cloudflare", "workerd-linux-64", "bin", "workerd");
const DENO = ["run", "--quiet", "--no-lock", "--allow-read", "--allow-net"];

const onNode = (version, kind, expected) => [
  `node-${version}-${kind}`,
  async (id) => program(GROUP, id, kind, await nodeOf(version), [], expected),
];

const WORKER = (name, scenario) => `import * as fieldgate from "${name}";
import { scenario } from "${scenario}";
export default {
  async fetch(request, env) {
    // Asked elsewhere it only says that it is there.
    if (new URL(request.url).pathname !== "/report") return new Response(null, { status: 204 });
    return Response.json(await scenario(fieldgate, env.SANDBOX));
  },
};\n`;

/** A configuration of workerd with these modules, each as [name, kind, file]. */
const capnp = (modules, port, sandbox) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "internet", network = (allow = ["private", "public", "local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  modules = [
${modules.map(([name, kind, file]) => `    (name = "${name}", ${kind} = embed "${file}"),`).join("\n")}
  ],
  compatibilityDate = "2026-01-01",
  bindings = [(name = "SANDBOX", text = "${sandbox}")],
);\n`;

/** Serves a worker and asks it for its report. */
async function onWorkerd(id, prepare) {
  const sandbox = await openSandbox();
  try {
    const port = await freePort();
    const modules = await prepare(id);
    const cwd = cellFolder(GROUP, `${id}-server`);
    const here = modules.map(([name, kind, file]) => [name, kind, relative(cwd, file)]);
    cellFolder(GROUP, `${id}-server`, { "config.capnp": capnp(here, port, sandbox.url) });
    const url = `http://127.0.0.1:${port}/`;
    const report = await withServer(workerd(), ["serve", "config.capnp"], { cwd, url }, async () =>
      (await fetch(`${url}report`)).text(),
    );
    assert.deepEqual(JSON.parse(report), EXPECTED);
  } finally {
    await sandbox.close();
  }
}

/** The package's own files, as they lie in it, and the module beside them. */
function ownFiles(id) {
  const installed = packageDir(GROUP);
  const entry = join(installed, "entry", "index.workerd.js");
  const folder = cellFolder(GROUP, id, {
    "worker.mjs": WORKER("./fieldgate/entry/index.workerd.js", "./scenario.mjs"),
  });
  const files = [...withImports(entry)].map((file) => [
    `fieldgate/${relative(installed, file)}`,
    "esModule",
    file,
  ]);
  return [
    ["worker.mjs", "esModule", join(folder, "worker.mjs")],
    ["scenario.mjs", "esModule", join(folder, "scenario.mjs")],
    ...files,
    ["fieldgate/fieldgate.wasm", "wasm", join(installed, "fieldgate.wasm")],
  ];
}

/** One file by esbuild, which takes the condition of workerd and leaves the module a file beside it. */
const bundled = (name) => async (id) => {
  const folder = cellFolder(GROUP, id, { "worker.mjs": WORKER(name, "./scenario.mjs") });
  await build({
    absWorkingDir: folder,
    entryPoints: ["worker.mjs"],
    outdir: "out",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    conditions: ["workerd"],
    loader: { ".wasm": "copy" },
    assetNames: "[name]",
    logLevel: "silent",
  });
  return [
    ["worker.mjs", "esModule", join(folder, "out", "worker.mjs")],
    ["fieldgate.wasm", "wasm", join(folder, "out", "fieldgate.wasm")],
  ];
};

const MINIFLARE = `import { Miniflare } from "miniflare";
const [, , worker, wasm, sandbox] = process.argv;
const miniflare = new Miniflare({
  cf: false,
  compatibilityDate: "2026-01-01",
  bindings: { SANDBOX: sandbox },
  modules: [{ type: "ESModule", path: worker }, { type: "CompiledWasm", path: wasm }],
});
const response = await miniflare.dispatchFetch("http://localhost/report");
console.log(await response.text());
await miniflare.dispose();\n`;

async function onMiniflare(id) {
  const [[, , worker], [, , wasm]] = await bundled("fieldgate")(id);
  const cwd = cellFolder(GROUP, `${id}-host`, { "host.mjs": MINIFLARE });
  for (const file of [worker, wasm]) cpSync(file, join(cwd, relative(join(file, ".."), file)));
  const sandbox = await openSandbox();
  try {
    const args = ["host.mjs", "worker.mjs", "fieldgate.wasm", sandbox.url];
    assert.deepEqual(await runForReport(await nodeOf(24), args, { cwd }), EXPECTED);
  } finally {
    await sandbox.close();
  }
}

runCells(
  GROUP,
  Object.fromEntries([
    onNode(20, "import"),
    onNode(20, "require"),
    onNode(20, "both", TWO),
    ...[22, 24, 26].flatMap((version) => [
      onNode(version, "import"),
      onNode(version, "require"),
      onNode(version, "both", ONE),
    ]),
    ["deno-import", (id) => program(GROUP, id, "import", deno(), DENO)],
    ["deno-require", (id) => program(GROUP, id, "require", deno(), DENO)],
    ["deno-both", (id) => program(GROUP, id, "both", deno(), DENO, ONE)],
    ["bun-import", (id) => program(GROUP, id, "import", bun(), [])],
    ["bun-require", (id) => program(GROUP, id, "require", bun(), [])],
    ["bun-both", (id) => program(GROUP, id, "both", bun(), [], ONE)],
    ["workerd-modules", (id) => onWorkerd(id, ownFiles)],
    ["workerd-bundled", (id) => onWorkerd(id, bundled("fieldgate"))],
    ["workerd-inline", (id) => onWorkerd(id, bundled("fieldgate/inline"))],
    ["miniflare", onMiniflare],
  ]),
  { tools: [GROUP, "nodes"] },
);
