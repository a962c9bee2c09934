import { type Category, unknownCode } from '../contract/dimensions.ts';
import { bandOfAge } from '../dictionary/ages-of-code.ts';
import type { Cube } from './cube.ts';
import { heldBy, type Level } from './nested-level.ts';

const partsOf = ({ code, parts = [code] }: Category) => parts;

const bandOf = (age: string) => (age === unknownCode ? unknownCode : bandOfAge(age));

/** The place of the band in which all ages of a category are; -1 where they are in several. */
function placeOf(age: Category, bands: readonly Category[]): number {
  const own = partsOf(age).map(bandOf);
  return bands.findIndex((band) =>
    own.every((label) => label !== undefined && partsOf(band).includes(label)),
  );
}

/** The combinations of age bands and ages by the bands' limits; null where ages are not each in one band. */
export function ageLevel(cube: Cube, axes: readonly [number, number]): Level | null {
  const [bands, ages] = axes.map((axis) => cube.axes[axis]?.categories ?? []);
  if (bands === undefined || ages === undefined) return null;
  const places = ages.map((age) => placeOf(age, bands));
  if (places.includes(-1)) return null;
  const level = new Uint8Array(bands.length * ages.length);
  places.forEach((band, age) => {
    level[band * ages.length + age] = 1;
  });
  const isBorneOut = heldBy(cube, axes, true).every(
    (held, slot) => held === 0 || level[slot] === 1,
  );
  return isBorneOut ? level : null;
}
