import type { Handlers } from '../contract/methods.ts';
import { compareDefinitions } from '../definition/changes/compare-definitions.ts';
import { shippedDefinitions } from '../definition/library.ts';
import { inspectExtract } from '../sources/inspect-extract.ts';
import { stageExtract } from '../sources/stage-extract.ts';
import { adoptExtract, chooseExtract, deleteColumn, deleteExtract } from './change-extracts.ts';
import { definitionAtHand } from './definition-at-hand.ts';
import type { Desk } from './desk.ts';
import { explain } from './explain.ts';
import { listMeasures } from './list-measures.ts';
import { listPolicies } from './list-policies.ts';
import { adviseMerges } from './merges.ts';
import { releaseMovers } from './movers.ts';
import { type AskedUnder, policyAsked, policyOfReport } from './policy-asked.ts';
import { readQuality } from './read-quality.ts';
import { keepRelease, listReleases, recorder } from './register/let-out.ts';
import { releaseGapTable, releaseTable } from './release-table.ts';
import { runSegments } from './run-segments.ts';
import { releaseLosses, releaseOverlap } from './segment-pairs.ts';
import { readShapes } from './shapes.ts';
import { summaryOf } from './summary.ts';
import { releaseVariation } from './variation.ts';
import { duckdbVersion, version } from './version.ts';

type Group<Prefix extends string> = {
  [M in keyof Handlers as M extends `${Prefix}.${string}` ? M : never]: Handlers[M];
};

function workspaceHandlers(desk: Desk): Group<'workspace' | 'engine'> {
  return {
    'engine.describe': async () => ({ version, duckdb: duckdbVersion() }),
    'workspace.open': async ({ path, isSealed = false }) =>
      summaryOf(await desk.open(path, isSealed)),
    'workspace.describe': async () => summaryOf(desk.workspace()),
    'workspace.close': async () => {
      await desk.shut();
      return {};
    },
  };
}

function extractHandlers(desk: Desk, temporary: string): Group<'extract'> {
  return {
    'extract.inspect': ({ files, mapping }, context) =>
      inspectExtract(files, mapping, { temporary, ...context }),
    'extract.stage': async (ask, context) =>
      stageExtract(ask, { temporary, ...context }, policyOfReport(desk.book)),
    'extract.adopt': async ({ staging }, context) => {
      await adoptExtract(desk, staging, context);
      context.progress({ share: 0.9, phrase: 'Sorting people who are alike' });
      return summaryOf(await desk.counted());
    },
    'extract.choose': async ({ id }) => summaryOf(await chooseExtract(desk, id)),
    'extract.delete': async ({ id }) => summaryOf(await deleteExtract(desk, id)),
    'extract.delete-column': async ({ id, column }) =>
      summaryOf(await deleteColumn(desk, id, column)),
    'extract.quality': () => readQuality(desk.workspace(), desk.book),
  };
}

function definitionHandlers(desk: Desk): Group<'definition' | 'policy'> {
  return {
    'definition.list': async () =>
      shippedDefinitions.map(({ id, title, source }) => ({ id, title, source })),
    'definition.explain': async ({ definition }) => explain(desk.workspace(), definition),
    'definition.compare': async ({ before, after }) =>
      compareDefinitions(definitionAtHand(before).document, definitionAtHand(after).document),
    'policy.list': async () => listPolicies(desk.book),
  };
}

function tableHandlers(desk: Desk): Group<'segments' | 'measure' | 'table' | 'gap' | 'places'> {
  const { counting } = desk;
  const under = (ask: AskedUnder) => policyAsked(desk.book, ask);
  const recorded = recorder(desk);
  return {
    'segments.run': recorded('segments.run', async (ask) =>
      runSegments(counting, await desk.counted(), ask, under(ask)),
    ),
    'segments.overlap': recorded('segments.overlap', async (ask) =>
      releaseOverlap(counting, await desk.counted(), ask, under(ask)),
    ),
    'segments.losses': recorded('segments.losses', async (ask) =>
      releaseLosses(counting, await desk.counted(), ask, under(ask)),
    ),
    'segments.movers': recorded('segments.movers', async (ask) =>
      releaseMovers(counting, await desk.counted(), ask, under(ask)),
    ),
    'segments.variation': async (ask) => releaseVariation(desk.workspace(), ask, under(ask)),
    'measure.list': async () => listMeasures(desk.workspace()),
    'table.release': recorded('table.release', async (ask) =>
      releaseTable(counting, await desk.counted(), ask, under(ask)),
    ),
    'table.merges': async (ask, context) =>
      adviseMerges(counting, await desk.counted(), ask, { ...context, policy: under(ask) }),
    'gap.release': recorded('gap.release', async (ask) =>
      releaseGapTable(counting, await desk.counted(), ask, under(ask)),
    ),
    'places.shapes': ({ level }) => readShapes(desk.workspace(), level),
  };
}

function releaseHandlers(desk: Desk): Group<'release'> {
  return {
    'release.keep': ({ release }) => keepRelease(desk, release),
    'release.drop': async ({ release }) => {
      desk.register.drop(release);
      return {};
    },
    'release.list': () => listReleases(desk),
  };
}

/** Every method of the contract, answered from one desk. `temporary` is this run's own folder. */
export function makeHandlers(desk: Desk, temporary: string): Handlers {
  return {
    ...workspaceHandlers(desk),
    ...extractHandlers(desk, temporary),
    ...definitionHandlers(desk),
    ...tableHandlers(desk),
    ...releaseHandlers(desk),
  };
}
