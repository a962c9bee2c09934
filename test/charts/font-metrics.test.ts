import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { type FontMetrics, regular, semiBold } from '../../renderer/charts/font-metrics.ts';
import { readAdvanceWidths } from './true-type.ts';

const folder = dirname(
  createRequire(import.meta.url).resolve('@expo-google-fonts/ibm-plex-sans/package.json'),
);

const faces: readonly (readonly [string, string, FontMetrics])[] = [
  ['Regular', '400Regular/IBMPlexSans_400Regular.ttf', regular],
  ['SemiBold', '600SemiBold/IBMPlexSans_600SemiBold.ttf', semiBold],
];

test.each(faces)('the widths of %s are those of the font file', (_, file, metrics) => {
  const font = readAdvanceWidths(readFileSync(join(folder, file)));
  const widths = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => font.of(from + index) ?? 0);
  expect(font.unitsPerEm).toBe(1000);
  expect(metrics.ascii).toEqual(widths(0x20, 0x7e));
  expect(metrics.latin1).toEqual(widths(0xa0, 0xff));
  const marks = Object.keys(metrics.marks).map((mark) => [mark, font.of(mark.codePointAt(0) ?? 0)]);
  expect(metrics.marks).toEqual(Object.fromEntries(marks));
});

test.each(faces)(
  'all digits of %s are equally wide, so that columns of numbers line up',
  (_, __, metrics) => {
    expect(metrics.ascii.slice(0x30 - 0x20, 0x3a - 0x20)).toEqual(Array(10).fill(600));
  },
);
