/** Codes as ODS (practices, PCNs) and the ONS (areas) give them out; both write capitals. */
const official = /^(?:[a-z]\d{5}|[ewsn]\d{8}|[a-z]\d[a-z]\d[a-z])$/i;

/** A code without spaces around it, and in capitals where it looks like one of ODS or the ONS. */
export function placeCode(text: string): string {
  const code = text.trim();
  return official.test(code) ? code.toUpperCase() : code;
}

/**
 * Spells codes alike whatever their capitals: official codes in capitals, any other as it was first
 * seen, those that are `known` before all.
 */
export function makeSpelling(known: Iterable<string> = []): (code: string) => string {
  const first = new Map<string, string>();
  const spell = (text: string) => {
    const code = placeCode(text);
    const key = code.toUpperCase();
    const seen = first.get(key);
    if (seen === undefined) first.set(key, code);
    return seen ?? code;
  };
  for (const code of known) spell(code);
  return spell;
}
