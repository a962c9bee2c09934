import { countTruths } from './bit-counts.ts';
import { boundsInWords, type CountBounds, countSchema } from './count-bounds.ts';
import { countTest } from './count-sql.ts';
import { type CriterionKind, noNeeds, type TruthsContext } from './kind.ts';
import { type ListCounted, readListCount } from './read-count.ts';
import { complain, nameHint, quoted, type Reading } from './reading.ts';
import { bodySystems, heldOfSystem } from './systems-sql.ts';
import { sameTruth, someOf, type Truths } from './truths.ts';
import { kindInWords, type Written } from './written.ts';

/** In how many body systems a person has a long-term condition; both ends are included. */
export interface SystemsCriterion extends CountBounds {
  readonly kind: 'systems';
  /** Systems of the dictionary; null is all of which the extract holds a long-term condition. */
  readonly of: readonly string[] | null;
}

function expectSystem(written: Written, reading: Reading): string | undefined {
  if (written.kind !== 'text') {
    const reason = `A body system is named by a word; this is ${kindInWords(written)}.`;
    return complain(reading, written.at, reason, 'Write one, e.g. of: [respiratory].');
  }
  if (bodySystems.includes(written.value)) return written.value;
  const hint = nameHint(written.value, bodySystems);
  return complain(reading, written.at, `There is no body system ${quoted(written.value)}.`, hint);
}

function listInWords(of: readonly string[] | null): string {
  if (of === null) return 'the body systems that the extract holds';
  const plural = of.length === 1 ? 'body system' : 'body systems';
  return `${of.length} ${plural} (${of.join(', ')})`;
}

/** The long-term conditions of a system that are held. */
const flagsOf = (system: string, { catalogue, columns }: TruthsContext): Truths[] =>
  heldOfSystem(system, catalogue).flatMap((id) => columns.flag(id) ?? []);

const counted: ListCounted = {
  things: 'body systems',
  highest: bodySystems.length,
  all: bodySystems.length,
  having: (many) => `conditions in ${many} body systems`,
  expect: expectSystem,
};

export const systemsKind: CriterionKind<SystemsCriterion> = {
  key: 'systems',
  companions: [],
  read(entries, { reading }) {
    const count = readListCount('systems', entries, counted, reading);
    return count && { kind: 'systems', ...count };
  },
  schema: countSchema('systems', counted.highest, { enum: bodySystems }),
  phrase(criterion) {
    const words = `long-term conditions in ${boundsInWords(criterion)} of ${listInWords(criterion.of)}`;
    return { says: `has ${words}`, denies: `does not have ${words}`, compound: false };
  },
  sql: ({ atLeast, atMost, of }, { systems, indent }) =>
    countTest(systems(of, `${indent}    `), { atLeast, atMost }, indent),
  truths({ atLeast, atMost, of }, context) {
    const { columns } = context;
    const held = (of ?? bodySystems).filter((system) => flagsOf(system, context).length > 0);
    if (held.length === 0) return sameTruth(columns.rows, null);
    const truths = held.map((system) => someOf(flagsOf(system, context), columns.rows));
    return countTruths(`systems ${held}`, truths, { atLeast, atMost }, columns);
  },
  needs: ({ of }) => ({ ...noNeeds, systems: [of] }),
};
