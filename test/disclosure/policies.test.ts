import { describe, expect, test } from 'vitest';
import { type Problem, Refusal } from '../../analytics/contract/problem.ts';
import {
  findPolicy,
  policies,
  policySentence,
  releasedPolicy,
} from '../../analytics/disclosure/policy.ts';
import { policyBook, unreadableBook } from '../../analytics/disclosure/policy-book.ts';

const lines: Readonly<Record<string, string>> = {
  id: 'our-trust',
  title: 'Our trust',
  dated: '2026-08-31',
  'set-by': 'Information governance of our trust',
  source: 'Minutes of August 2026',
  threshold: '5',
  zero: 'shown',
  complement: 'hidden',
  rounding: '5',
  'rounding-method': 'nearest',
  totals: 'rounded',
  'smallest-denominator': '10',
  'smallest-numerator': '6',
  dominance: '{ contributors: 2, share: 0.8, p: 0.2 }',
};

/** A policy's file with some keys written otherwise; null leaves one out. */
function written(own: Readonly<Record<string, string | null>> = {}): string {
  return Object.entries({ ...lines, ...own })
    .flatMap(([key, value]) => (value === null ? [] : [`${key}: ${value}`]))
    .join('\n');
}

const added = (text: string, name = 'our-trust.yaml') => policyBook({ added: [{ name, text }] });
const locked = (text: string, own: string = written()) =>
  policyBook({
    added: [{ name: 'our-trust.yaml', text: own }],
    lock: { name: 'locked-policy.yaml', text },
  });

function problemsOf(work: () => unknown): readonly Problem[] {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.problems;
    throw error;
  }
  return [];
}

describe('the shipped policies', () => {
  test('are those of the fact sheet, and of each its numbers', () => {
    const told = policies.map((one) => [
      ...[one.id, one.threshold, one.zero, one.complement, one.rounding, one.roundingMethod],
      ...[one.totals, one.protectionWidth],
    ]);
    expect(told).toEqual([
      ['nhs-hes', 7, 'shown', 'hidden', 5, 'nearest', 'rounded', 8],
      ['opensafely', 7, 'shown', 'hidden', 5, 'nearest', 'summed', 8],
      ['opensafely-midpoint', 0, 'shown', 'shown', 6, 'midpoint', 'summed', 5],
      ['threshold-10', 9, 'hidden', 'hidden', 5, 'nearest', 'rounded', 10],
      ['uk-llc', 9, 'hidden', 'hidden', 1, 'nearest', 'rounded', 10],
      ['working', 0, 'shown', 'shown', 1, 'nearest', 'rounded', 1],
    ]);
  });

  test('cannot be changed by whoever holds one', () => {
    const policy = findPolicy('nhs-hes') as { threshold: number };
    expect(() => {
      policy.threshold = 0;
    }).toThrow(TypeError);
    const { dominance } = findPolicy('nhs-hes') as { dominance: { share: number } | null };
    expect(() => {
      if (dominance !== null) dominance.share = 1;
    }).toThrow(TypeError);
    expect(() => (policies as unknown[]).pop()).toThrow(TypeError);
  });

  test('tell a reader of a table all that bears on its counts', () => {
    expect(releasedPolicy(findPolicy('opensafely-midpoint'))).toEqual({
      ...{ id: 'opensafely-midpoint', title: 'OpenSAFELY, midpoint 6', threshold: 0 },
      ...{ zero: 'shown', complement: 'shown', rounding: 6, roundingMethod: 'midpoint' },
      ...{ totals: 'summed', protectionWidth: 5, working: false },
    });
  });

  test('say in a sentence what they do', () => {
    expect(policySentence(findPolicy('nhs-hes'))).toBe(
      'Counts from 1 to 7 are hidden with what would give them away, those of all or nearly all of a group too, zero is shown, shown counts are rounded to the nearest 5; nearly all is all but 1 to 7; each total is rounded by itself; percentages of fewer than 8 people are hidden; amounts of which 2 people may have over 90% are hidden; percentages and crude rates are worked out from those counts, standardised values and means are told in steps as coarse.',
    );
    const said = (id: string) => policySentence(findPolicy(id));
    expect(said('opensafely')).toMatch(/nearest 5 and totals are their sums;/);
    expect(said('opensafely-midpoint')).toMatch(
      /^No count is hidden, zero is shown, shown counts are the middle of the 6 they are one of \(3 for 1 to 6\) and totals are their sums; events and amounts of fewer than 7 people are hidden;/,
    );
    expect(said('opensafely-midpoint')).not.toMatch(/percentages of fewer/);
    expect(said('threshold-10')).toMatch(/1 to 9 are hidden .*zero is hidden/);
    expect(said('uk-llc')).toMatch(/shown counts are exact; .*in steps of 10 people\.$/);
    expect(said('working')).toMatch(/not for release/);
  });
});

