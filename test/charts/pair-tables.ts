import { conditions } from '../../analytics/dictionary/dictionary.ts';
import { type Cell, type FixtureDimension, gated, releasedTable, seeded } from './fixture.ts';
import { segmentDimension, segments } from './tables.ts';

const otherDimension = (count: number): FixtureDimension => ({
  name: 'other_segment',
  label: 'Claimed by',
  categories: segments(count),
});

/** Every pair of segments with the people that `people` says, by the places of the two. */
export function pairTable(count: number, people: (one: number, other: number) => Cell | number) {
  const list = segments(count);
  const cells = list.flatMap(({ code }, one) =>
    list.map((second, other): Cell => {
      const said = people(one, other);
      const codes = [code, second.code];
      return typeof said === 'number' ? gated(codes, said) : { ...said, codes };
    }),
  );
  const [first, second] = [{ ...segmentDimension(count), total: null }, otherDimension(count)];
  return releasedTable([first, second], cells);
}

/** Whom each segment lost to each earlier one; the nearer, the more. */
export function lossTable(count: number, people = 2_400) {
  return pairTable(count, (one, other) => (other < one ? Math.round(people / (one - other)) : 0));
}

/** People by the combination of some conditions, fewer with each that is added. */
export function combinationTable(count: number, people = 60_000, seed = 11) {
  const random = seeded(seed);
  const ids = conditions.slice(0, count).map(({ id }) => id);
  const labelOf = (id: string) => conditions.find((condition) => condition.id === id)?.label ?? id;
  const categories = Array.from({ length: 2 ** count }, (_, mask) => {
    const has = ids.filter((_id, bit) => (mask & (1 << bit)) !== 0);
    if (has.length === 0) return { code: 'none', label: 'None of them' };
    return { code: has.join('+'), label: has.map(labelOf).join(' + ') };
  });
  const all = [...categories, { code: 'not-known', label: 'Not known' }];
  const cells = all.map(({ code }) => {
    const held = code === 'none' ? 0 : code.split('+').length;
    return gated([code], Math.round((people / 6 ** held) * (0.5 + random())));
  });
  const name = { name: 'combination', label: 'Combination of conditions' } as const;
  return releasedTable([{ ...name, categories: all }], cells);
}
