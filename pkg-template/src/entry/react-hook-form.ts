// The entry `react-hook-form`: a resolver for react-hook-form.

export {
  fieldgateResolver,
  type HookFormError,
  type HookFormOptions,
  type HookFormResult,
} from "../forms/hook-form.js";
