// A process that reads its first page of 100 rows with the client, over a fetch that has the bytes.

import { Pigello } from "fieldgate";
import { pageBytes } from "./page.mjs";
import { tellReady } from "./ready.mjs";

const headers = new Map([["content-type", "application/json"]]);
const fetch = async () => ({ status: 200, headers, body: null, arrayBuffer: async () => pageBytes().buffer });
const { organization } = new Pigello({ baseUrl: "http://127.0.0.1", fetch }).sales;
const rows = await organization.list();
if (rows.length !== 100) throw new Error("there are rows missing");
tellReady();
