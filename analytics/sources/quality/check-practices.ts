import type { QualityCheck, SafeCount } from '../../contract/quality.ts';
import type { Practice } from '../../places/places.ts';
import { type CodeCount, peopleOf } from '../people/code-counts.ts';
import { type Assessment, safe } from './assessment.ts';
import { hideSecond } from './hide-second.ts';
import { hiddenSecond } from './protection.ts';
import { judge, notChecked, peopleInWords } from './quality-check.ts';

/** Codes that are named one by one; any more are only counted. */
const mostNamed = 20;

/** Has the form of a code, so that no other text of a cell is ever named. */
const codeForm = /^[A-Z]\d{5}$/;

/** Codes of practices with enough people for their counts to be shown, as a list. */
function named(codes: readonly CodeCount[], { ask }: Assessment): string {
  const isShown = ({ people }: CodeCount) => 'shown' in ask.protection.protect(people);
  const names = codes
    .filter((entry) => isShown(entry) && codeForm.test(entry.code))
    .map(({ code }) => code);
  if (names.length === 0) return '';
  const more = names.length > mostNamed ? ' and others' : '';
  return ` Practices with enough people to be named: ${names.slice(0, mostNamed).join(', ')}${more}.`;
}

interface Kind {
  readonly id: string;
  readonly title: string;
  readonly verdict: 'look' | 'wrong';
  readonly passed: string;
  readonly done: string;
  readonly is: (practice: Practice | undefined, asAt: string | null) => boolean;
  /** Why it cannot be checked with these lookups; null where it can. */
  readonly lacks: (practices: readonly Practice[]) => string | null;
}

const kinds: readonly Kind[] = [
  {
    id: 'practice-unknown',
    title: 'Practice codes that the lookup does not hold',
    verdict: 'look',
    passed: 'The lookup holds every practice code.',
    done: 'have one, and are not placed by practice. Codes change when practices merge or close: please send the lookup of the same date, or today’s codes.',
    is: (practice) => practice === undefined,
    lacks: () => null,
  },
  {
    id: 'practice-closed',
    title: 'Practices that had closed by the date of the extract',
    verdict: 'look',
    passed: 'No practice of the extract had closed.',
    done: 'are registered with one, and are kept there. Please check the date of the registrations.',
    is: (practice, asAt) => practice?.closed != null && (asAt === null || practice.closed <= asAt),
    lacks: (practices) =>
      practices.some(({ closed }) => closed !== null)
        ? null
        : 'The lookup does not say which practices have closed.',
  },
  {
    id: 'practice-no-pcn',
    title: 'Practices without a PCN',
    verdict: 'look',
    passed: 'The lookup gives a PCN to every practice of the extract that it holds.',
    done: 'are registered with one. Please check which PCN it belongs to.',
    is: (practice) => practice !== undefined && practice.pcn === null,
    lacks: (practices) =>
      practices.some(({ pcn }) => pcn !== null) ? null : 'The lookup gives no PCNs.',
  },
  {
    id: 'practice-no-lcp',
    title: 'Practices without an LCP',
    verdict: 'look',
    passed: 'The lookup gives an LCP to every practice of the extract that it holds.',
    done: 'are registered with one, and are not allocated by practice. Please check which LCP it belongs to.',
    is: (practice) => practice !== undefined && practice.lcp === null,
    lacks: (practices) =>
      practices.some(({ lcp }) => lcp !== null) ? null : 'The lookup gives no LCPs.',
  },
];

/**
 * People of each kind, protected. Those of unknown practices and of practices without an LCP
 * together are the people not allocated who have a practice, which is shown elsewhere, where the
 * extract gives no PCN of its own.
 */
function safeCounts(assessment: Assessment): ReadonlyMap<string, SafeCount> {
  const { ask, counts } = assessment;
  const countOf = ({ is }: Kind) =>
    peopleOf(ask.codes.practice, (code) => is(ask.places.practices.get(code), ask.asAt));
  const shown = new Map(kinds.map((kind) => [kind.id, safe(countOf(kind), assessment)]));
  const apart = kinds.filter(({ id }) => id === 'practice-unknown' || id === 'practice-no-lcp');
  const parts = apart.map((kind) => ({ count: countOf(kind), people: counts.people }));
  const seen = hideSecond(parts, counts.people, ask.protection).parts;
  for (const [at, { id }] of apart.entries()) shown.set(id, seen[at] ?? { shown: 0 });
  if (shown.get('practice-no-lcp') === hiddenSecond) shown.set('practice-no-pcn', hiddenSecond);
  return shown;
}

/** Checks of practice codes against the lookups. */
export function checkPractices(assessment: Assessment): readonly QualityCheck[] {
  const { codes, places, columns, asAt } = assessment.ask;
  const column = columns.get('practice');
  const practices = [...places.practices.values()];
  const counts = safeCounts(assessment);
  return kinds.map(({ id, title, verdict, passed, done, is, lacks }) => {
    const looking = { id, group: 'practices', title, column } as const;
    if (codes.practice.length === 0) return notChecked(looking, 'No column gives the practice.');
    if (practices.length === 0) return notChecked(looking, 'No lookup of practices was given.');
    const why = lacks(practices);
    if (why !== null) return notChecked(looking, why);
    const list = codes.practice.filter(({ code }) => is(places.practices.get(code), asAt));
    const count = counts.get(id) ?? { shown: 0 };
    return judge(looking, count, {
      verdict,
      passed,
      found: `${peopleInWords(count)} ${done}${named(list, assessment)}`,
    });
  });
}
