import { expect, test } from 'vitest';
import { compareDefinitions } from '../../analytics/definition/changes/compare-definitions.ts';
import { shippedDefinitions } from '../../analytics/definition/library.ts';
import { parseDefinition } from '../../analytics/definition/parse.ts';
import { partedChanges } from '../../renderer/views/segments/parted-changes.ts';

const shipped = shippedDefinitions.map(({ id, text }) => parseDefinition(text, `${id}.yaml`));
const pairs = shipped.flatMap((before) =>
  shipped.filter((after) => after !== before).map((after) => ({ before, after })),
);
const ofPaper = /^(has the id|is called|names as its source:|adds the doubt:|drops the doubt:)/;

test('between any two shipped definitions, rules are parted from what the documents say of themselves', () => {
  let [told, folded] = [0, 0];
  for (const { before, after } of pairs) {
    const changes = compareDefinitions(before, after);
    const { rules, paper } = partedChanges(changes, before, after);
    expect(rules.length + paper.length).toBe(changes.length);
    const ofDocument = rules.filter(({ segment }) => segment === null);
    expect(ofDocument.filter(({ change }) => ofPaper.test(change))).toEqual([]);
    expect(paper.filter(({ change }) => !ofPaper.test(change))).toEqual([]);
    told += rules.length;
    folded += paper.length;
  }
  expect(Math.min(told, folded)).toBeGreaterThan(pairs.length);
});

test('while a document is not known, no change is folded away', () => {
  const { before, after } = pairs[0] ?? {};
  if (before === undefined || after === undefined) throw new Error('Nothing is shipped.');
  const changes = compareDefinitions(before, after);
  expect(partedChanges(changes, before, null)).toEqual({ rules: changes, paper: [] });
});