describe('an organisation’s policy', () => {
  test('stands beside the shipped ones, with the usual protection where it does not say', () => {
    const book = added(written());
    expect(book.policies.map(({ id }) => id)).toEqual([
      ...policies.map(({ id }) => id),
      'our-trust',
    ]);
    expect(book.find('our-trust')).toMatchObject({
      ...{ threshold: 5, protectionWidth: 6, smallestDenominator: 10, smallestNumerator: 6 },
      ...{ dated: '2026-08-31', setBy: 'Information governance of our trust', working: false },
      dominance: { contributors: 2, share: 0.8, p: 0.2 },
    });
    expect(book.locked).toBeNull();
    expect(() => findPolicy('our-trust')).toThrow(/no disclosure policy/);
  });

  test.each([
    ['a key that is not known', { colour: 'red' }, 'colour', /no key of a policy/],
    ['a key too few', { threshold: null }, 'threshold', /"threshold" is missing/],
    ['a number in words', { threshold: 'seven' }, 'threshold', /whole number/],
    ['a number in quotes', { threshold: '"7"' }, 'threshold', /whole number/],
    ['half a person', { threshold: '5.5' }, 'threshold', /whole number/],
    ['fewer than nobody', { threshold: '-1' }, 'threshold', /whole number from 0/],
    ['an endless threshold', { threshold: '.inf' }, 'threshold', /whole number/],
    ['a step of nothing', { rounding: '0' }, 'rounding', /whole number from 1/],
    ['a list for a number', { rounding: '[5]' }, 'rounding', /whole number/],
    ['a word that is not known', { zero: 'maybe' }, 'zero', /shown or hidden/],
    ['a truth for a word', { complement: 'true' }, 'complement', /shown or hidden/],
    ['a method that is not known', { 'rounding-method': 'up' }, 'rounding-method', /midpoint/],
    ['a number for a title', { title: '7' }, 'title', /line of text/],
    ['a title of nothing', { title: '""' }, 'title', /line of text/],
    ['an id with a path in it', { id: '../hes' }, 'id', /small letters/],
    ['a day that there is not', { dated: '2026-02-30' }, 'dated', /a month or a day/],
    ['a month that there is not', { dated: '2026-13' }, 'dated', /a month or a day/],
    ['a year for a date', { dated: '2026' }, 'dated', /line of text/],
    [
      'a dominance without p',
      { dominance: '{ contributors: 2, share: 0.9 }' },
      'dominance',
      /p: 0/,
    ],
    [
      'a dominance in percent',
      { dominance: '{ contributors: 2, share: 90, p: 10 }' },
      'dominance',
      /shares from 0 to 1/,
    ],
    [
      'midpoints of an odd step',
      { 'rounding-method': 'midpoint', rounding: '5' },
      'rounding',
      /even number/,
    ],
    ['sums of exact counts', { totals: 'summed', rounding: '1' }, 'totals', /cannot be summed/],
    ['no protection at all', { 'protection-width': '0' }, 'protection-width', /from 1/],
    [
      'less protection than being hidden',
      { 'protection-width': '3' },
      'protection-width',
      /under 4/,
    ],
    [
      'more protection than a small group has',
      { 'protection-width': '20' },
      'protection-width',
      /over 11/,
    ],
    ['a shown count of 2 as 0', { threshold: '1', zero: 'hidden' }, 'threshold', /shows 2 as 0/],
    ['nothing hidden', { threshold: '0', complement: 'shown' }, 'threshold', /hides nothing/],
    ['only nobody hidden', { threshold: '0', zero: 'hidden' }, 'zero', /nothing else/],
    ['only everybody hidden', { threshold: '0' }, 'complement', /nothing else/],
    ['only 1 hidden', { threshold: '1', rounding: '1' }, 'threshold', /could be only 1/],
    ['no care for amounts', { dominance: 'none' }, 'dominance', /may not be none/],
    ['the name of working figures', { id: 'working' }, 'id', /the program's own/],
    ['the name of a shipped policy', { id: 'nhs-hes' }, 'id', /another policy has/],
  ] as const)('with %s is refused, naming the file and the key', (_, own, key, reason) => {
    const found = problemsOf(() => added(written(own)));
    const about = found.filter(({ where }) => where?.field === key);
    expect(about.map((problem) => problem.reason).join(' ')).toMatch(reason);
    for (const { code, where, reason: said } of found) {
      expect([code, where?.file]).toEqual(['disclosure-refused', 'our-trust.yaml']);
      expect(said).toMatch(/^our-trust\.yaml: .*"/);
    }
  });

  test('is told every wrong key at once, each with its line', () => {
    const found = problemsOf(() => added(written({ threshold: 'few', zero: 'no' })));
    expect(found.map(({ where }) => [where?.field, where?.line])).toEqual([
      ['threshold', 6],
      ['zero', 7],
    ]);
  });

  test.each([
    ['no YAML', 'id: [', /is no YAML/],
    ['nothing', '', /holds no policy/],
    ['a list', '- id: ours', /holds no policy/],
    ['a key written twice', `${written()}\nthreshold: 6`, /written twice/],
    ['a far too long text', `# ${'x'.repeat(70_000)}`, /too long/],
    ['an alias', written({ threshold: '&few 5', 'smallest-numerator': '*few' }), /whole number/],
  ])('that holds %s is refused', (_, text, reason) => {
    expect(() => added(text)).toThrow(reason);
  });

  test('may round to midpoints without a threshold, which hides which count it is', () => {
    const own = {
      threshold: '0',
      complement: 'shown',
      rounding: '10',
      'rounding-method': 'midpoint',
    };
    expect(added(written({ ...own, totals: 'summed' })).find('our-trust').protectionWidth).toBe(9);
    expect(() => added(written({ ...own, rounding: '2' }))).toThrow(/hides nothing/);
  });

  test('is known by one id only', () => {
    const two = ['a.yaml', 'b.yaml'].map((name) => ({ name, text: written() }));
    expect(problemsOf(() => policyBook({ added: two }))[0]).toMatchObject({
      where: { file: 'b.yaml', field: 'id' },
    });
  });
});

describe('a lock', () => {
  test('leaves the policy that it names, and the analyst’s own screen', () => {
    for (const id of ['threshold-10', 'our-trust']) {
      const book = locked(`policy: ${id}`);
      expect([book.locked, book.policies.map((one) => one.id)]).toEqual([id, [id, 'working']]);
      expect(book.find(id).id).toBe(id);
      expect(book.find('working').working).toBe(true);
      expect(() => book.find('nhs-hes')).toThrow(
        `locked-policy.yaml beside the program lets nothing out but under the policy "${id}".`,
      );
    }
  });

  test('may keep the screen to it too', () => {
    const book = locked('policy: nhs-hes\nallow-working: false');
    expect(book.policies.map(({ id }) => id)).toEqual(['nhs-hes']);
    expect(problemsOf(() => book.find('working'))).toMatchObject([{ code: 'disclosure-refused' }]);
  });

  test('may be a policy of its own', () => {
    const own = written({ id: 'the-only-one', 'allow-working': 'false' });
    const book = locked(own);
    expect([book.locked, book.policies.length]).toEqual(['the-only-one', 1]);
  });

  test.each([
    ['nothing', '', /holds no policy/],
    ['a policy that nobody knows', 'policy: none-such', /"policy" is to be one of nhs-hes/],
    ['working figures', 'policy: working', /"policy" is to be one of/],
    ['a policy and a threshold', 'policy: nhs-hes\nthreshold: 1', /"threshold" has no place/],
    ['neither yes nor no', 'policy: nhs-hes\nallow-working: perhaps', /true or false/],
    ['a policy that hides nothing', written({ id: 'mine', threshold: '0' }), /"threshold" is 0/],
    ['another policy by a known name', written({ id: 'nhs-hes' }), /another policy has/],
  ])('that holds %s is refused, and opens nothing', (_, text, reason) => {
    const found = problemsOf(() => locked(text));
    expect(found.map((one) => one.reason).join(' ')).toMatch(reason);
    expect(new Set(found.map(({ where }) => where?.file))).toEqual(new Set(['locked-policy.yaml']));
    const book = unreadableBook(new Refusal(...found));
    for (const id of ['nhs-hes', 'working']) expect(() => book.find(id)).toThrow(reason);
    expect(book.policies).toEqual([]);
  });
});
