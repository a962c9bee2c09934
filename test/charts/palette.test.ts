import { describe, expect, test } from 'vitest';
import { contrast, mix } from '../../renderer/charts/colour.ts';
import { palettes, textOn } from '../../renderer/charts/palette.ts';
import { difference, visions } from './colour-vision.ts';

const shares = Array.from({ length: 21 }, (_, index) => index / 20);

test('contrast of black on white is 21 and of a colour on itself is 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 9);
  expect(contrast('#2a7188', '#2a7188')).toBe(1);
});

test('contrast agrees with the value that WCAG tools give for grey 767676 on white', () => {
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

describe.each(Object.values(palettes))('the $theme palette', (palette) => {
  const { surface, panel, ink, muted } = palette;

  test('has text that passes WCAG AA on the surface and on panels', () => {
    for (const text of [ink, muted]) {
      expect(contrast(text, surface)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(text, panel)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(palette.stampInk, palette.stamp)).toBeGreaterThanOrEqual(7);
  });

  test('has text that passes on every shade of the heat table', () => {
    for (const share of shares) {
      const fill = mix(palette.heat[0], palette.heat[1], share);
      expect(contrast(textOn(palette, fill), fill)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('has bars and segments that stand out from the surface as graphics must', () => {
    const fills = [
      ...palette.segments,
      palette.otherSegment,
      palette.sexes.left,
      palette.sexes.right,
      palette.emphasis,
    ];
    fills.push(...palette.quintileLines, ...Object.values(palette.standings));
    for (const fill of fills) expect(contrast(fill, surface)).toBeGreaterThanOrEqual(3);
  });

  test('uses no pure black and no pure white text', () => {
    const all = JSON.stringify(palette);
    expect(all).not.toContain('#000000');
    expect(ink).not.toBe('#ffffff');
  });

  test('has quintiles that get steadily lighter from the most deprived', () => {
    for (const colours of [palette.quintiles, palette.quintileLines]) {
      const lightness = colours.map((colour) => contrast(colour, '#000000'));
      expect(lightness).toEqual(lightness.toSorted((a, b) => a - b));
    }
  });

  test('has a map ramp that moves steadily away from the surface', () => {
    const away = palette.ramp.map((colour) => contrast(colour, surface));
    expect(away).toEqual(away.toSorted((a, b) => a - b));
  });

  describe.each(Object.entries(visions))('seen with %s', (_, vision) => {
    const neighbours = (colours: readonly string[]) =>
      colours.slice(1).map((colour, index) => difference(colour, colours[index] ?? '', vision));

    test('parts adjacent quintiles and adjacent classes of a map', () => {
      expect(Math.min(...neighbours(palette.quintiles))).toBeGreaterThanOrEqual(0.09);
      expect(Math.min(...neighbours(palette.quintileLines))).toBeGreaterThanOrEqual(0.09);
      expect(Math.min(...neighbours(palette.ramp))).toBeGreaterThanOrEqual(0.09);
    });

    test('parts every two segments, and adjacent ones most', () => {
      const pairs = palette.segments.flatMap((one, index) =>
        palette.segments.slice(index + 1).map((other) => difference(one, other, vision)),
      );
      expect(Math.min(...pairs)).toBeGreaterThanOrEqual(0.09);
      expect(Math.min(...neighbours(palette.segments))).toBeGreaterThanOrEqual(0.15);
    });

    test('parts better, similar and worse, and lower, similar and higher', () => {
      const { better, similar, worse, lower, higher } = palette.standings;
      for (const [below, above] of [
        [worse, better],
        [lower, higher],
      ] as const) {
        const pairs = [...neighbours([below, similar, above]), difference(below, above, vision)];
        expect(Math.min(...pairs)).toBeGreaterThanOrEqual(0.15);
      }
    });

    test('parts the two sexes, and a looked-at bar from the backdrop', () => {
      expect(difference(palette.sexes.left, palette.sexes.right, vision)).toBeGreaterThanOrEqual(
        0.15,
      );
      expect(difference(palette.emphasis, palette.backdrop, vision)).toBeGreaterThanOrEqual(0.15);
    });
  });
});
