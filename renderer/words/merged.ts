import { codeOf, type Merged } from '../state/merges.ts';
import type { Session } from '../state/session.tsx';
import { categoryLabel, shortLabels } from './dimension.ts';

/** From where to where ages reach whose codes follow one another: `Ages 80 and over`. */
function agesOf(codes: readonly string[]): string {
  const [from, to] = [codes[0] ?? '', codes.at(-1) ?? ''];
  const first = /^\d+/.exec(from)?.[0] ?? from;
  return to.endsWith('+')
    ? `Ages ${first} and over`
    : `Ages ${first} to ${/\d+$/.exec(to)?.[0] ?? to}`;
}

/** A merged category in words: `Ages 18 to 39 merged`. */
export function mergedWords(session: Session, merged: Merged): string {
  const { dimension, codes } = merged;
  if (dimension === 'age_band' || dimension === 'age') return `${agesOf(codes)} merged`;
  const labels = codes.map((code) => categoryLabel(session, { dimension, code }));
  const isLong = labels.some((label) => /,| and /.test(label));
  const listed = isLong
    ? labels.join(' + ')
    : `${labels.slice(0, -1).join(', ')} and ${labels.at(-1) ?? codeOf(merged)}`;
  return `${shortLabels[dimension]}: ${listed} merged`;
}
