// What the command line asks for, and what comes of it.

import { parseArgs } from "node:util";
import type { Locale } from "../core/messages.js";
import { init } from "../core/ready.js";
import { sv } from "../entry/locale.sv.js";
import { en } from "../generated/locale/en.js";
import { schemas } from "../validators.js";
import { version } from "../wasm/version.js";
import { checkFile } from "./check-file.js";
import { didYouMean } from "./near.js";
import { print } from "./print.js";
import { serveSandbox } from "./serve-sandbox.js";
import { UsageError } from "./usage-error.js";

const USAGE = `fieldgate ${version}

  fieldgate validate <resource> [file]   check rows: JSON or JSON lines, from standard input without a file;
                                         in .jsonl and .ndjson each line is a row
    --for <create|update|bulkRow|read>   what the rows are for (bulkRow, where there is one)
    --complete                           on an update, ask for the documented required fields too
    --open-enums                         accept integers besides the ten that the documents list
    --locale <en|sv>                     language of the messages
    --json                               each issue as a line of JSON

  fieldgate schema <resource>            print the JSON Schema of its values
    --for <create|update|bulkRow|read>

  fieldgate sandbox                      serve both APIs over rows in memory, until it is stopped
    --port <number>                      a free one by default
    --host <name>                        127.0.0.1 by default
    --seed <file>                        JSON: rows by resource, those of an account list by its id
    --no-credentials                     ask for none, as a proxy before the API adds them
    --allow-origin <origin>              let pages of that origin use it, or of any: *

  fieldgate help | --help | --version

Resources: ${Object.keys(schemas).join(", ")}
Ends with 0 when all is well, 1 when there are issues, 2 when it cannot do what is asked.
`;

const OPTIONS = {
  for: { type: "string" },
  complete: { type: "boolean" },
  "open-enums": { type: "boolean" },
  locale: { type: "string" },
  json: { type: "boolean" },
  port: { type: "string" },
  host: { type: "string" },
  seed: { type: "string" },
  "no-credentials": { type: "boolean" },
  "allow-origin": { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

const LOCALES: readonly Locale[] = [en, sv];

/** The options of each command. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  validate: ["for", "complete", "open-enums", "locale", "json"],
  schema: ["for"],
  sandbox: ["port", "host", "seed", "no-credentials", "allow-origin"],
};

type Values = ReturnType<typeof parsed>["values"];
type Kind = "create" | "update" | "bulkRow" | "read";

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    // Node goes on to explain words that begin with a dash.
    throw new UsageError((error as Error).message.replace(/\. To specify a positional .*/s, "."));
  }
}

/** What is said of a name that is not known. */
function unknown(kind: string, text: string, names: readonly string[]): UsageError {
  const near = didYouMean(text, names);
  return new UsageError(
    `There is no ${kind} ${text}${near === undefined ? `, but ${names.join(", ")}.` : `; ${near}`}`,
  );
}

/** The kinds of values that a resource has. */
function kindsOf(resource: string | undefined): Record<string, unknown> {
  if (resource === undefined) throw new UsageError("Name a resource.");
  if (!Object.hasOwn(schemas, resource)) throw unknown("resource", resource, Object.keys(schemas));
  return schemas[resource as keyof typeof schemas] as unknown as Record<string, unknown>;
}

/** The schema that is asked for. */
function schemaOf(resource: string | undefined, kind: string | undefined) {
  const kinds = kindsOf(resource);
  const names = ["create", "update", "bulkRow", "read"].filter((name) => Object.hasOwn(kinds, name));
  const name = kind ?? (names.includes("bulkRow") ? "bulkRow" : "read");
  if (!names.includes(name)) throw new UsageError(`${resource} has no ${name}, but ${names.join(", ")}.`);
  return kinds[name as Kind] as (typeof schemas.organization)[Kind];
}

/** The language that is asked for. */
function localeOf(code = en.code): Locale {
  const locale = LOCALES.find((one) => one.code === code);
  if (locale === undefined)
    throw new UsageError(`There is no locale ${code}, but ${LOCALES.map((one) => one.code).join(", ")}.`);
  return locale;
}

/** Refuses a word too many. */
function onlySo(more: string | undefined): void {
  if (more !== undefined) throw new UsageError(`What is ${more} for?`);
}

/** Refuses what another command takes. */
function onlyOptionsOf(command: string, values: Values): void {
  const names = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  const other = names && Object.keys(values).find((name) => !names.includes(name));
  if (other !== undefined) throw new UsageError(`${command} takes no --${other}.`);
}

async function work([command = "", resource, file, more]: string[], values: Values): Promise<number> {
  onlySo(more);
  onlyOptionsOf(command, values);
  switch (command) {
    case "validate": {
      const schema = schemaOf(resource, values.for);
      const locale = localeOf(values.locale);
      const options = { complete: values.complete, openEnums: values["open-enums"], locale };
      return (await checkFile(schema, file, options, values.json === true)) ? 0 : 1;
    }
    case "schema":
      onlySo(file);
      await print(JSON.stringify(schemaOf(resource, values.for).jsonSchema(), null, 2));
      return 0;
    case "sandbox":
      onlySo(resource ?? file);
      await serveSandbox({
        port: values.port,
        host: values.host,
        seed: values.seed,
        asksForCredentials: values["no-credentials"] !== true,
        allowOrigin: values["allow-origin"],
      });
      return 0;
    default:
      throw command === ""
        ? new UsageError("Say what to do.")
        : unknown("command", command, Object.keys(COMMANDS));
  }
}

/** Does what the arguments ask for; gives what the process ends with. */
export async function run(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parsed(args);
    if (values.version) await print(version);
    else if (values.help || positionals[0] === "help") await print(USAGE);
    else {
      // Where the module is missing this says why.
      await init();
      return await work(positionals, values);
    }
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    if (error instanceof UsageError) console.error("\nfieldgate --help tells what there is.");
    return 2;
  }
}
