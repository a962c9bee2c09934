import { expect, test } from 'vitest';
import type { Problem } from '../../analytics/contract/problem.ts';
import { refusalWords } from '../../renderer/words/refusal.ts';
import { formatTime } from '../../renderer/words/release.ts';

const refused = (reason: string, hint?: string): Problem => ({
  code: 'disclosure-refused',
  reason,
  ...(hint === undefined ? {} : { hint }),
});
const together = 'People by sex together with People by lcp of "A" of 2026-05-02 would give away';
const last = (hint: string) => refused('The table was not let out, and nothing was written.', hint);

test('findings of the same tables are told under them once, others apart', () => {
  const words = refusalWords([
    refused(`${together} one.`, 'It follows from: a.\n  And from: b.'),
    refused('Other tables would give away three.'),
    refused(`${together} two.`),
    refused('Worded otherwise.'),
    last('Nothing would help.'),
  ]);
  expect(words?.telling).toEqual([
    {
      tables: together,
      given: [
        { what: 'one.', because: ['It follows from: a.', 'And from: b.'] },
        { what: 'two.', because: [] },
      ],
    },
    { tables: 'Other tables would give away', given: [{ what: 'three.', because: [] }] },
    { tables: '', given: [{ what: 'Worded otherwise.', because: [] }] },
  ]);
});

test('what is found of a count and of its denominator alike is told once', () => {
  const found = refused(`${together} one.`, 'It follows from: a.');
  const words = refusalWords([found, found, refused(`${together} one.`, 'And: b.'), last('No.')]);
  expect(words?.telling[0]?.given).toEqual([
    { what: 'one.', because: ['It follows from: a.'] },
    { what: 'one.', because: ['And: b.'] },
  ]);
});

test.each([
  ['It would be safe with one more count hidden (Male): ask for it.', 1],
  ['It would be safe with 20 more counts hidden (Male; and 15 more): ask for it.', 20],
  ['It would be safe with 1,204 more counts hidden (Male): ask for it.', 1204],
  ['Nothing that could be hidden in this table would make it safe.', null],
])('“%s” offers to hide %s', (hint, further) => {
  expect(refusalWords([refused(`${together} one.`), last(hint)])?.further).toBe(further);
});

test('a refusal of another kind is not taken for one by the register', () => {
  expect(refusalWords([refused('The policy is locked.')])).toBeNull();
  expect(refusalWords([refused('One.'), { code: 'usage', reason: 'Two.' }])).toBeNull();
  expect(refusalWords([])).toBeNull();
});

test('a time is told as it is stored, in UTC', () => {
  expect(formatTime('2026-05-02T23:59:07.120Z')).toBe('2 May 2026, 23:59:07 UTC');
  expect(formatTime('at noon')).toBe('at noon');
});
