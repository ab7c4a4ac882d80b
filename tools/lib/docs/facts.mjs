// What the docs are made from: the generated tables and the messages, taken out of the built sources.
import { readFileSync } from "node:fs";
import { build } from "esbuild";
import { at } from "../paths.mjs";

const SOURCES = at("build", "ts");

const ENTRY = `
export * from "./generated/plans.js";
export { codes } from "./generated/codes.js";
export { en } from "./generated/locale/en.js";
export { sv } from "./generated/locale/sv.js";
export { messageOf } from "./core/messages.js";
export { queryFields } from "./schema/query-fields.js";
`;

/** The docs need no value laid out: without this part nothing must be loaded. */
const withoutPacking = {
  name: "without-packing",
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]core[\\/]pack\.ts$/ }, () => ({ contents: "", loader: "js" })),
};

/** The members of an interface with their comments, in order. */
function membersOf(file, name) {
  const text = readFileSync(at("pkg-template", "src", ...file.split("/")), "utf8");
  const body =
    new RegExp(`export interface ${name}(?:<[^{]*>)? \\{\\n(.*?)\\n\\}`, "s").exec(text)?.[1] ?? "";
  const members = [...body.matchAll(/\/\*\* (.+?) \*\/\n\s*readonly (\w+)\??:/g)];
  return members.map(([, doc, member]) => ({ name: member, doc }));
}

/** The tables of the registry, the codes, the languages, and what the types say of options. */
export async function facts() {
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: SOURCES, loader: "ts" },
    bundle: true,
    format: "esm",
    write: false,
    // That the missing part has no exports is meant.
    logLevel: "error",
    plugins: [withoutPacking],
  });
  const module = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`
  );
  return {
    ...module,
    options: membersOf("core/check.ts", "ValidateOptions"),
    schemas: membersOf("schema/resource-schemas.ts", "ResourceSchemas"),
  };
}
