// A load function of the server that runs the scenario.
import * as fieldgate from "fieldgate";
import { scenario } from "../../scenario.mjs";

export async function load({ url }) {
  const sandbox = url.searchParams.get("sandbox");
  const report = sandbox ? await scenario(fieldgate, sandbox) : {};
  return { text: Buffer.from(JSON.stringify(report)).toString("base64") };
}
