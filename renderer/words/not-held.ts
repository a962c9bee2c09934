import { parse } from 'yaml';
import type { ExplainedDefinition } from '../../analytics/contract/methods.ts';
import { conditions, findField } from '../../analytics/dictionary/dictionary.ts';

type Raw = Readonly<Record<string, unknown>>;

const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null;

/** Criteria that name no field, and the field that each asks. */
const asked: Readonly<Record<string, string>> = { quintile: 'imd_quintile', decile: 'imd_decile' };

function labelOf(key: string, value: unknown): readonly string[] {
  const field = key === 'field' && typeof value === 'string' ? value : asked[key];
  if (field !== undefined) return [findField(field)?.label ?? field];
  if (key !== 'condition' || typeof value !== 'string') return [];
  return [conditions.find(({ id }) => id === value)?.label ?? value];
}

/** Labels of the fields and conditions that a criterion asks by name, those inside it included. */
function labelsIn(criterion: unknown): readonly string[] {
  if (Array.isArray(criterion)) return criterion.flatMap(labelsIn);
  if (!isRaw(criterion)) return [];
  return Object.entries(criterion).flatMap(([key, value]) => [
    ...labelOf(key, value),
    ...labelsIn(value),
  ]);
}

function segmentsOf(text: string): readonly Raw[] {
  try {
    const written: unknown = parse(text, { logLevel: 'silent' });
    const segments = isRaw(written) ? written['segments'] : null;
    return Array.isArray(segments) ? segments.filter(isRaw) : [];
  } catch {
    return [];
  }
}

/**
 * What each segment asks by name and the extract does not hold, by the segment's id, as far as a
 * definition's warnings say: nobody is known to meet such a criterion, so its 0 is none that was counted.
 */
export function notHeldBySegment({
  text,
  warnings,
}: Pick<ExplainedDefinition, 'text' | 'warnings'>): ReadonlyMap<string, readonly string[]> {
  const said = warnings.map((warning) => warning.toLowerCase().replaceAll('"', ''));
  const isLacked = (label: string) =>
    said.some((warning) =>
      warning.startsWith(`the extract does not hold ${label.toLowerCase()}, so `),
    );
  return new Map(
    segmentsOf(text).map(({ id, when }) => [
      String(id),
      [...new Set(labelsIn(when))].filter(isLacked),
    ]),
  );
}
