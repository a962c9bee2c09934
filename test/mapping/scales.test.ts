import { expect, test } from 'vitest';
import { conditions, fields } from '../../analytics/dictionary/dictionary.ts';
import { scalesOf } from '../../analytics/sources/mapping/scales.ts';
import { scalesOf as scalesToChoose } from '../../renderer/words/scale.ts';

const ids = [...fields.map(({ id }) => id), ...conditions.map(({ id }) => `condition:${id}`)];

test('the window offers the scales that a mapping takes, and no other', () => {
  for (const id of ids) {
    const taken = scalesOf(id);
    const offered = scalesToChoose(id, taken[0]).map((option) => option.id);
    expect([id, offered.toSorted()]).toEqual([id, taken.toSorted()]);
  }
});
