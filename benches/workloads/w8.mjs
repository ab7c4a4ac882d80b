// W8: end to end against the package's sandbox over loopback: a list of 10,000 rows, fetched and validated.

import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import createClient from "openapi-fetch";
import { checkAll } from "../lib/bodies.mjs";
import { peers } from "../lib/contenders.mjs";
import { measure } from "../lib/measure.mjs";
import { proveOutputs } from "../lib/prove.mjs";
import { clientOf } from "../peers/fieldgate.mjs";

const ROWS = 10_000;
const RESOURCE = "answeredIntegrationPersonalInformationAccess";
const PATH = "/integrations/answeredintegrationpersonalinformationaccess/list/";
const COMPARED = ["zod", "ajv"];
const FLOOR = "(fetch + arrayBuffer)";

async function startServer() {
  const script = fileURLToPath(new URL("../children/sandbox-server.mjs", import.meta.url));
  const child = fork(script, [RESOURCE, String(ROWS)]);
  const urls = await new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return { urls, stop: () => child.kill() };
}

function worksAt(url) {
  const ours = clientOf(RESOURCE, undefined, url);
  const works = { fieldgate: () => ours.list({ orderBy: [] }) };
  const theirs = createClient({ baseUrl: url });
  for (const { name, checks } of peers.filter((one) => COMPARED.includes(one.name))) {
    works[`openapi-fetch + ${name}`] = async () => {
      const { data, error } = await theirs.GET(PATH);
      if (error !== undefined) throw new Error("the server refused");
      checkAll(checks.read[RESOURCE], data);
      return data;
    };
  }
  works[FLOOR] = async () => new Uint8Array(await (await fetch(url + PATH)).arrayBuffer());
  return works;
}

function timed(work) {
  return async () => {
    const start = performance.now();
    const result = await work();
    const time = performance.now() - start;
    if (result.length < ROWS) throw new Error("there are rows missing");
    return time;
  };
}

/** What each takes beyond the floor, which nobody can do without. */
function withoutFloor(table) {
  const floor = table.results[FLOOR];
  const rest = Object.entries(table.results).filter(([name]) => name !== FLOOR);
  const results = Object.fromEntries(
    rest.map(([name, { median, min }]) => [name, { median: median - floor.median, min: min - floor.min }]),
  );
  return { ...table, id: `${table.id}.own`, title: `${table.title}, without ${FLOOR}`, results };
}

export async function w8(options) {
  const server = await startServer();
  try {
    const tables = [];
    const kinds = [
      ["w8", "W8 10,000 rows from the sandbox"],
      ["w8.remembered", "W8 10,000 rows from the sandbox, its answer made once"],
    ];
    for (const [i, [id, title]] of kinds.entries()) {
      const works = worksAt(server.urls[i]);
      const { [FLOOR]: floor, ...whole } = works;
      await proveOutputs(whole, JSON.parse(new TextDecoder().decode(await floor())));
      const contenders = Object.fromEntries(Object.entries(works).map(([name, work]) => [name, timed(work)]));
      const results = await measure(contenders, { ...options, collect: true });
      const table = { id, title, resource: RESOURCE, text: "mostly", unit: "ms", results };
      tables.push(table, withoutFloor(table));
    }
    return tables;
  } finally {
    server.stop();
  }
}
