import type { MergeAdvice, TableAsk } from '../../analytics/contract/methods.ts';

/** What the stand-in advises on every table: the two least deprived quintiles, then the next. */
export function adviseMerges({ merge }: TableAsk): MergeAdvice {
  if (merge?.quintile !== undefined) return { hidden: 2, cells: 12, steps: [] };
  const [two, three] = [
    ['4', '5'],
    ['3', '4', '5'],
  ];
  return {
    hidden: 7,
    cells: 30,
    steps: [
      {
        ...{ merge: { quintile: [two] }, words: 'Merge quintiles 4 and 5' },
        ...{ hiddenBefore: 7, hiddenAfter: 4, cellsAfter: 25, people: 1_240 },
      },
      {
        ...{ merge: { quintile: [three] }, words: 'Merge quintiles 3, 4 and 5' },
        ...{ hiddenBefore: 4, hiddenAfter: 0, cellsAfter: 20, people: 0 },
      },
    ],
  };
}
