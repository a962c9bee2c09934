import { formatCount, formatPercent, formatValue } from '../../charts/number-format.ts';
import { upperFirst } from '../../charts/phrase.ts';

const own = { unit: 'mixed', unitLabel: '' } as const;

/** A figure of a gap as it is printed: cases whole, a share with one decimal, others with two. */
export function gapNumber(code: string, value: number): string {
  if (code === 'excess') return formatCount(value);
  return code === 'attributable-fraction' ? formatPercent(value) : formatValue(value, own);
}

/** What a figure is called, and what stands in brackets after it: its unit, and how it is read. */
export function gapName(label: string): { readonly name: string; readonly note: string } {
  const [, name = label, note = ''] = /^(.*?) \((.*)\)$/.exec(label) ?? [];
  return { name, note: note === '%' ? '' : upperFirst(note) };
}

/** A text of several sentences, one by one: `et al. 1997` ends none. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=\.)\s+(?=[A-Z]|\d+% )/);
}
