// The workloads that need Node: other processes, a server, or streams of a given making.

import { growth } from "../workloads/growth.mjs";
import { w5 } from "../workloads/w5.mjs";
import { w6 } from "../workloads/w6.mjs";
import { w8 } from "../workloads/w8.mjs";

export const onlyInNode = { w5, w6, w8, growth };
