/**
 * A character that is not seen, breaks the line or turns the direction of writing, as a regular
 * expression that JavaScript (with `u`) and DuckDB read alike.
 */
export const unseen = String.raw`[\p{Cc}\p{Cs}\p{Cf}\p{Zl}\p{Zp}]`;
