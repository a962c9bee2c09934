import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { findingsOf } from '../../analytics/definition/findings/findings-of.ts';
import { shippedDefinitions } from '../../analytics/definition/library.ts';
import { model } from './segments-of.ts';

const folder = resolve(import.meta.dirname, '../../analytics/definition/library');
const every = test.each([...shippedDefinitions]);

test('each document of the folder is shipped once, under the name of its file', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const ids = shippedDefinitions.map(({ id }) => id);
  expect(ids.toSorted()).toEqual(files.map((name) => name.replace('.yaml', '')).sort());
  const readme = readFileSync(resolve(folder, 'README.md'), 'utf8');
  expect(ids.filter((id) => !readme.includes(`\`${id}\``))).toEqual([]);
});

test('the first is the one that the window and the command line start with', () => {
  expect(shippedDefinitions[0]?.id).toBe('age-by-conditions');
});

every(
  '$id says what it is, where it was published and what is doubtful',
  ({ id, text, source }) => {
    const { doubts } = model(id);
    expect(source.length).toBeGreaterThan(80);
    expect(doubts.length).toBeGreaterThanOrEqual(3);
    for (const doubt of doubts) expect(doubt).toMatch(/^(?:[A-Z]|eFI).*\.$/);
    const head = text.slice(0, text.indexOf('version: 1')).trimEnd();
    expect(head.split('\n').every((line) => line.startsWith('#'))).toBe(true);
    expect(head.length).toBeGreaterThan(200);
  },
);

every('$id gives the source of its first rule, and names what Quintile added', ({ text }) => {
  const rules = text.slice(text.indexOf('\nsegments:\n'));
  expect(rules.indexOf('# source: ')).toBeGreaterThan(0);
  expect(rules.indexOf('# source: ')).toBeLessThan(rules.indexOf('- id: '));
  const added = /- id: (cannot-be-told|not-recorded|not-grouped)\n/.exec(rules);
  const before = added === null ? '' : rules.slice(0, added.index).trimEnd().split('\n').at(-1);
  if (added !== null) expect(before).toMatch(/# source: Quintile/);
});

test('what is only a guess is called a template, and says what is not known', () => {
  const templates = shippedDefinitions.filter(({ title }) => title.includes('(template)'));
  expect(templates.map(({ id }) => id)).toEqual([
    'leeds',
    'bridges-to-health',
    'british-columbia',
    'cambridge-score',
  ]);
  for (const { id } of templates) {
    expect(model(id).doubts.join(' ')).toMatch(/not known|Quintile's/);
  }
});

test('the Leeds template says that its order is unknown, its guess, and the two alternatives', () => {
  const [order = '', first = '', second = ''] = model('leeds').doubts;
  expect(order).toMatch(/^The order of the rules is not known\. The guess taken is/);
  expect(first).toMatch(/first natural alternative .* children and young people come first/);
  expect(second).toMatch(/second natural alternative .* maternity comes before/);
});

test('nothing can be found against the rules of a document that its doubts do not name', () => {
  const found = shippedDefinitions.flatMap(({ id }) =>
    findingsOf(model(id)).map((sentence) => [id, sentence] as const),
  );
  expect(found.map(([id]) => id)).toEqual(['snee']);
  expect(found[0]?.[1]).toMatch(/"has depression" and "has anxiety" of "Feel well" can never/);
  expect(model('snee').doubts.join(' ')).toMatch(/these two elements never win/);
});

test('SNEE lists at each segment what an extract cannot hold', () => {
  const text = shippedDefinitions.find(({ id }) => id === 'snee')?.text;
  expect(text?.match(/# left out: /g)).toHaveLength(5);
});
