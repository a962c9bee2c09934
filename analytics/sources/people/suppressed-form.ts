/** As `isSuppressed`, for the database: to be matched whole, trimmed, whatever the capitals. */
export const suppressedForm = String.raw`\*+|<\s?\d+|\[c\]|suppressed|redacted`;
