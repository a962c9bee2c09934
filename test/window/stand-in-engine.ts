import { outsideCode, totalCode } from '../../analytics/contract/dimensions.ts';
import type {
  Ask,
  DefinitionRef,
  Method,
  RunAsk,
  TableAsk,
} from '../../analytics/contract/methods.ts';
import type { Reply } from '../../analytics/contract/wire.ts';
import { segments } from './stand-in-categories.ts';
import { sums } from './stand-in-cube.ts';
import { document, shapes } from './stand-in-documents.ts';
import { quality } from './stand-in-quality.ts';
import { measureOf, policies, release, releaseRows } from './stand-in-release.ts';
import { fails } from './stand-in-reply.ts';
import type { Workspaces } from './stand-in-workspaces.ts';

function run(ask: RunAsk) {
  const claimed = sums(['segment'], ask.filters ?? {}, true);
  const rows = segments.map(({ code }, index) => {
    const count = claimed.get(code) ?? 0;
    const lost = Math.round((count * index * 5) / 17);
    return { codes: [code], count, denominator: null, extra: { matched: count + lost, lost } };
  });
  const apart = [
    { code: outsideCode, count: 1240 },
    { code: totalCode, count: claimed.get(totalCode) ?? 0 },
  ].map(({ code, count }) => ({
    codes: [code],
    count,
    denominator: null,
    extra: { matched: count, lost: 0 },
  }));
  const table = { ...ask, by: ['segment'], measure: 'people', totals: true } as const;
  return releaseRows(table, measureOf('people'), [...rows, ...apart]);
}

function explain(definition: DefinitionRef): Reply<unknown> {
  if ('id' in definition) return { ok: true, answer: document };
  if (!definition.text.includes('diabtes'))
    return { ok: true, answer: { ...document, title: 'Our own document' } };
  return fails({
    code: 'definition-invalid',
    reason: 'There is no condition "diabtes".',
    hint: 'Perhaps diabetes?',
    where: { file: definition.name, line: 4, column: 18 },
  });
}

/** What an engine would answer, on invented people. */
export function answerTo(workspaces: Workspaces, method: Method, ask: Ask<Method>): Reply<unknown> {
  switch (method) {
    case 'workspace.describe':
      return { ok: true, answer: workspaces.summary() };
    case 'definition.list':
      return { ok: true, answer: [document] };
    case 'definition.explain':
      return explain((ask as Ask<'definition.explain'>).definition);
    case 'policy.list':
      return { ok: true, answer: policies };
    case 'segments.run':
      return { ok: true, answer: run(ask as RunAsk) };
    case 'table.release':
      return { ok: true, answer: release(ask as TableAsk) };
    case 'places.shapes':
      return { ok: true, answer: shapes };
    case 'extract.quality':
      return { ok: true, answer: quality };
    case 'extract.choose':
      return workspaces.choose((ask as Ask<'extract.choose'>).id);
    case 'extract.delete':
      return workspaces.deleteExtract((ask as Ask<'extract.delete'>).id);
    case 'extract.delete-column': {
      const { id, column } = ask as Ask<'extract.delete-column'>;
      return workspaces.deleteColumn(id, column);
    }
    default:
      return fails({ code: 'internal', reason: `The stand-in does not answer ${method}.` });
  }
}
