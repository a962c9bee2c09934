import { outsideCode, totalCode } from '../../analytics/contract/dimensions.ts';
import type { WorkspaceSummary } from '../../analytics/contract/extract.ts';
import type { ChartSpec, Host, HostEvent, ImportAnswer } from '../../analytics/contract/host.ts';
import type {
  Ask,
  DefinitionRef,
  Method,
  RunAsk,
  TableAsk,
} from '../../analytics/contract/methods.ts';
import type { Problem } from '../../analytics/contract/problem.ts';
import { encodeReply, type Reply } from '../../analytics/contract/wire.ts';
import { categories, segments } from './stand-in-categories.ts';
import { sums } from './stand-in-cube.ts';
import { document, heldConditions, inspection, receipt, shapes } from './stand-in-documents.ts';
import { measureOf, policies, release, releaseRows } from './stand-in-release.ts';

/** What a test may look at, and set going, from outside the page. */
export interface StandIn {
  readonly host: Host;
  readonly saved: { spec: ChartSpec; format: string }[];
  /** Every method that was called, in order. */
  readonly asked: string[];
  readonly tell: (event: HostEvent) => void;
  /** Milliseconds that each answer takes. */
  pause: number;
}

const extract = {
  name: 'stand-in',
  asAt: '2026-04-01',
  synthetic: true,
  people: 99_969,
  deprivation: 'IMD 2019, national quintiles',
  place: 'registered: practice, PCN, LCP',
  conditions: heldConditions,
  receipt,
  dimensions: categories,
  hasShapes: true,
} as const;

const fails = (problem: Problem): Reply<never> => ({ ok: false, problems: [problem] });
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

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

export interface StandInOptions {
  /** With an extract from the start. */
  readonly isOpen: boolean;
  /** Without sex, deprivation and boundaries. */
  readonly isBare: boolean;
}

const { age_band, lcp } = categories;
const bare = { ...extract, deprivation: null, hasShapes: false, dimensions: { age_band, lcp } };

/** A host in the page itself, on invented people: for tests of the window alone. */
export function makeStandIn({ isOpen, isBare }: StandInOptions): StandIn {
  const listeners = new Set<(event: HostEvent) => void>();
  const cancelled = new Set<string>();
  const tell = (event: HostEvent) => {
    for (const listener of [...listeners]) listener(event);
  };
  let workspace: WorkspaceSummary = {
    file: null,
    extract: isOpen ? (isBare ? bare : extract) : null,
  };
  const answer = (method: Method, ask: Ask<Method>): Reply<unknown> => {
    switch (method) {
      case 'workspace.describe':
        return { ok: true, answer: workspace };
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
      default:
        return fails({ code: 'internal', reason: `The stand-in does not answer ${method}.` });
    }
  };
  const take = async (call: string): Promise<Reply<ImportAnswer>> => {
    for (let step = 1; step <= 8; step++) {
      tell({
        kind: 'progress',
        call,
        progress: { share: step / 8, phrase: `Reading rows, part ${step} of 8` },
      });
      await wait(standIn.pause * 4);
      if (cancelled.has(call)) return fails({ code: 'cancelled', reason: 'Cancelled.' });
    }
    workspace = { file: null, extract };
    return { ok: true, answer: { receipt, workspace } };
  };
  const standIn: StandIn = {
    saved: [],
    asked: [],
    tell,
    pause: 15,
    host: {
      kind: 'electron',
      async call(method, ask) {
        standIn.asked.push(method);
        await wait(standIn.pause);
        return encodeReply(answer(method, ask));
      },
      cancel: (call) => void cancelled.add(call),
      offer: async (file) => ({
        ok: true,
        answer: { handle: file.name, name: file.name, bytes: file.size },
      }),
      inspect: async () => ({ ok: true, answer: inspection }),
      importFiles: (_, call) => take(call),
      importSample: take,
      async save(spec, format) {
        standIn.saved.push({ spec, format });
        return { ok: true, answer: { name: `${spec.chart}.${format}` } };
      },
      listen(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
  };
  return standIn;
}
