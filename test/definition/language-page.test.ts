import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { describeCriterion } from '../../analytics/criteria/describe-criterion.ts';
import { kinds } from '../../analytics/criteria/kinds.ts';
import { describe as inEnglish } from '../../analytics/definition/describe.ts';
import { parseCriterion, parseDefinition } from '../../analytics/definition/parse.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/language.md'), 'utf8');
const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text);
const whole = examples.filter((text) => text.startsWith('version:'));
const criteria = examples.filter((text) => !text.startsWith('version:'));

test.each(whole)('the page shows a document that is read', (text) => {
  const { segments } = inEnglish(parseDefinition(text, 'language.md'));
  expect(segments.at(-1)?.sentence).toBe('Everybody else');
});

test.each(criteria)('the page shows a criterion that is read: %s', (text) => {
  expect(describeCriterion(parseCriterion(text, 'language.md')).length).toBeGreaterThan(5);
});

test('the page has an example of every kind of criterion', () => {
  const shown = examples.join('\n');
  const lacking = Object.keys(kinds).filter((kind) => !new RegExp(`\\b${kind}:`).test(shown));
  expect(lacking).toEqual([]);
  expect(criteria.length).toBeGreaterThan(10);
});
