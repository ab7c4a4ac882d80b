// The entry `locale/sv`: messages in Swedish.

// With all that the package shares in one file, an import loads few of them.
import "../validators.js";

import { addLocale } from "../core/messages.js";
import { sv as messages } from "../generated/locale/sv.js";

/** The messages in Swedish; importing it makes the code `sv` known. */
export const sv = addLocale(messages);
