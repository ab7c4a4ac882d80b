// A page that lists its first rows with the client.

import { Pigello } from "fieldgate";
import { tellReady } from "./cold-ready.mjs";

tellReady(await new Pigello({ baseUrl: location.origin }).sales.organization.list({ orderBy: [] }));
