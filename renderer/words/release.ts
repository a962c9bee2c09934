import type { RegisterState } from '../../analytics/contract/extract.ts';
import type { SummaryOfTable } from '../../analytics/contract/release-summary.ts';
import { formatDate } from '../charts/number-format.ts';
import { listed, upperFirst } from '../charts/phrase.ts';
import { dimensionPhrase } from './dimension.ts';

/** An ISO time of UTC in words, whatever the machine's own: `31 March 2026, 09:05:00 UTC`. */
export function formatTime(iso: string): string {
  const [time] = /(?<=T)\d{2}:\d{2}:\d{2}/.exec(iso) ?? [];
  return time === undefined ? iso : `${formatDate(iso)}, ${time} UTC`;
}

/** A released table in words: `People by Local Care Partnership and sex`. */
export function releasedTableWords({ measure, dimensions }: SummaryOfTable): string {
  const label = upperFirst(measure.label);
  return dimensions.length === 0 ? label : `${label} by ${listed(dimensions.map(dimensionPhrase))}`;
}

/** What is out of the ordinary with how releases are recorded; null where nothing is. */
export function registerNotice(register: RegisterState | undefined): string | null {
  switch (register) {
    case 'for-this-session':
      return 'This workspace is in memory only: its register lasts for this session. What leaves in a later one is not held against it.';
    case 'shut':
      return 'This workspace may only be read: its register cannot be written, so nothing can be saved from it.';
    default:
      return null;
  }
}
