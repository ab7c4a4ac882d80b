// Bodies of answers: how they are handed out, and how all but our own client read and check them.

const decoder = new TextDecoder();

/**
 * Hands out bytes as fetch's answer does, without its machinery: that belongs to the network, costs
 * each engine differently and would be counted for every contender alike. W8 counts it.
 */
export function answerOf(bytes) {
  return {
    status: 200,
    ok: true,
    headers: new Headers({ "content-type": "application/json" }),
    body: null,
    arrayBuffer: async () => bytes.buffer,
  };
}

/** Parses the body of an answer. */
export async function parsed(response) {
  return JSON.parse(decoder.decode(await response.arrayBuffer()));
}

/** Checks every row as an application does with a library. */
export function checkAll(check, rows) {
  const failed = [];
  for (let i = 0; i < rows.length; i++) {
    const issues = check(rows[i]);
    if (issues !== null) failed.push({ row: i, issues });
  }
  if (failed.length > 0) throw new Error(`${failed.length} rows are invalid`);
}

/** Times the work on an answer; making the answer is not counted. */
export function timedOn(bytes, work) {
  return async () => {
    const response = answerOf(bytes);
    const start = performance.now();
    const result = await work(response);
    const time = performance.now() - start;
    if (result === undefined) throw new Error("there is no result");
    return time;
  };
}
