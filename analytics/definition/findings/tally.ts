import { bodySystems } from '../../criteria/systems-sql.ts';
import { conditions } from '../../dictionary/dictionary.ts';

/** Flags that are counted together: conditions by id, or body systems by {@link systemFlag}. */
export interface Tally {
  /** The same for the same flags. */
  readonly key: string;
  readonly members: readonly string[];
  readonly set: ReadonlySet<string>;
}

const longTerm = conditions.filter((condition) => condition.longTerm);

function tally(members: readonly string[]): Tally {
  const sorted = [...members].sort();
  return { key: sorted.join(' '), members: sorted, set: new Set(sorted) };
}

/** The flag of a body system, told from conditions by its mark. */
export function systemFlag(system: string): string {
  return `+${system}`;
}

/** The conditions of a body system that count for it, by the system's flag. */
export const membersOfSystem: ReadonlyMap<string, readonly string[]> = new Map(
  bodySystems.map((system) => [
    systemFlag(system),
    longTerm.filter((one) => one.system === system).map(({ id }) => id),
  ]),
);

const everyLongTerm = tally(longTerm.map(({ id }) => id));
const everySystem = tally(bodySystems.map(systemFlag));

export function conditionTally(of: readonly string[] | null): Tally {
  return of === null ? everyLongTerm : tally(of);
}

export function systemTally(of: readonly string[] | null): Tally {
  return of === null ? everySystem : tally(of.map(systemFlag));
}
