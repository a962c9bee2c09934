import { spokenNumber } from '../../analytics/criteria/wording.ts';
import { describe } from '../../analytics/definition/describe.ts';
import { findingsOf } from '../../analytics/definition/findings/findings-of.ts';
import { shippedDefinitions } from '../../analytics/definition/library.ts';
import type { Segmentation } from '../../analytics/definition/segmentation.ts';
import { needsInWords } from './needs-in-words.ts';
import type { SampleRun } from './on-sample.ts';
import { onSample, sampleColumns } from './sample-in-words.ts';
import { model } from './segments-of.ts';

/** A row of a table in Markdown; bars in a cell would end it. */
const row = (...cells: readonly string[]) =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

const bullets = (sentences: readonly string[]) =>
  sentences.map((sentence) => `- ${sentence}`).join('\n');

/** The words that an author put over a document, in paragraphs. */
function preface(text: string): readonly string[] {
  const head = text.slice(0, text.indexOf('version: 1')).trimEnd().split('\n');
  const paragraphs = head
    .map((line) => line.replace(/^# ?/, ''))
    .join('\n')
    .split('\n\n');
  return paragraphs.map((paragraph) => paragraph.replaceAll('\n', ' '));
}

/** The link to a heading, as readers of Markdown make it. */
const anchor = (title: string) =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');

const isOverlay = ({ assign }: Segmentation) => assign === 'every-match';

function comparison(documents: readonly Segmentation[]): string {
  const rows = documents.map((document) =>
    row(
      `[${document.title}](#${anchor(document.title)})`,
      String(document.segments.length),
      isOverlay(document) ? 'each that fits' : 'one',
      document.population === null ? 'everybody' : describe(document).population.toLowerCase(),
      needsInWords(document),
    ),
  );
  const heads = ['model', 'segments', 'a person is in', 'who is sorted', 'needs of an extract'];
  return [row(...heads), '|---|---:|---|---|---|', ...rows].join('\n');
}

function segmentTable(document: Segmentation, run: SampleRun): string {
  const counted = sampleColumns(document, run);
  const heads = ['segment', 'who', ...counted.heads];
  const rules = heads.map((_, index) => (index < 2 ? '---|' : '---:|'));
  const rows = describe(document).segments.map(({ id, label, sentence }) =>
    row(`**${label}**`, sentence, ...counted.cells(id)),
  );
  return [row(...heads), `|${rules.join('')}`, ...rows].join('\n');
}

/** The segments whose people change where the rules stand in another order. */
function orderTable(document: Segmentation, { segments, others }: SampleRun): readonly string[] {
  if (others.length === 0) return [];
  const claimed = new Map(segments.map((one) => [one.id, one.claimed]));
  const changing = document.segments.filter(({ id }) =>
    others.some((other) => other.claimed[id] !== claimed.get(id)),
  );
  const rows = changing.map(({ id, label }) => {
    const counts = [claimed.get(id), ...others.map((other) => other.claimed[id])];
    return row(`**${label}**`, ...counts.map((count) => spokenNumber(count ?? 0)));
  });
  const heads = ['segment', 'as it is', ...others.map(({ says }) => says)];
  return [
    '**In another order,** the same people are counted so:',
    [row(...heads), `|---|${'---:|'.repeat(others.length + 1)}`, ...rows].join('\n'),
  ];
}

function section(document: Segmentation, text: string, run: SampleRun): readonly string[] {
  const findings = findingsOf(document);
  const order = isOverlay(document) ? 'a person may be in several' : 'in order of priority';
  return [
    `## ${document.title}`,
    `\`${document.id}\``,
    ...preface(text),
    `**Source.** ${document.source}`,
    '**Doubts**',
    bullets(document.doubts),
    ...(findings.length === 0 ? [] : ['**Found in the rules**', bullets(findings)]),
    `**Segments,** ${order}`,
    segmentTable(document, run),
    onSample(document, run),
    ...orderTable(document, run),
  ];
}

const opening = (people: number) => [
  '# Models',
  `Quintile comes with ${shippedDefinitions.length} segmentation documents. Each says where its model was published and what is doubtful about it. A *template* is a model whose rules were not published: its rules are guesses, named as such, and meant to be edited. An *overlay* sorts nobody; it flags people beside whatever segment they are in. The documents stand in \`analytics/definition/library\` and are written in the [segmentation language](language.md); \`quintile segment --workspace W --definition ID --explain\` runs one and prints its rules in English and SQL.`,
  `The counts are of the committed sample, ${spokenNumber(people)} invented people in an invented city: they show how a model works, and are no prevalence of anything. *Lost* are people who fit a segment and are counted in one above it. Where a source has no place for people of whom too little is known, a last segment is added for them.`,
  'This page is made from the documents and the sample by `npx vitest run test/library -u`; a test fails where it is stale.',
];

/** The page of models, in Markdown. */
export function modelsPage(runs: readonly SampleRun[]): string {
  const documents = shippedDefinitions.map(({ id }) => model(id));
  const sections = shippedDefinitions.flatMap(({ text }, index) => {
    const [document, run] = [documents[index], runs[index]];
    if (document === undefined || run === undefined) throw new RangeError('A run is missing.');
    return section(document, text, run);
  });
  const people = Math.max(...runs.map(({ population, outside }) => population + outside));
  const table = ['## Side by side', comparison(documents)];
  return `${[...opening(people), ...table, ...sections].join('\n\n')}\n`;
}
