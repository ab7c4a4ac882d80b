// The entry `react-hook-form`: a resolver for react-hook-form.

// With all that the package shares in one file, an import loads few of them.
import "../validators.js";

export { fieldgateResolver, type HookFormError, type OpenValue } from "../forms/hook-form.js";
