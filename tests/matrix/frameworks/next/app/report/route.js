// A route handler that runs the scenario.
import * as fieldgate from "fieldgate";
import { scenario } from "../../scenario.mjs";

export async function GET(request) {
  return Response.json(await scenario(fieldgate, new URL(request.url).searchParams.get("sandbox")));
}
