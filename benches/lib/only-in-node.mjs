// The workloads that need Node: other processes, a server, or streams of a given making.

import { w5 } from "../workloads/w5.mjs";

export const onlyInNode = { w5 };
