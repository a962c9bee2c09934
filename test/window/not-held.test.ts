import { expect, test } from 'vitest';
import { notHeldBySegment } from '../../renderer/words/not-held.ts';

const text = `segments:
  - id: smokers
    when: { all: [{ age: { from: 18 } }, { field: smoking, is: current }] }
  - id: lungs
    when: { any: [{ condition: copd }, { condition: asthma }, { not: { condition: copd } }] }
  - id: deprived
    when: { quintile: [1] }
  - id: hearts
    when: { condition: heart-failure }
`;

test('each segment says what it asks for that the extract does not hold', () => {
  const lacked = notHeldBySegment({
    text,
    warnings: [
      'The extract does not hold COPD, so nobody is known to have it.',
      'The extract does not hold smoking status, so no test of it is known for anybody.',
      'The extract does not hold heart failure, asthma: conditions are counted without them.',
    ],
  });
  expect([...lacked]).toEqual([
    ['smokers', ['Smoking status']],
    ['lungs', ['COPD']],
    ['deprived', []],
    ['hearts', []],
  ]);
});

test('a text that cannot be read says nothing of its segments', () => {
  expect(notHeldBySegment({ text: 'segments: [', warnings: ['x'] }).size).toBe(0);
});
