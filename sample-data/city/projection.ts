import type { Spot } from './relief.ts';

/** The city lies where no one lives: on the Dogger Bank, in the North Sea. */
const origin = { longitude: 2.4, latitude: 54.6 };
const kilometresPerDegree = 111.32;

/** Longitude and latitude of a spot, to five decimals (about a metre). */
export function degrees({ x, y }: Spot): [longitude: number, latitude: number] {
  const shrink = Math.cos((origin.latitude * Math.PI) / 180);
  const round = (value: number) => Math.round(value * 1e5) / 1e5;
  return [
    round(origin.longitude + x / (kilometresPerDegree * shrink)),
    round(origin.latitude + y / kilometresPerDegree),
  ];
}
