import type { Where } from '../contract/problem.ts';
import { type Entries, expectKey, expectList, expectMap } from '../criteria/expect.ts';
import { readCriterionAt } from '../criteria/read-criterion.ts';
import { complain, nameHint, quoted, type Reading } from '../criteria/reading.ts';
import type { Written } from '../criteria/written.ts';
import { expectId } from './id.ts';
import { expectProse } from './prose.ts';
import { readSegments } from './read-segments.ts';
import { type Assignment, assignments, type Segmentation } from './segmentation.ts';

const what = 'A definition';
const keys = ['version', 'id', 'title', 'source', 'doubts', 'assign', 'population', 'segments'];

/** Longest title, source and doubt, in characters. */
export const longest = { title: 200, source: 2_000, doubt: 500 } as const;

/** Most doubts of a document. */
export const mostDoubts = 20;

function readDoubts(written: Written, reading: Reading): readonly string[] | undefined {
  const read = (item: Written) => expectProse(item, longest.doubt, 'A doubt', reading);
  const doubts = expectList(written, '"doubts"', read, reading);
  if (doubts === undefined || doubts.length <= mostDoubts) return doubts;
  return complain(reading, written.at, `There are more than ${mostDoubts} doubts.`);
}

function readAssignment(written: Written, reading: Reading): Assignment | undefined {
  const found = assignments.find((known) => written.kind === 'text' && written.value === known);
  if (found !== undefined) return found;
  const wrong = written.kind === 'text' ? written.value : '';
  const reason = `There is no way to assign ${quoted(wrong)}.`;
  return complain(reading, written.at, reason, nameHint(wrong, assignments));
}

function judgeVersion(entries: Entries, at: Where, reading: Reading): void {
  const written = expectKey(entries, 'version', at, what, reading);
  if (written === undefined || (written.kind === 'number' && written.value === 1)) return;
  complain(reading, written.at, 'This version of the language is not known.', 'Write version: 1.');
}

/** The definition that an author wrote, or undefined with its problems noted. */
export function readSegmentation(written: Written, reading: Reading): Segmentation | undefined {
  const entries = expectMap(written, keys, what, reading);
  if (entries === undefined) return undefined;
  const required = (key: string) => expectKey(entries, key, written.at, what, reading);
  judgeVersion(entries, written.at, reading);
  const writtenId = required('id');
  const writtenTitle = required('title');
  const writtenAssign = required('assign');
  const writtenSegments = required('segments');
  const writtenSource = entries.get('source')?.value;
  const writtenDoubts = entries.get('doubts')?.value;
  const writtenPopulation = entries.get('population')?.value;

  const id = writtenId && expectId(writtenId, 'The id', reading);
  const title = writtenTitle && expectProse(writtenTitle, longest.title, 'The title', reading);
  const source = writtenSource
    ? expectProse(writtenSource, longest.source, 'The source', reading)
    : '';
  const doubts = writtenDoubts ? readDoubts(writtenDoubts, reading) : [];
  const assign = writtenAssign && readAssignment(writtenAssign, reading);
  const population = writtenPopulation ? readCriterionAt(writtenPopulation, reading) : null;
  const segments = writtenSegments && readSegments(writtenSegments, assign, reading);
  if (reading.problems.length > 0 || population === undefined) return undefined;
  if (!id || !title || source === undefined || !assign || !segments || !doubts) return undefined;
  return { version: 1, id, title, source, doubts, assign, population, segments };
}
