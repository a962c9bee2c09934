import type { Category } from '../../analytics/contract/dimensions.ts';
import type { DefinitionRef } from '../../analytics/contract/methods.ts';
import { segments } from './stand-in-categories.ts';
import type { Cell } from './stand-in-cube.ts';

/** People of one cell who match the same segments, the first of which claims them. */
export interface StandInPattern {
  readonly matched: readonly string[];
  readonly people: number;
}

/** A definition that the stand-in can sort its invented people by. */
export interface StandInDefinition {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly assign: 'first-match' | 'every-match';
  readonly segments: readonly Category[];
  readonly sentences: readonly string[];
  readonly doubts: readonly string[];
  readonly text: string;
  readonly patterns: (cell: Cell) => readonly StandInPattern[];
}

/** Place of the age band from which those who live with fewer conditions count as ageing. */
const old = 13;
const young = 10;

/** The segment of a cell where so many conditions make somebody age well. */
function sneeSegment(cell: Cell, atLeast: number): string {
  const { segment } = cell.codes;
  if (atLeast < 4 && segment === 'stay-well' && cell.age >= old) return 'age-well';
  if (atLeast > 4 && segment === 'age-well' && cell.age < young) return 'stay-well';
  return segment;
}

/** Half of a segment's people match the next one too, and two fifths of those the one after. */
function sneePatterns(cell: Cell, atLeast: number): StandInPattern[] {
  const first = segments.findIndex(({ code }) => code === sneeSegment(cell, atLeast));
  const last = segments.length - 2;
  const two = first < last ? Math.floor(cell.people / 2) : 0;
  const three = first + 1 < last ? Math.floor((two * 2) / 5) : 0;
  const codes = (count: number) => segments.slice(first, first + count).map(({ code }) => code);
  return [
    { matched: codes(3), people: three },
    { matched: codes(2), people: two - three },
    { matched: codes(1), people: cell.people - two },
  ];
}

export const sneeText = `version: 1
id: snee
title: Segments by priority
source: A stand-in for tests
assign: first-match
segments:
  - id: die-well
    label: Die well
    when: { condition: palliative-care }
  - id: age-well
    label: Age well
    when:
      any:
        - condition: dementia
        - conditions: { at-least: 4, of: [asthma, copd, diabetes, depression, stroke] }
  - id: stay-well
    label: Stay well
    when: { conditions: { between: [1, 3] } }
  - id: feel-well
    label: Feel well
    when: { condition: depression }
  - id: be-well
    label: Be well
    when: { field: smoking, is: current }
  - id: live-well
    label: Live well
    otherwise: true
`;

/** How many conditions a text of the first definition asks for under Age well. */
const atLeastIn = (text: string) => Number(/at-least: (\d+)/.exec(text)?.[1] ?? 4);

/** The segments of a text in its order, those that only it knows included; all where it has none. */
function segmentsIn(text: string): readonly Category[] {
  const found = [...text.matchAll(/^ {2}- id: (\S+)\n {4}label: (.+)$/gm)].map(
    ([, code = '', label = '']) => ({ code, label }),
  );
  return found.length === 0 ? segments : found;
}

function sneeTitle(text: string): string {
  const title = /^title: (.+)$/m.exec(text)?.[1] ?? 'Segments by priority';
  return /^id: snee$/m.test(text) && text !== sneeText ? `${title} (edited)` : title;
}

function sneeSentences(atLeast: number): Readonly<Record<string, string>> {
  return {
    'die-well': 'Has palliative care recorded.',
    'age-well': `Has dementia, or at least ${atLeast} of 15 long-term conditions, or is housebound.`,
    'stay-well': 'Has 1 to 3 of 15 long-term conditions, or cancer, or is moderately frail.',
    'feel-well': 'Has severe mental illness, depression or anxiety recorded.',
    'be-well': 'Has a body mass index of at least 30, or smokes.',
    'live-well': 'Everybody else.',
  };
}

function snee(text: string): StandInDefinition {
  const atLeast = atLeastIn(text);
  const sentences = sneeSentences(atLeast);
  const sorted = segmentsIn(text);
  return {
    id: 'snee',
    title: sneeTitle(text),
    source: 'A stand-in for tests',
    assign: 'first-match',
    segments: sorted,
    sentences: sorted.map(({ code }) => sentences[code] ?? 'Nobody yet.'),
    doubts: ['Hospital stays are left out: the extract does not hold them.'],
    text,
    patterns: (cell) => sneePatterns(cell, atLeast),
  };
}

const listed = (id: string, title: string, assign: string) =>
  `version: 1\nid: ${id}\ntitle: ${title}\nassign: ${assign}\nsegments: []\n`;

const ages: StandInDefinition = {
  id: 'ages',
  title: 'Ages in three bands (template)',
  source: 'A stand-in for tests',
  assign: 'first-match',
  segments: [
    { code: 'children', label: 'Children' },
    { code: 'adults', label: 'Adults' },
    { code: 'older', label: 'Older people' },
  ],
  sentences: ['Aged under 20.', 'Aged 20 to 64.', 'Everybody else.'],
  doubts: ['Where the bands should be cut is not known.'],
  text: listed('ages', 'Ages in three bands (template)', 'first-match'),
  patterns: ({ age, people }) => [
    { matched: [age < 4 ? 'children' : age < old ? 'adults' : 'older'], people },
  ],
};

const core: StandInDefinition = {
  id: 'core20plus5',
  title: 'Core20PLUS5, overlaid',
  source: 'A stand-in for tests',
  assign: 'every-match',
  segments: [
    { code: 'core20', label: 'Most deprived fifth' },
    { code: 'older-people', label: 'Older people' },
    { code: 'women', label: 'Women' },
  ],
  sentences: ['Lives in quintile 1.', 'Aged 65 and over.', 'Is female.'],
  doubts: [],
  text: listed('core20plus5', 'Core20PLUS5, overlaid', 'every-match'),
  patterns: ({ codes, age, people }) => {
    const tests = [codes.quintile === '1', age >= old, codes.sex === '2'];
    return [
      { matched: core.segments.flatMap(({ code }, at) => (tests[at] ? [code] : [])), people },
    ];
  },
};

/** What is shipped, but for the one that is always refused. */
export const shipped: readonly StandInDefinition[] = [snee(sneeText), ages, core];

/** A definition by its id, or by its text: any text is one of the first. */
export function definitionOf(ref: DefinitionRef): StandInDefinition | undefined {
  return 'id' in ref ? shipped.find(({ id }) => id === ref.id) : snee(ref.text);
}

/** The segment that claims the people of a pattern; null where none does. */
export const claims = ({ matched }: StandInPattern): string | null => matched[0] ?? null;
