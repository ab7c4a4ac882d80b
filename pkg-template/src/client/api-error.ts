// The error class of each status.

import {
  ApiError,
  AuthenticationError,
  ConflictError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  type ResponseInfo,
  ServerError,
} from "../core/errors.js";

/** The error of a status. */
export function apiError(info: ResponseInfo): ApiError {
  if (info.status === 401) return new AuthenticationError(info);
  if (info.status === 403) return new PermissionError(info);
  if (info.status === 404) return new NotFoundError(info);
  if (info.status === 409) return new ConflictError(info);
  if (info.status === 429) return new RateLimitError(info);
  if (info.status >= 500) return new ServerError(info);
  return new ApiError(info);
}
