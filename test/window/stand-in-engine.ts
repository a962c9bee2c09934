import type {
  Ask,
  DefinitionChange,
  DefinitionRef,
  GapAsk,
  Method,
  MoversAsk,
  RunAsk,
  TableAsk,
} from '../../analytics/contract/methods.ts';
import type { Reply } from '../../analytics/contract/wire.ts';
import { definitionOf, type StandInDefinition, shipped } from './stand-in-definitions.ts';
import { explained, shapes } from './stand-in-documents.ts';
import { releaseGap } from './stand-in-gap.ts';
import { measureList } from './stand-in-measures.ts';
import { adviseMerges } from './stand-in-merges.ts';
import { policies } from './stand-in-policies.ts';
import { quality } from './stand-in-quality.ts';
import { answers, fails } from './stand-in-reply.ts';
import { losses, movers, overlap, run, variation } from './stand-in-runs.ts';
import { release } from './stand-in-tables.ts';
import type { Workspaces } from './stand-in-workspaces.ts';

/** Always refused, as its score wants what the extract does not hold. */
const refusedId = 'cambridge';

/** Where a text names a condition that there is not. */
function misspelt(definition: DefinitionRef): Reply<never> | null {
  if ('id' in definition) {
    if (definition.id !== refusedId) return null;
    const reason = 'The Cambridge score wants painful condition, which the extract does not hold.';
    const hint = 'A partial score is not the score: choose another definition.';
    return fails({ code: 'definition-invalid', reason, hint });
  }
  const lines = definition.text.split('\n');
  const line = lines.findIndex((text) => text.includes('diabtes'));
  if (line < 0) return null;
  return fails({
    code: 'definition-invalid',
    reason: 'There is no condition "diabtes".',
    hint: 'Perhaps diabetes?',
    where: {
      file: definition.name,
      line: line + 1,
      column: (lines[line]?.indexOf('diabtes') ?? 0) + 1,
    },
  });
}

function sorting<T>(definition: DefinitionRef, answer: (found: StandInDefinition) => T): Reply<T> {
  const found = definitionOf(definition);
  const refusal = misspelt(definition);
  if (refusal !== null) return refusal;
  if (found === undefined) return fails({ code: 'usage', reason: 'There is no such definition.' });
  return answers(answer(found));
}

/** What two texts of the first definition differ in: how many conditions make somebody age well. */
function compare({ before, after }: Ask<'definition.compare'>): Reply<DefinitionChange[]> {
  const [was, is] = [before, after].map((ref) => definitionOf(ref)?.sentences[1] ?? '');
  const [from, to] = [was, is].map((sentence) => /at least (\d+)/.exec(sentence ?? '')?.[1]);
  const change = `asks for at least ${to} conditions, not ${from}`;
  return answers(from === to ? [] : [{ segment: 'Age well', change }]);
}

/** Who moves, unless the segments of one of the two overlap. */
function moving(ask: MoversAsk): Reply<unknown> {
  for (const ref of [ask.before, ask.after]) {
    const found = sorting(ref, (definition) => definition);
    if (!found.ok) return found;
    if (found.answer.assign === 'every-match') {
      const reason = `The segments of "${found.answer.title}" overlap, so nobody can be said to move.`;
      return fails({ code: 'definition-invalid', reason });
    }
  }
  return answers(movers(ask));
}

const list = [...shipped, { id: refusedId, title: 'Cambridge score', source: 'A stand-in' }].map(
  ({ id, title, source }) => ({ id, title, source }),
);

/** What an engine would answer, on invented people. */
export function answerTo(workspaces: Workspaces, method: Method, ask: Ask<Method>): Reply<unknown> {
  switch (method) {
    case 'workspace.describe':
      return { ok: true, answer: workspaces.summary() };
    case 'definition.list':
      return answers(list);
    case 'definition.explain':
      return sorting((ask as Ask<'definition.explain'>).definition, explained);
    case 'definition.compare':
      return compare(ask as Ask<'definition.compare'>);
    case 'policy.list':
      return { ok: true, answer: policies };
    case 'segments.run':
      return sorting((ask as RunAsk).definition, () => run(ask as RunAsk));
    case 'segments.overlap':
      return sorting((ask as RunAsk).definition, () => overlap(ask as RunAsk));
    case 'segments.losses':
      return sorting((ask as RunAsk).definition, () => losses(ask as RunAsk));
    case 'segments.movers':
      return moving(ask as MoversAsk);
    case 'segments.variation':
      return answers(variation(ask as Ask<'segments.variation'>));
    case 'measure.list':
      return answers(measureList);
    case 'gap.release':
      return sorting((ask as GapAsk).definition, (found) => releaseGap(ask as GapAsk, found));
    case 'table.release':
      return sorting((ask as TableAsk).definition, (found) => release(ask as TableAsk, found));
    case 'table.merges':
      return answers(adviseMerges(ask as TableAsk));
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
