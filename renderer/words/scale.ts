import type { Option } from '../components/Choice.tsx';

const editions: readonly Option[] = ['IMD 2025', 'IMD 2019', 'IMD 2015'].map((id) => ({
  id,
  label: id,
}));

const schemes: readonly Option[] = [
  { id: '2011', label: '2011: Chinese is Asian' },
  { id: '2001', label: '2001: Chinese is Other' },
];

const frailty: readonly Option[] = [
  { id: 'efi', label: 'eFI' },
  { id: 'efi2', label: 'eFI2' },
];

const flags: readonly Option[] = [
  { id: 'one-two', label: '1 is yes, 2 is no' },
  { id: 'count', label: '1 and 2 both mean yes' },
];

function known(field: string, held: string | undefined): readonly Option[] {
  if (field.startsWith('imd_')) return editions;
  if (field === 'efi') return frailty;
  if (field === 'ethnicity' || field === 'ethnic_group') return schemes;
  return flags.some(({ id }) => id === held) ? flags : [];
}

/**
 * Scales to choose from, the one in force among them; none where the field has but one. Those of a
 * column of yes and no matter only where its cells are 1 and 2, so that it has one already.
 */
export function scalesOf(field: string | null, held: string | undefined): readonly Option[] {
  if (field === null) return [];
  const scales = known(field, held);
  if (held === undefined || scales.some(({ id }) => id === held)) return scales;
  return [...scales, { id: held, label: held }];
}

/** Whether a field says nothing while its scale is not known. */
export function needsScale(field: string | null): boolean {
  return field === 'imd_rank' || field === 'efi';
}
