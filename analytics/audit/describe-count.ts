import type { Count } from './count-draft.ts';

/** Labels of categories by dimension and code, as the rows of any table at hand have them. */
export type Labels = ReadonlyMap<string, ReadonlyMap<string, string>>;

const known = new WeakMap<readonly Count[], Labels>();

/** The labels that the tables of some counts have, each of the first that has it. */
export function labelsOf(counts: readonly Count[]): Labels {
  const found = known.get(counts);
  if (found !== undefined) return found;
  const labels = new Map<string, Map<string, string>>();
  for (const { table, row } of counts.flatMap(({ places }) => places)) {
    for (const [place, { name }] of table.dimensions.entries()) {
      const own = labels.get(name) ?? new Map<string, string>();
      labels.set(name, own);
      const [code, label] = [row.codes[place], row.labels[place]];
      if (code !== undefined && label && !own.has(code)) own.set(code, label);
    }
  }
  known.set(counts, labels);
  return labels;
}

const nameWords = (name: string) => name.replaceAll('_', ' ');

function labelOf({ places }: Count, name: string, code: string, labels: Labels): string {
  for (const { table, row } of places) {
    const place = table.dimensions.findIndex((dimension) => dimension.name === name);
    const label = row.codes[place] === code ? row.labels[place] : undefined;
    if (label) return label;
  }
  if (code === `other ${name}`) return nameWords(code);
  return labels.get(name)?.get(code) ?? `${nameWords(name)} ${code}`;
}

/** Several categories in words: by their one label where they are merged. */
function filterWords(count: Count, name: string, codes: readonly string[], labels: Labels): string {
  for (const { table } of count.places) {
    const merged = table.dimensions.find((dimension) => dimension.name === name)?.merged ?? [];
    const own = [...merged].find(([, parts]) => parts.toSorted().join() === codes.join());
    if (own !== undefined) return labelOf(count, name, own[0], labels);
  }
  const own = codes.map((code) => labels.get(name)?.get(code));
  const isNamed = own.every((label) => label !== undefined);
  return isNamed ? own.join(' or ') : `${nameWords(name)} ${codes.join(' or ')}`;
}

/**
 * The group of a count in words; of one that is part of another, only what tells it apart. A category that
 * its own tables do not name is called as `labels` do.
 */
export function groupWords(
  count: Count,
  within: Count | null = null,
  labels: Labels = new Map(),
): string {
  const own = Object.entries(count.cell).filter(([name, code]) => within?.cell[name] !== code);
  const limited = Object.entries(count.world.rule?.filters ?? {}).filter(
    ([name, codes]) => within?.world.rule?.filters[name]?.join() !== codes.join(),
  );
  const words = [
    ...own.map(([name, code]) => labelOf(count, name, code, labels)),
    ...limited.map(([name, codes]) => filterWords(count, name, codes, labels)),
  ];
  return words.length === 0 ? 'everybody' : words.join(', ');
}

/** What is printed of a count: its number, with what rounding leaves open, or that it is hidden. */
export function numberWords({ places, limits, between }: Count): string {
  if (between !== null) return 'the people between them';
  const shown = places.find(({ row, column }) => row.numbers[column] !== undefined);
  const number = shown?.row.numbers[shown.column]?.number;
  if (number === undefined) {
    const isHidden = places.some(({ row }) => row.status !== 'not-available');
    return isHidden ? 'hidden' : 'not printed';
  }
  const { lower, upper } = limits;
  return lower === upper ? String(lower) : `${number} (${lower} to ${upper})`;
}

/** Between which numbers a count is known to lie. */
export function limitWords(lower: number, upper: number): string {
  return lower === upper ? `exactly ${lower}` : `between ${lower} and ${upper}`;
}

/** Of which table and population a count is, where a sentence needs to tell two apart. */
export function sourceWords({ places, madeOf }: Pick<Count, 'places' | 'madeOf'>): string {
  const place = places[0] ?? madeOf;
  if (place === undefined) return 'no table';
  const { table, row } = place;
  return `${table.bundle}/${table.file}, line ${row.line}`;
}
