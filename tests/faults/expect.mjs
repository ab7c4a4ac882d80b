// What is expected of an operation, in a few words: "ok 2", "NetworkError 3", "TimeoutError 1 unknown".

export const OPERATIONS = ["list", "get", "create", "update", "delete", "bulkWrite", "stream"];

/** The expectations of all operations: reads, the two writes of one row, delete, bulkWrite, stream. */
export function row(read, write, remove, bulkWrite, stream = read) {
  return { list: read, get: read, create: write, update: write, delete: remove, bulkWrite, stream };
}

/** Sent again where that is safe: three attempts of GET and DELETE, one of POST and PATCH. */
export const again = (error, rows) => row(`${error} 3`, `${error} 1`, `${error} 3`, `${error} 1 ${rows}`);

/** As `again`, but a stream whose answer has begun is not begun anew. */
export const againBody = (error, rows) => ({ ...again(error, rows), stream: `${error} 1` });

/** Sent once. */
export const once = (error, rows) => row(`${error} 1`, `${error} 1`, `${error} 1`, `${error} 1 ${rows}`);

/** Sent three times by every method. */
export const always = (error, rows) => row(`${error} 3`, `${error} 3`, `${error} 3`, `${error} 3 ${rows}`);

/** A success that breaks the contract; a delete asks for no body. */
export const broken = { ...once("ResponseError", "unknown"), delete: "ok 1" };

/** A success, after that many attempts. */
export const ok = (attempts) => row(...Array(5).fill(`ok ${attempts}`));

/** The second attempt succeeds where there is one. */
export const recovers = (error, rows) => row("ok 2", `${error} 1`, "ok 2", `${error} 1 ${rows}`);

/** An expectation in its parts. */
export function parse(cell) {
  const [result, attempts, rows] = cell.split(" ");
  return { result, attempts: Number(attempts), rows };
}
