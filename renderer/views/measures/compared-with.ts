import {
  type Category,
  notAllocatedCode,
  unknownCode,
} from '../../../analytics/contract/dimensions.ts';
import type { OptionGroup } from '../../components/Choice.tsx';
import type { Against, Breakdown } from '../../state/measured.ts';
import { dimensionLabels } from '../../words/dimension.ts';

const prefix = 'code:';

/** The id of a comparison in its list. */
export function againstId(against: Against): string {
  return typeof against === 'string' ? against : `${prefix}${against.code}`;
}

/** The comparison of an id in its list. */
export function againstOf(id: string): Against {
  if (id === 'nobody' || id === 'all' || id === 'others') return id;
  return { code: id.slice(prefix.length) };
}

/** What values by a dimension can be compared with: a quintile's list ends in the least deprived. */
export function againstGroups(by: Breakdown, categories: readonly Category[]): OptionGroup[] {
  const chosen = categories.filter(({ code }) => code !== unknownCode && code !== notAllocatedCode);
  return [
    {
      label: '',
      options: [
        { id: 'nobody', label: 'Nobody' },
        { id: 'all', label: 'Everybody' },
        { id: 'others', label: 'All the others' },
      ],
    },
    {
      label: dimensionLabels[by],
      options: chosen.map(({ code, label }) => ({ id: `${prefix}${code}`, label })),
    },
  ];
}
