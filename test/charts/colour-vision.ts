import { linearChannels } from '../../renderer/charts/colour.ts';

type Three = readonly [number, number, number];
type Matrix = readonly [Three, Three, Three];

/** Severity 1.0 of Machado, Oliveira and Fernandes 2009, applied in linear light. */
export const visions: Readonly<Record<string, Matrix>> = {
  'full colour vision': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function times(matrix: Matrix, [a, b, c]: Three): Three {
  const row = ([x, y, z]: Three) => x * a + y * b + z * c;
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
}

/** Linear sRGB to Oklab (Ottosson 2020). */
function oklab(linear: Three): Three {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    linear,
  );
  const roots: Three = [Math.cbrt(cones[0]), Math.cbrt(cones[1]), Math.cbrt(cones[2])];
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    roots,
  );
}

/** How different two colours look to someone, as a distance in Oklab (black to white is 1). */
export function difference(one: string, other: string, vision: Matrix): number {
  const seen = (colour: string) => {
    const [red, green, blue] = times(vision, linearChannels(colour));
    const clamp = (value: number) => Math.min(1, Math.max(0, value));
    return oklab([clamp(red), clamp(green), clamp(blue)]);
  };
  const [a, b] = [seen(one), seen(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
