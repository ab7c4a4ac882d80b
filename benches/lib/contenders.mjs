// Every contender of the workloads that run in any engine.

import * as ajv from "../peers/ajv.mjs";
import * as ajvStandalone from "../peers/ajv-standalone.mjs";
import * as arktype from "../peers/arktype.mjs";
import * as fieldgate from "../peers/fieldgate.mjs";
import * as typebox from "../peers/typebox.mjs";
import * as typebox1 from "../peers/typebox-1.mjs";
import * as valibot from "../peers/valibot.mjs";
import * as zod from "../peers/zod.mjs";
import * as zodMini from "../peers/zod-mini.mjs";

export const peers = [fieldgate, typebox, typebox1, ajv, ajvStandalone, arktype, zod, zodMini, valibot];
