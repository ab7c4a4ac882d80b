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
  if (info.status === 401) return new AuthenticationError(info, "authentication_error");
  if (info.status === 403) return new PermissionError(info, "permission_error");
  if (info.status === 404) return new NotFoundError(info, "not_found");
  if (info.status === 409) return new ConflictError(info, "conflict");
  if (info.status === 429) return new RateLimitError(info, "rate_limit");
  if (info.status >= 500) return new ServerError(info, "server_error");
  return new ApiError(info);
}
