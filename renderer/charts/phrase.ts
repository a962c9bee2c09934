/** A phrase with a full stop at its end, whatever it ended in before. */
export function sentence(phrase: string): string {
  const trimmed = phrase.trim().replace(/[.;,\s]+$/, '');
  return trimmed === '' ? '' : `${trimmed}.`;
}

/** `Deprivation quintile` to `deprivation quintile`; `LCP` stays. */
export function lowerFirst(phrase: string): string {
  return /^[A-Z][a-z]/.test(phrase)
    ? phrase.replace(/^[A-Z]/, (letter) => letter.toLowerCase())
    : phrase;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** The phrase with its first letter a capital. */
export function upperFirst(phrase: string): string {
  return phrase.replace(/^[a-z]/, (letter) => letter.toUpperCase());
}
