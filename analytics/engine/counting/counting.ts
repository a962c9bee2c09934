import type { Workspace } from '../workspace/workspace.ts';
import type { PlaceCodes } from './axes-at-hand.ts';
import { type Cubes, makeCubes, placeCodesOf } from './cubes.ts';
import { makePeople, type People } from './people.ts';

/** Everything that is counted of the extract in hand. */
export interface Counting extends Pick<People, 'codes' | 'readKept' | 'sorted' | 'patterns'> {
  /** Practices and PCNs in the order of their codes. */
  places(workspace: Workspace): Promise<PlaceCodes>;
  readonly cube: Cubes['cube'];
  /** Writes the cubes into the workspace, for the next time that it is opened. */
  keep(workspace: Workspace): Promise<void>;
  /** Drops all that is known: the people have changed, or are about to. */
  forget(workspace: Workspace | null): Promise<void>;
}

export function makeCounting(): Counting {
  const people = makePeople();
  const cubes = makeCubes(people);
  return {
    codes: people.codes,
    readKept: people.readKept,
    sorted: people.sorted,
    patterns: people.patterns,
    places: (workspace) => placeCodesOf(people, workspace),
    cube: cubes.cube,
    keep: cubes.keep,
    async forget(workspace) {
      cubes.forget();
      await people.forget(workspace);
    },
  };
}
