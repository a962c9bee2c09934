import { outsideCode } from '../contract/dimensions.ts';
import { type CountDraft, enterRest, enterUnprinted, keyOf, type Named } from './count-draft.ts';
import type { EnteredColumn } from './enter-counts.ts';
import { type Addition, addAll } from './enter-sums.ts';
import type { Group, Worlds } from './group-of.ts';
import { listsWithin } from './listed.ts';
import type { AuditTable } from './manifest.ts';
import { aboveOf, dateOf, dimensionsAbove } from './nesting.ts';

/** Dimensions that are left out, and those that are told by a category of a dimension above. */
interface Choice {
  readonly without: readonly string[];
  readonly wider: readonly (readonly [name: string, parent: string])[];
}

/** An equation whose total may be printed in another table. */
interface Candidate {
  readonly named: Named;
  readonly parts: readonly number[];
  readonly entered: EnteredColumn;
  readonly along: string;
  /** Whether the parts are all that there is of the total. */
  readonly isWhole: boolean;
}

const mostSummed = 4;

/** Every choice of at least one of some names. */
export function choicesOf(names: readonly string[]): readonly (readonly string[])[] {
  const few = names.slice(0, mostSummed);
  const choices = Array.from({ length: 2 ** few.length - 1 }, (_, bits) => bits + 1);
  return choices.map((bits) => few.filter((_, at) => (bits >> at) % 2 === 1));
}

/** What can be done with a dimension besides keeping it. */
type Step = { readonly without: string } | { readonly wider: readonly [string, string] };

function stepsOf(entered: EnteredColumn, worlds: Worlds): ReadonlyMap<string, readonly Step[]> {
  const { table } = entered.of;
  const date = dateOf(table);
  const summed = table.dimensions
    .filter(({ complete, total, overlapping }) => complete && total === null && !overlapping)
    .map(({ name }) => name)
    .filter((name) => name !== entered.shared);
  const told = new Set(entered.groups.flatMap((group) => Object.keys(group?.cell ?? {})));
  const names = new Set([...summed.slice(0, mostSummed), ...told]);
  return new Map(
    [...names].map((name) => {
      const above = dimensionsAbove(worlds.nesting, date, name);
      const wider = above.map((parent): Step => ({ wider: [name, parent] }));
      return [name, summed.includes(name) ? [...wider, { without: name }] : wider];
    }),
  );
}

function choicesFor(entered: EnteredColumn, worlds: Worlds): readonly Choice[] {
  let choices: readonly Choice[] = [{ without: [], wider: [] }];
  for (const steps of stepsOf(entered, worlds).values()) {
    choices = choices.flatMap((choice) => [
      choice,
      ...steps.map((step) =>
        'without' in step
          ? { ...choice, without: [...choice.without, step.without] }
          : { ...choice, wider: [...choice.wider, step.wider] },
      ),
    ]);
  }
  return choices.slice(1);
}

/** The codes by which a row is told more widely; null where it is not known in which they are. */
function widerCodes(
  { cell }: Group,
  table: AuditTable,
  { wider }: Choice,
  worlds: Worlds,
): ReadonlyMap<string, string> | null {
  const codes = new Map<string, string>();
  for (const [name, parent] of wider) {
    const code = cell[name];
    const above =
      code === undefined ? null : aboveOf(worlds.nesting, dateOf(table), [name, code], parent);
    if (above === null || (codes.get(parent) ?? above) !== above) return null;
    codes.set(parent, above);
  }
  return codes;
}

/** The codes of a dimension that a column tells people apart by. */
function codesIn({ of: { table, rows }, groups }: EnteredColumn, name: string): Set<unknown> {
  const place = table.dimensions.findIndex((dimension) => dimension.name === name);
  return new Set(rows.map((row, at) => row.codes[place] ?? groups[at]?.cell[name]));
}

/** Whether a table has all codes of a dimension that are within a category of one above. */
function hasAllWithin(
  { of: { table } }: EnteredColumn,
  [name, parent]: readonly [string, string],
  { above, own }: { readonly above: string; readonly own: ReadonlySet<unknown> },
  worlds: Worlds,
): boolean {
  const wider = dimensionsAbove(worlds.nesting, dateOf(table), name);
  if (listsWithin(table, name, [parent, above], wider)) return true;
  const listed = worlds.listed(table, name);
  if (listed === null) return false;
  return [...listed].every((code) => {
    const known = aboveOf(worlds.nesting, dateOf(table), [name, code], parent);
    return known !== null && (known !== above || own.has(code));
  });
}

function candidatesAlong(
  entered: EnteredColumn,
  choice: Choice,
  worlds: Worlds,
): readonly Candidate[] {
  const { groups: groupsAt, at, quantity, of, groupRow } = entered;
  const wider = choice.wider.map(([name]) => name);
  const names = [...choice.without, ...wider];
  const held = new Map(wider.map((name) => [name, codesIn(entered, name)]));
  const sums = new Map<string, { named: Named; parts: Set<number>; isWhole: boolean }>();
  of.rows.forEach((row, index) => {
    const [group, part] = [groupsAt[index], at[index]];
    if (group == null || part === undefined || group.isOfNobody) return;
    if (Object.values(group.cell).includes(outsideCode)) return;
    const codes = widerCodes(group, of.table, choice, worlds);
    const whole = codes === null ? null : groupRow(row, names, wider, codes);
    if (codes === null || whole === null) return;
    const key = keyOf({ ...whole, quantity });
    const known = sums.get(key);
    if (known !== undefined) {
      known.parts.add(part);
      return;
    }
    const isWhole = choice.wider.every((step) => {
      const [name, parent] = step;
      const own = held.get(name) ?? new Set();
      return hasAllWithin(entered, step, { above: codes.get(parent) ?? '', own }, worlds);
    });
    sums.set(key, { named: { ...whole, quantity }, parts: new Set([part]), isWhole });
  });
  const along = names.join(' and ');
  return [...sums.values()].map((sum) => ({ ...sum, parts: [...sum.parts], entered, along }));
}

/**
 * What adds up though no total is printed: where everybody is in one category of each dimension, or
 * where categories are within those of another dimension, two tables of the same people have the same
 * total. Only totals that are printed somewhere, or that two tables share, say anything.
 */
export function enterCompleteSums(
  draft: CountDraft,
  columns: readonly EnteredColumn[],
  worlds: Worlds,
): void {
  const candidates = columns.flatMap((entered) =>
    choicesFor(entered, worlds).flatMap((choice) => candidatesAlong(entered, choice, worlds)),
  );
  const times = new Map<string, number>();
  for (const { named } of candidates) {
    times.set(keyOf(named), (times.get(keyOf(named)) ?? 0) + 1);
  }
  for (const { named, parts, entered, along, isWhole } of candidates) {
    const key = keyOf(named);
    if (!draft.byKey.has(key) && times.get(key) === 1) continue;
    const total = enterUnprinted(draft, named, named.quantity);
    if (parts.includes(total)) continue;
    const rest = isWhole ? [] : [enterRest(draft, named, along)];
    const addition: Addition = { total, parts: [...parts, ...rest] };
    addAll(draft, [addition], entered, along);
  }
}
