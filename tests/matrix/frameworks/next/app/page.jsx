// A server component that runs the scenario.
import * as fieldgate from "fieldgate";
import { scenario } from "../scenario.mjs";

export default async function Page({ searchParams }) {
  const { sandbox } = await searchParams;
  const report = sandbox ? await scenario(fieldgate, sandbox) : {};
  return <pre>{Buffer.from(JSON.stringify(report)).toString("base64")}</pre>;
}
