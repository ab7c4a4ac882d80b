// What the tests of the client share: a client with a fetch that records, answers, and known values.
import { Pigello } from "fieldgate";

export const ID = "497f6eca-6276-4993-bfeb-53cbbbba6f08";
export const OTHER_ID = "7d0b0c1e-0d53-4d0c-9a55-0f7b1e2a3c4d";

/** Seven values that stand nowhere else, so that a leak is seen. */
export const credentials = Object.freeze({
  customerId: "cust-4f1c9a7e",
  applicationId: "appl-0b8d2e61",
  serviceId: "serv-77aa10c3",
  serviceVersionId: "svve-2c5e9d04",
  clientCt: "clct-91f3b6d8",
  clientObjectId: "clob-3ad07c52",
  clientSecret: "scrt-e6b4f81d",
});

/** The smallest row of an organization that the contract allows. */
export const organization = Object.freeze({ name: "Norra Kvarteret", id: ID });

/** A JSON answer. */
export function json(body, status = 200, headers = {}) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return new Response(status === 204 ? null : text, {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
}

/** A fetch that notes every call; `answer` is a function of the call, or is made into a JSON answer. */
export function recorder(answer = organization) {
  const calls = [];
  const fetch = async (url, init) => {
    const call = { url, ...init };
    calls.push(call);
    return typeof answer === "function" ? answer(call, calls.length - 1) : json(answer);
  };
  return { fetch, calls };
}

/** A client on the documented test host that sends each request once, and the calls that it makes. */
export function client(answer, options = {}) {
  const { fetch, calls } = recorder(answer);
  const pigello = new Pigello({ environment: "dev.api", credentials, fetch, retry: false, ...options });
  return { pigello, org: pigello.sales.organization, calls };
}

/** The issues as "path code", in their order. */
export const brief = (issues) => issues.map((issue) => `${issue.path.join(".")} ${issue.code}`);

/** What a promise rejects with; fails when it does not. */
export async function rejection(promise) {
  let value;
  try {
    value = await promise;
  } catch (error) {
    return error;
  }
  throw new Error(`did not reject, but gave ${JSON.stringify(value)}`);
}

/** What a function throws; fails when it does not. */
export function thrown(work) {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error("did not throw");
}

/** Counts a signal's listeners from now on. */
export function listeners(signal) {
  let listening = 0;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...args) => {
    listening += 1;
    add(...args);
  };
  signal.removeEventListener = (...args) => {
    listening -= 1;
    remove(...args);
  };
  return () => listening;
}
