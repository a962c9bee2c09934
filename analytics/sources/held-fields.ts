import type { MappedFile } from './mapped-file.ts';
import type { Joined } from './people/joined.ts';
import type { StagedPeople } from './people/stage-people.ts';
import type { ReadExtract } from './read-extract.ts';

export interface Staged {
  readonly read: ReadExtract;
  readonly joined: readonly Joined[];
  readonly staged: StagedPeople;
}

/** All files of an extract, that of people first. */
export function filesOf({ people, conditions, activity }: ReadExtract): readonly MappedFile[] {
  return [people, ...conditions, ...activity];
}

/** The canonical fields and conditions that an extract gives, derived ones included. */
export function heldFields({ read, joined, staged }: Staged): ReadonlySet<string> {
  const { placement } = staged;
  const held = new Set([
    ...read.people.fields.keys(),
    ...joined.flatMap(({ gives }) => [...gives.keys()]),
  ]);
  held.add('person_id').add('age');
  if (placement.lcpFrom !== null) held.add('lcp');
  if (placement.lcpFrom === 'practice') held.add('pcn');
  if (placement.deprivation !== null || held.has('imd_rank')) held.add('imd_decile');
  if (held.has('imd_decile')) held.add('imd_quintile');
  if (held.has('efi')) held.add('frailty');
  if (held.has('ethnicity')) held.add('ethnic_group');
  return held;
}
