/** A label inside a sentence: lower case, save for acronyms (COPD, A&E, TIA). */
export function inSentence(label: string): string {
  return label
    .split(' ')
    .map((word) => (/[A-Z].*[A-Z]/.test(word) ? word : word.toLowerCase()))
    .join(' ');
}

/** `a`, `a or b`, `a, b or c`. */
export function listed(words: readonly string[], joint: 'and' | 'or'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;
}

/** A number with thousands separated by commas, whatever the locale of the machine. */
export function spokenNumber(value: number): string {
  const [whole = '', ...fraction] = String(value).split('.');
  if (!/^-?\d+$/.test(whole)) return String(value);
  return [whole.replaceAll(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.');
}

/** `a` or `an`; an acronym is judged by its first letter's sound. */
export function withArticle(noun: string): string {
  const isAcronym = /^[A-Z]{2}/.test(noun);
  return (isAcronym ? /^[AEFHILMNORSX]/ : /^[aeiou]/i).test(noun) ? `an ${noun}` : `a ${noun}`;
}
