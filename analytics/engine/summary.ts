import type { WorkspaceSummary } from '../contract/extract.ts';
import { ageBandAxis, lcpAxis, quintileAxis, sexAxis } from '../cube/axis.ts';
import { heldConditions, holdsDimension } from './extract-at-hand.ts';
import type { Workspace } from './workspace.ts';

/** A workspace as the window and the command line describe it. */
export function summaryOf({ file, extract, hasShapes }: Workspace): WorkspaceSummary {
  if (extract === null) return { file, extract: null };
  const { name, asAt, synthetic, people, deprivation, place, receipt, lcps } = extract;
  return {
    file,
    extract: {
      name,
      asAt,
      synthetic,
      people,
      deprivation,
      place,
      receipt,
      hasShapes,
      conditions: heldConditions(extract).map(({ condition }) => ({
        code: condition.id,
        label: condition.label,
      })),
      dimensions: Object.fromEntries(
        [quintileAxis, ageBandAxis, sexAxis, lcpAxis(lcps)]
          .filter(({ dimension }) => holdsDimension(extract, dimension))
          .map(({ dimension, categories }) => [dimension, categories]),
      ),
    },
  };
}
