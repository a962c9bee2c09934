import { noSegmentCode, outsideCode } from '../contract/dimensions.ts';
import type { ReleasedTable, ReleaseNote } from '../contract/released.ts';

/** What a manifest is told of a table besides the table. */
interface Listed {
  /** Its path within the bundle. */
  readonly file: string;
  /** SHA-256 of the file, hexadecimal; null where it is not written yet. */
  readonly hash: string | null;
  /** The criterion that narrows who is counted; undefined is none. */
  readonly where: unknown;
  readonly table: ReleasedTable;
}

/** Dimensions whose rows are no groups of people. */
const apart: readonly string[] = ['statistic', 'other_segment'];

function dimensionEntries({ dimensions, policy, measure }: ReleaseNote) {
  const isSummed = policy.totals === 'summed';
  return dimensions.map(({ name, total, overlapping, categories, parent }) => {
    const hasOutside = categories.some((category) => category.code === outsideCode);
    const hasNone = categories.some((category) => category.code === noSegmentCode);
    const merged = categories.flatMap(({ code: own, parts }) =>
      parts === undefined ? [] : [[own, parts] as const],
    );
    const isComplete =
      !hasOutside && !overlapping && measure.unit !== 'mixed' && !apart.includes(name);
    const isSum = isSummed && !overlapping;
    return {
      name,
      total: isSum ? null : total,
      ...(isSum && total !== null ? { sum: total } : {}),
      ...(parent === undefined ? {} : { parent }),
      ...(overlapping ? { overlapping } : {}),
      ...(overlapping && hasNone ? { none: noSegmentCode } : {}),
      ...(merged.length > 0 ? { merged: Object.fromEntries(merged) } : {}),
      ...(isComplete ? { complete: true } : {}),
      ...(apart.includes(name) ? {} : { listed: true }),
    };
  });
}

function policyEntry({ policy }: ReleaseNote) {
  return {
    id: policy.id,
    threshold: policy.threshold,
    zero: policy.zero,
    zero_left_out: 'shown',
    rounding: policy.rounding,
    rounding_method: policy.roundingMethod,
    rounding_ties: 'up',
    totals: policy.totals,
    protection_width: policy.protectionWidth,
  };
}

/** Everybody who satisfies both criteria; null is everybody. */
function both(one: unknown, other: unknown): unknown {
  if (one == null || other == null) return one ?? other ?? null;
  return { all: [one, other] };
}

/** One table of the manifest: what an auditor needs to know of it (see docs/audit.md). */
export function manifestEntry({ file, hash, where, table: { note } }: Listed) {
  const { measure, extract } = note;
  return {
    file,
    measure: measure.id,
    form: measure.form,
    unit: measure.unit,
    numerator: measure.numerator,
    denominator: measure.denominator,
    exclusions: measure.exclusions,
    ...(measure.eligible === undefined ? {} : { eligible: measure.eligible }),
    dimensions: dimensionEntries(note),
    ...(note.places ?? {}),
    policy: policyEntry(note),
    definition: note.definition.id,
    population: note.population,
    population_rule: { where: both(note.definition.population, where), filters: note.filters },
    edition: note.deprivation,
    as_at: extract.asAt,
    extract: extract.name,
    hashes: { table: hash, definition: note.definition.hash },
  };
}
