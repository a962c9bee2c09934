import { type Category, dimensions } from '../contract/dimensions.ts';
import type {
  ExtractEntry,
  ExtractSummary,
  RegisterState,
  WorkspaceSummary,
} from '../contract/extract.ts';
import { ageBandAxis, ethnicGroupAxis, lcpAxis, quintileAxis, sexAxis } from '../cube/axes.ts';
import { conditionCountAxis } from '../cube/condition-axes.ts';
import { conditions, fields } from '../dictionary/dictionary.ts';
import type { ExtractRecord } from '../sources/extract-record.ts';
import { holdsDimension } from './counting/axes-at-hand.ts';
import { catalogueOf, heldConditions } from './extract-at-hand.ts';
import { neededColumns } from './workspace/delete-column.ts';
import type { HeldExtract, Workspace } from './workspace/workspace.ts';

const labels = new Map([...fields, ...conditions].map(({ id, label }) => [id, label]));

function columnsOf({ fields: held, conditions: flags }: ExtractRecord): Category[] {
  return [...held, ...flags]
    .filter(({ id }) => !neededColumns.includes(id))
    .map(({ id }) => ({ code: id, label: labels.get(id) ?? id }));
}

function entryOf({ id, record }: HeldExtract, chosen: string | null): ExtractEntry {
  const { name, asAt, people } = record;
  return { id, name, asAt, people, isOpen: id === chosen, columns: columnsOf(record) };
}

function extractSummary(extract: ExtractRecord, hasShapes: boolean): ExtractSummary {
  const { name, asAt, synthetic, people, deprivation, place, receipt, lcps } = extract;
  return {
    name,
    asAt,
    synthetic,
    people,
    deprivation,
    place,
    receipt,
    hasShapes,
    conditions: heldConditions(extract).map(({ id, label }) => ({ code: id, label })),
    breakdowns: dimensions.filter((dimension) => holdsDimension(extract, dimension)),
    dimensions: Object.fromEntries(
      [
        ...[quintileAxis, ageBandAxis, sexAxis, ethnicGroupAxis, lcpAxis(lcps)],
        conditionCountAxis(catalogueOf(extract)),
      ]
        .filter(({ dimension }) => holdsDimension(extract, dimension))
        .map(({ dimension, categories }) => [dimension, categories]),
    ),
  };
}

function registerOf({ path, isReadOnly }: Workspace): RegisterState {
  if (path === null) return 'for-this-session';
  return isReadOnly ? 'shut' : 'kept';
}

/** A workspace as the window and the command line describe it. */
export function summaryOf(workspace: Workspace): WorkspaceSummary {
  const { file, extract, hasShapes, held, chosen, notices } = workspace;
  return {
    file,
    extract: extract === null ? null : extractSummary(extract, hasShapes),
    extracts: held.map((entry) => entryOf(entry, chosen)),
    notices,
    register: registerOf(workspace),
  };
}
