import type { DefinitionRef, RunAsk } from '../../analytics/contract/methods.ts';
import type { Leaving } from '../../analytics/contract/release-summary.ts';
import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { atOnce, letAllOut } from '../export/let-out.ts';
import { definitionOf } from './definition-of.ts';
import type { Outcome } from './outcome.ts';
import { policyFor } from './policy-for.ts';
import { compare, comparedLines } from './segment/compared.ts';
import { countLines, isOverlay, overlayLines, readNoSegment, readRun } from './segment/counts.ts';
import { explainLines } from './segment/explained.ts';
import { readLosses } from './segment/losses.ts';
import { overlapLines, readOverlap } from './segment/overlap.ts';
import { variation, variationLines } from './segment/variation.ts';
import { type CommandSession, type OfWorkspace, withExtract } from './session.ts';

export interface SegmentOptions extends OfWorkspace {
  readonly definition: string;
  readonly explain?: boolean;
  readonly overlap?: boolean;
  /** An earlier definition, by id or file. */
  readonly compare?: string;
  /** A field with numbers. */
  readonly variation?: string;
  /** Left out, the locked one, or working figures. */
  readonly policy?: string;
  /** Hides what would tell too much together with earlier releases. */
  readonly hideFurther?: boolean;
}

/** The same, once it is known under which policy, and as which release what is printed leaves. */
type Under = SegmentOptions & { readonly policy: string; readonly leaving: Leaving };

/** What one option adds: keys of the JSON document, and lines. */
interface Addition {
  readonly document: Readonly<Record<string, unknown>>;
  readonly lines: readonly string[];
}

const nothing: Addition = { document: {}, lines: [] };

/** The counts of segments that take people from one another, or that overlap. */
async function countedSegments(
  { client, signal, progress }: CommandSession,
  ask: RunAsk,
  table: ReleasedTable,
  isExplained: boolean,
): Promise<Addition> {
  const run = readRun(table);
  if (isOverlay(table)) {
    const question = { ...ask, measure: 'people', by: ['segment'] } as const;
    const people = await client.call('table.release', question, { signal, progress });
    const noSegment = readNoSegment(people);
    const segments = run.segments.map((segment) => ({ ...segment, lostTo: [] }));
    return { document: { ...run, noSegment, segments }, lines: overlayLines(run, noSegment) };
  }
  const losses = await client.call('segments.losses', ask, { signal, progress });
  const lostTo = readLosses(losses);
  const segments = run.segments.map((segment) => ({
    ...segment,
    lostTo: lostTo.get(segment.id) ?? [],
  }));
  return { document: { ...run, segments }, lines: countLines(run, lostTo, isExplained) };
}

async function counted(
  session: CommandSession,
  definition: DefinitionRef,
  { policy, explain, leaving }: Under,
): Promise<Addition> {
  const { client, signal, progress } = session;
  const ask = { definition, policy, leaving };
  const table = await client.call('segments.run', ask, { signal, progress });
  const { document, lines } = await countedSegments(session, ask, table, explain === true);
  const { warnings, findings = [] } = table.note;
  return {
    document: { ...document, policy: table.note.policy, warnings, findings },
    lines: [
      ...(warnings.length === 0 ? [] : [...warnings, '']),
      ...lines,
      ...findings,
      ...(table.note.policy.working ? ['Working figures: not for release.'] : []),
    ],
  };
}

async function overlapped(
  { client, signal, progress }: CommandSession,
  definition: DefinitionRef,
  { overlap, policy, leaving }: Under,
): Promise<Addition> {
  if (overlap !== true) return nothing;
  const ask = { definition, policy, leaving };
  const table = await client.call('segments.overlap', ask, { signal, progress });
  const overlaps = readOverlap(table);
  return { document: { overlap: overlaps }, lines: overlapLines(overlaps) };
}

async function compared(
  { client, signal }: CommandSession,
  after: DefinitionRef,
  { compare: written, policy, leaving }: Under,
): Promise<Addition> {
  if (written === undefined) return nothing;
  const before = definitionOf(written);
  const found = await compare(client, { before, after, policy, leaving, signal });
  return { document: { compared: found }, lines: comparedLines(found, written) };
}

async function varied(
  { client, signal }: CommandSession,
  definition: DefinitionRef,
  id: string,
  { variation: field, policy }: Under,
): Promise<Addition> {
  if (field === undefined) return nothing;
  const found = await variation(client, { definition, id, field, policy, signal });
  return { document: { variation: found }, lines: variationLines(found) };
}

/**
 * `quintile segment`: who each segment matched, claimed, and lost to which earlier ones; and, where
 * asked for, what the definition says, the overlap of its rules, what it changes in another one, and
 * how well it explains a field. What is printed leaves: its tables are recorded as one release first.
 */
export async function segmentCommand(options: SegmentOptions): Promise<Outcome> {
  const definition = definitionOf(options.definition);
  return withExtract(options, async (session) => {
    const { client, signal } = session;
    const explained = await client.call('definition.explain', { definition }, { signal });
    const { id, title, hash, doubts, english, sql } = explained;
    const isExplained = options.explain === true;
    const policy = await policyFor(client, { asked: options.policy, usual: 'working' });
    const work = async (leaving: Leaving) => {
      const under = { ...options, policy, leaving };
      return [
        await counted(session, definition, under),
        await overlapped(session, definition, under),
        await compared(session, definition, under),
        await varied(session, definition, id, under),
      ];
    };
    const { hideFurther } = options;
    const letOut = await letAllOut(client, `Segments: ${title}`, work, atOnce, {
      signal,
      hideFurther,
    });
    const { release, done: parts } = letOut;
    return {
      document: {
        ...Object.assign({}, ...parts.map(({ document }) => document)),
        release,
        definition: { id, title, hash, doubts, findings: explained.findings },
        ...(isExplained ? { english, sql } : {}),
      },
      lines: [
        ...(isExplained ? explainLines(explained) : []),
        ...parts.flatMap(({ lines }) => lines),
      ],
    };
  });
}
