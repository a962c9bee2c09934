import type { WorkspaceSummary } from '../../analytics/contract/extract.ts';
import { findField } from '../../analytics/dictionary/dictionary.ts';
import type { Option } from '../components/Choice.tsx';

/** What definitions are compared by first, where it is held. */
const preferred = ['cost', 'emergency_admissions', 'bed_days', 'gp_contacts'] as const;

/** The numbers that the open extract holds of each person, but for ages and ranks of areas. */
export function heldNumbers(workspace: WorkspaceSummary | null): Option[] {
  const columns = workspace?.extracts.find(({ isOpen }) => isOpen)?.columns ?? [];
  return columns
    .filter(
      ({ code }) => findField(code)?.kind === 'number' && !/^(age|birth_year|imd_\w+)$/.test(code),
    )
    .map(({ code, label }) => ({ id: code, label }));
}

export function preferredNumber(held: readonly Option[]): string | null {
  const ids = held.map(({ id }) => id);
  return preferred.find((id) => ids.includes(id)) ?? ids[0] ?? null;
}
