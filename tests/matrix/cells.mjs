// The matrix: every place that the package is proven in, by group; the tests run it and docs/runtimes.md shows it.

/** A place: its id, what it is, and the locked package (group of tools, name) that it runs with. */
const cell = (id, what, tools, name) => ({ id, what, tools, name });
const node = (version, id, what) =>
  cell(`node-${version}-${id}`, `Node ${version}, ${what}`, "nodes", `node-${version}`);
const kinds = (version) => [
  node(version, "import", "`import`"),
  node(version, "require", "`require()`"),
  node(version, "both", "`import` and `require()` in one process"),
];
const runtime = (id, what, name = id) => cell(id, what, "runtimes", name);
const bundler = (id, what, name) => cell(id, what, "bundlers", name);
const framework = (id, what, name) => cell(id, what, "frameworks", name);
const runner = (id, what, name) => cell(id, what, "test-runners", name);

/** Browsers come from the system: their versions are noted when the docs are written. */
const browser = (name, what) => [
  { id: `${name}-page`, what: `${what}, page`, browser: name },
  { id: `${name}-worker`, what: `${what}, module Worker`, browser: name },
  {
    id: `${name}-slim-worker`,
    what: `${what}, \`slim\` in a Worker, given a compiled module by the page`,
    browser: name,
  },
];

export const groups = {
  here: {
    title: "At every change",
    cells: [
      { id: "node-import", what: "the Node that the tests run in, `import`" },
      { id: "node-require", what: "the same, `require()`" },
      { id: "node-both", what: "the same, both in one process" },
      { id: "chromium-page", what: "Chromium, page" },
    ],
  },
  runtimes: {
    title: "Runtimes",
    cells: [
      ...[20, 22, 24, 26].flatMap(kinds),
      runtime("deno-import", "Deno, `import`", "deno"),
      runtime("deno-require", "Deno, `require()`", "deno"),
      runtime("deno-both", "Deno, `import` and `require()` in one process", "deno"),
      runtime("bun-import", "Bun, `import`", "bun"),
      runtime("bun-require", "Bun, `require()`", "bun"),
      runtime("bun-both", "Bun, `import` and `require()` in one process", "bun"),
      runtime("workerd-modules", "workerd, the package's own files", "workerd"),
      runtime("workerd-bundled", "workerd, bundled by esbuild", "workerd"),
      runtime("workerd-inline", "workerd, `fieldgate/inline`, bundled by esbuild", "workerd"),
      runtime("miniflare", "Miniflare"),
    ],
  },
  bundlers: {
    title: "Bundlers",
    cells: [
      bundler("vite-build", "Vite, build, in Chromium", "vite"),
      bundler("vite-dev", "Vite, development server, in Chromium", "vite"),
      bundler("vite-7-build", "Vite 7, build, in Chromium", "vite-7"),
      bundler("vite-7-dev", "Vite 7, development server, `optimizeDeps.exclude`, in Chromium", "vite-7"),
      bundler(
        "vite-ssr",
        "Vite, for a server with everything bundled, the file beside the bundle, in Node",
        "vite",
      ),
      bundler("webpack-web", "webpack, for the web, in Chromium", "webpack"),
      bundler("webpack-node", "webpack, for Node", "webpack"),
      bundler("webpack-slim", "webpack, `fieldgate/slim`: no file is copied, in Chromium", "webpack"),
      bundler("rspack-web", "Rspack, for the web, in Chromium", "@rspack/core"),
      bundler("rspack-node", "Rspack, for Node", "@rspack/core"),
      bundler("esbuild-inline", "esbuild, `fieldgate/inline`, in Chromium", "esbuild"),
      bundler(
        "esbuild-address",
        "esbuild, the file copied and its address given to `init()`, in Chromium",
        "esbuild",
      ),
      bundler("esbuild-node", "esbuild, for Node as an ES module, the file beside the bundle", "esbuild"),
      bundler("esbuild-commonjs", "esbuild, for Node as CommonJS, the file beside the bundle", "esbuild"),
      bundler("rollup-inline", "Rollup, `fieldgate/inline`, in Chromium", "rollup"),
      bundler(
        "rollup-address",
        "Rollup, the file copied and its address given to `init()`, in Chromium",
        "rollup",
      ),
    ],
  },
  frameworks: {
    title: "Frameworks",
    cells: [
      framework("next-server", "Next.js, server component", "next"),
      framework("next-client", "Next.js, client component, in Chromium", "next"),
      framework("next-route", "Next.js, route handler", "next"),
      framework("next-webpack-server", "Next.js with webpack, server component", "next"),
      framework("next-webpack-client", "Next.js with webpack, client component, in Chromium", "next"),
      framework("next-webpack-route", "Next.js with webpack, route handler", "next"),
      framework("sveltekit-server", "SvelteKit, server load function", "@sveltejs/kit"),
      framework("sveltekit-route", "SvelteKit, server route", "@sveltejs/kit"),
      framework("sveltekit-client", "SvelteKit, page, in Chromium", "@sveltejs/kit"),
    ],
  },
  "test-runners": {
    title: "Test runners",
    cells: [
      runner("vitest-node", "Vitest, environment node", "vitest"),
      runner("vitest-jsdom", "Vitest, environment jsdom", "vitest"),
      runner("jest", "Jest, environment node, CommonJS", "jest"),
      cell("node-test", "node:test, Node 24", "nodes", "node-24"),
    ],
  },
  browsers: {
    title: "Browsers",
    note:
      "From plain files of a static server, without a bundler, under `script-src 'self' 'wasm-unsafe-eval'` and " +
      "`require-trusted-types-for 'script'`.",
    cells: [
      ...browser("chromium", "Chromium"),
      ...browser("firefox", "Firefox ESR"),
      ...browser("webkit", "WebKitGTK"),
    ],
  },
};
