// A server route that runs the scenario.
import * as fieldgate from "fieldgate";
import { scenario } from "../../../scenario.mjs";

export async function GET({ url }) {
  return Response.json(await scenario(fieldgate, url.searchParams.get("sandbox")));
}
