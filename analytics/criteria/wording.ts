/** Names of people and places that a label may start with. */
const properNames: readonly string[] = ["Parkinson's", 'Johns', 'Cambridge'];

/**
 * A label inside a sentence: its first word in lower case, save for acronyms (COPD, A&E) and proper
 * names. Further words stand as the label has them: labels are written in sentence case.
 */
export function inSentence(label: string): string {
  const [first = '', ...rest] = label.split(' ');
  const keeps = /[A-Z].*[A-Z]/.test(first) || properNames.includes(first);
  return [keeps ? first : first.toLowerCase(), ...rest].join(' ');
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
