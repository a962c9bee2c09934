import type { Sum } from '../attack/count-system.ts';
import type { Change } from './changes.ts';
import type { Count, Place } from './count-draft.ts';
import { groupWords, labelsOf, limitWords, numberWords, sourceWords } from './describe-count.ts';
import type { SmallShown } from './enter-counts.ts';
import type { Limits } from './known-limits.ts';
import { roundingLimits } from './known-limits.ts';

/**
 * What is wrong: a hidden count known too closely, people between two populations, a change between two
 * extracts, a shown count that the policy hides, numbers that contradict one another, or a file that is
 * not the one that the manifest vouches for.
 */
export const findingKinds = [
  'narrow',
  'difference',
  'change',
  'small',
  'contradiction',
  'altered',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** Where a count stands in a bundle. */
export interface FindingPlace {
  readonly bundle: string;
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly codes: Readonly<Record<string, string>>;
}

/** One thing that an outsider learns though the policy hides it. */
export interface AuditFinding {
  readonly kind: FindingKind;
  /** In one sentence. */
  readonly text: string;
  readonly places: readonly FindingPlace[];
  /** Least and most that it can be, people; null where numbers contradict one another. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** How far apart they had to stay. */
  readonly width: number | null;
  /** How it follows, a line each, with the printed numbers. */
  readonly because: readonly string[];
}

function placeOf({ table, row, column }: Place): FindingPlace {
  const codes = table.dimensions.map(({ name }, at) => [name, row.codes[at] ?? ''] as const);
  const { bundle, file } = table;
  return { bundle, file, line: row.line, column, codes: Object.fromEntries(codes) };
}

function sumWords({ total, parts }: Sum, counts: readonly Count[]): string {
  const labels = labelsOf(counts);
  const whole = counts[total] as Count;
  const terms = parts.map((at) => {
    const part = counts[at] as Count;
    if (part.between !== null) return numberWords(part);
    const apart = groupWords(part, whole, labels);
    const isSame = apart === 'everybody';
    const words = isSame ? `${part.quantity === whole.quantity ? 'those of' : part.quantity}` : '';
    const source = words === 'those of' ? ` ${sourceWords(part)}` : '';
    return `${words === '' ? apart : words}${source} ${numberWords(part)}`;
  });
  return `${groupWords(whole, null, labels)} ${numberWords(whole)} = ${terms.join(' + ')}`;
}

/** What a count says without any sum: where else it is shown, and what its value gives back. */
function aloneWords(count: Count): string[] {
  const shown = count.places.filter(({ row, column }) => row.numbers[column] !== undefined);
  const isHidden = shown.length < count.places.length;
  const elsewhere = isHidden
    ? shown.map(
        ({ table, row, column }) =>
          `${table.bundle}/${table.file}, line ${row.line} shows ${row.numbers[column]?.number}`,
      )
    : [];
  return [...elsewhere, ...count.told.map((told) => `only such a count prints ${told}`)];
}

function betweenFinding(at: number, counts: readonly Count[], { lower, upper }: Limits) {
  const count = counts[at] as Count;
  const { whole, part } = count.between ?? { whole: at, part: at };
  const [large, small] = [counts[whole] as Count, counts[part] as Count];
  return {
    kind: 'difference' as const,
    text: `${groupWords(large)}: ${sourceWords(large)} counts a population that holds that of ${sourceWords(small)}; ${limitWords(lower, upper)} people are in one and not the other, though the policy asks for a width of ${count.width}.`,
    places: [...large.places, ...small.places].map(placeOf),
    because: [`${numberWords(large)} - ${numberWords(small)}`],
  };
}

function narrowFinding(at: number, counts: readonly Count[], { lower, upper }: Limits) {
  const count = counts[at] as Count;
  const hidden = count.places.find(({ row, column }) => row.numbers[column] === undefined);
  const column = hidden?.column ?? 'count';
  const source =
    hidden === undefined ? sourceWords(count) : sourceWords({ ...count, places: [hidden] });
  return {
    kind: 'narrow' as const,
    text: `${source}: the ${column} of ${groupWords(count)} is not shown, but is known to be ${limitWords(lower, upper)}, though the policy asks for a width of ${count.width}.`,
    places: count.places.map(placeOf),
    because: aloneWords(count),
  };
}

/** A protected count that is known too closely, with the equations that give it away. */
export function describeNarrow(
  at: number,
  counts: readonly Count[],
  limits: Limits,
  sums: readonly Sum[],
): AuditFinding {
  const count = counts[at] as Count;
  const said = (count.between === null ? narrowFinding : betweenFinding)(at, counts, limits);
  const because = [...said.because, ...sums.map((sum) => sumWords(sum, counts))];
  return { ...said, ...limits, width: count.width, because };
}

/** A group's change between two extracts, or two versions of a definition. */
export function describeChange({ from, to, limits, width }: Change): AuditFinding {
  const { lower, upper } = limits;
  const isSameDay = from.world.base === to.world.base;
  const by = isSameDay ? ', by another version of the definition,' : '';
  return {
    kind: 'change',
    text: `${groupWords(to)}: from ${sourceWords(from)} to ${sourceWords(to)}${by} the count changed by ${limitWords(lower, upper)}, few people and known too exactly: the policy asks for a width of ${width}.`,
    places: [...from.places, ...to.places].map(placeOf),
    lower,
    upper,
    width,
    because: [`${numberWords(to)} - ${numberWords(from)}`],
  };
}

/** A shown count that its own policy hides. */
export function describeSmall({ of: { table }, row, column }: SmallShown): AuditFinding {
  const { policy, bundle, file } = table;
  const limits = roundingLimits(row.numbers[column]?.number ?? 0, policy);
  const small = `${policy.zero === 'hidden' ? 0 : 1} to ${policy.threshold}`;
  return {
    kind: 'small',
    text: `${bundle}/${file}, line ${row.line}: the ${column} ${row.numbers[column]?.number} is shown, though policy ${policy.id} hides counts of ${small}.`,
    places: [placeOf({ table, row, column })],
    ...limits,
    width: policy.width,
    because: [],
  };
}

const noNumbers = { places: [], lower: null, upper: null, width: null, because: [] };

/** A file whose SHA-256 is not the manifest's. */
export function describeAltered(bundle: string, file: string): AuditFinding {
  const text = `${bundle}/${file}: the file is not the one that the manifest vouches for (its SHA-256 differs).`;
  return { kind: 'altered', text, ...noNumbers };
}

/** Numbers that cannot all be true, so that nothing can be told of what is hidden. */
export const contradiction: AuditFinding = {
  kind: 'contradiction',
  text: 'The tables contradict one another: no counts of people add up to all of their numbers, so that nothing can be said of what is hidden.',
  ...noNumbers,
};
