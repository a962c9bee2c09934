import type { Standing } from '../../analytics/contract/released.ts';
import { mostLegible } from './colour.ts';

export type Theme = 'light' | 'dark';

type Five = readonly [string, string, string, string, string];

/** Every colour that a chart may use. */
export interface Palette {
  readonly theme: Theme;
  readonly surface: string;
  /** A quiet background for totals and for what is not available. */
  readonly panel: string;
  readonly ink: string;
  /** Secondary text; legible on the surface and on the panel. */
  readonly muted: string;
  /** Axis lines, outlines of hidden marks. */
  readonly line: string;
  readonly grid: string;
  /** Deprivation quintiles 1 (most deprived) to 5, darkest first. */
  readonly quintiles: Five;
  /** The same order for lines, which are thin: each stands out from the surface. */
  readonly quintileLines: Five;
  /** How a value stands against a benchmark; neighbours to the neutral one in the middle. */
  readonly standings: Readonly<Record<Exclude<Standing, 'not-compared'>, string>>;
  /** Segments in document order; a tenth and later ones are `otherSegment`. */
  readonly segments: readonly string[];
  readonly otherSegment: string;
  /** Classes of a map, lowest first; in the dark theme the highest is the brightest. */
  readonly ramp: Five;
  /** Ends of the heat table's scale, lowest first; ink is legible on all between. */
  readonly heat: readonly [string, string];
  readonly sexes: { readonly left: string; readonly right: string };
  /** A bar that is looked at, and the backdrop of the others. */
  readonly emphasis: string;
  /** A bar while none is looked at in particular. */
  readonly bar: string;
  readonly backdrop: string;
  readonly hatchGround: string;
  readonly hatchLine: string;
  readonly stamp: string;
  readonly stampInk: string;
}

const light: Palette = {
  theme: 'light',
  surface: '#ffffff',
  panel: '#f1f5f6',
  ink: '#1c2b33',
  muted: '#53646d',
  line: '#8b999f',
  grid: '#e3e9eb',
  quintiles: ['#0b3d4f', '#246a80', '#4f97aa', '#8dbfcb', '#cbe2e7'],
  quintileLines: ['#062a38', '#1a4555', '#2e6173', '#448093', '#589db2'],
  standings: {
    better: '#1d5aa6',
    similar: '#8a959b',
    worse: '#b4530a',
    lower: '#4a1f7d',
    higher: '#00665c',
  },
  segments: [
    '#356378',
    '#c88425',
    '#472c4d',
    '#588168',
    '#6d0a17',
    '#926b00',
    '#283485',
    '#8e342b',
    '#82959d',
  ],
  otherSegment: '#6b7880',
  ramp: ['#dcebee', '#a3ccd5', '#609fb0', '#2a7188', '#0c4257'],
  heat: ['#f3f8f9', '#62a6b7'],
  sexes: { left: '#2a7188', right: '#c88425' },
  emphasis: '#15607a',
  bar: '#6ba5b6',
  backdrop: '#a9c3cc',
  hatchGround: '#f7f9fa',
  hatchLine: '#94a1a7',
  stamp: '#f4cf7a',
  stampInk: '#3d2a00',
};

const dark: Palette = {
  theme: 'dark',
  surface: '#11191d',
  panel: '#1a242a',
  ink: '#e6edef',
  muted: '#a3b2b9',
  line: '#6e7e86',
  grid: '#26323a',
  quintiles: ['#1f6a80', '#3d8ba1', '#68aabb', '#98c8d3', '#cde5eb'],
  quintileLines: ['#25718a', '#5890a4', '#85afbf', '#b1d0da', '#dff1f6'],
  standings: {
    better: '#6db4f5',
    similar: '#66737b',
    worse: '#f0a04e',
    lower: '#a98cf0',
    higher: '#6fe3d0',
  },
  segments: [
    '#4cbaef',
    '#fc9d6d',
    '#d4d1ff',
    '#5d876e',
    '#ffbcb8',
    '#bd8f15',
    '#2996d6',
    '#b56119',
    '#979ea3',
  ],
  otherSegment: '#8a979e',
  ramp: ['#1d3a45', '#23586a', '#347f95', '#62aabd', '#ade0ea'],
  heat: ['#1b272d', '#2b7186'],
  sexes: { left: '#4fa3bd', right: '#e0a04e' },
  emphasis: '#62b6cf',
  bar: '#357a8e',
  backdrop: '#3d535d',
  hatchGround: '#151e23',
  hatchLine: '#64747c',
  stamp: '#f0c05a',
  stampInk: '#2a1c00',
};

export const palettes: Readonly<Record<Theme, Palette>> = { light, dark };

/** The colour of a segment by its place in the document, from 0; it holds whatever is filtered. */
export function segmentColour(palette: Palette, index: number): string {
  return palette.segments[index] ?? palette.otherSegment;
}

/** The colour for text on a filled mark: the more legible of the theme's ink and its surface. */
export function textOn(palette: Palette, fill: string): string {
  return mostLegible(fill, [palette.ink, palette.surface]);
}
