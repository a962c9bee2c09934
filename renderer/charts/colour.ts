function channels(colour: string): readonly [number, number, number] {
  const part = (start: number) => Number.parseInt(colour.slice(start, start + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}

/** sRGB to linear light, IEC 61966-2-1. */
function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

/** The red, green and blue of `#rrggbb` in linear light, 0 to 1. */
export function linearChannels(colour: string): readonly [number, number, number] {
  const [red, green, blue] = channels(colour);
  return [linear(red), linear(green), linear(blue)];
}

/** Relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2). */
function luminance(colour: string): number {
  const [red, green, blue] = linearChannels(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one) + 0.05, luminance(other) + 0.05];
  return Math.max(a, b) / Math.min(a, b);
}

/** The colour that lies at `share` (0 to 1) of the way from one to another, in sRGB. */
export function mix(from: string, to: string, share: number): string {
  const [a, b] = [channels(from), channels(to)];
  const part = (index: 0 | 1 | 2) =>
    Math.round((a[index] + (b[index] - a[index]) * share) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${part(0)}${part(1)}${part(2)}`;
}

/** Whichever of the given colours stands out most from the background. */
export function mostLegible(background: string, colours: readonly [string, ...string[]]): string {
  return colours.reduce((best, next) =>
    contrast(next, background) > contrast(best, background) ? next : best,
  );
}
