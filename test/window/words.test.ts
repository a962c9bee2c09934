import { expect, test } from 'vitest';
import { shippedDefinitions } from '../../analytics/definition/library.ts';
import { cutShare } from '../../renderer/views/quality/ReidentificationPart.tsx';
import { combinedConditions } from '../../renderer/words/combined-conditions.ts';
import { kindOf, overlaps } from '../../renderer/words/definition-kind.ts';
import { distinctWords } from '../../renderer/words/distinct.ts';
import { decisionWords } from '../../renderer/words/identifier.ts';
import { policyOrigin } from '../../renderer/words/policy.ts';
import { segmentIn } from '../../renderer/words/segment-in.ts';

test('an estimate of different values is told as one, and never above what is filled', () => {
  const words = (distinct: number, filled: number) =>
    distinctWords({ distinct, filled, isExact: false });
  expect(distinctWords({ distinct: 104, filled: 99_930, isExact: true })).toBe('104');
  expect(distinctWords({ distinct: 61_020, filled: 99_930, isExact: true })).toBe('61,020');
  expect(words(3_011, 4_020)).toBe('about 3,000');
  expect(words(8_120, 7_997)).toBe('about 7,900');
  expect(words(101_200, 100_000)).toBe('about 100,000');
});

test('a share is cut and not rounded up: nearly all people are not shown as all', () => {
  expect(cutShare(7_995, 7_997)).toBe('99.9%');
  expect(cutShare(7_997, 7_997)).toBe('100.0%');
  expect(cutShare(5, 100_000)).toBe('<0.1%');
  expect(cutShare(0, 0)).toBe('0.0%');
});

test('a column that is accepted and that no field takes is said to stay out', () => {
  const decision = { action: 'accept', reason: 'Agreed' } as const;
  expect(decisionWords({ decision })).toBe('Accepted: Agreed');
  expect(decisionWords({ decision, isUntaken: true })).toBe(
    'Accepted (Agreed); not loaded, as no field takes it',
  );
});

test('a sentence is about the segment that it names first, the longer of two that begin alike', () => {
  const segments = [{ label: 'Frail' }, { label: 'Frail and alone' }, { label: 'Well' }];
  expect(segmentIn('Nobody matches "Frail and alone".', segments)).toBe(1);
  expect(segmentIn('Well takes everybody whom Frail matches.', segments)).toBe(2);
  expect(segmentIn('Nothing was found.', segments)).toBeNull();
});

test('every document that is shipped as an overlay says so in its title, and no other does', () => {
  const isSaid = shippedDefinitions.map((each) => [each.id, kindOf(each) === 'overlay']);
  const isSo = shippedDefinitions.map(({ id, text }) => [id, overlaps(text)]);
  expect(isSaid).toEqual(isSo);
  expect(isSo.some(([, isOverlay]) => isOverlay)).toBe(true);
});

test('a text that is no YAML overlaps nothing', () => {
  expect(overlaps('assign: [every-match')).toBe(false);
  expect(overlaps('# assign: every-match\nassign: first-match')).toBe(false);
});

test('common conditions are combined at first, and only those that are held ever', () => {
  const held = ['copd', 'diabetes', 'hypertension'].map((code) => ({ code, label: code }));
  expect(combinedConditions({ conditions: held }, null)).toEqual(['diabetes', 'hypertension']);
  expect(combinedConditions({ conditions: held }, ['copd', 'gone'])).toEqual(['copd']);
});

test.each([
  [
    'NHS England (as NHS Digital)',
    '2018-09',
    'Set by NHS England (as NHS Digital), September 2018.',
  ],
  ['after the defaults of ACRO', '2026-01', 'Set after the defaults of ACRO, January 2026.'],
  ['Aftercare Board', '2026-08-31', 'Set by Aftercare Board, 31 August 2026.'],
])('a policy set by “%s” in %s is said to be: %s', (setBy, dated, said) => {
  expect(policyOrigin({ setBy, dated })).toBe(said);
});
