import { makeRandom } from '../random.ts';
import type { Town, TownArea, TownPractice } from '../town/town.ts';
import { divideIntoAreas } from './areas.ts';
import { traceBorders } from './borders.ts';
import { type Deprivation, deprivationOf, studentAreasOf } from './deprivation.ts';
import { makeHexGrid } from './hex-grid.ts';
import {
  cityName,
  code,
  networkNames,
  partnershipNames,
  practiceBirds,
  practiceKinds,
} from './names.ts';
import { partnershipsOf } from './partnerships.ts';
import { type CityPractice, placePractices } from './practices.ts';
import { degrees } from './projection.ts';
import type { Spot } from './relief.ts';
import { residentsOf } from './residents.ts';
import { shapeOf } from './shape.ts';

const areaCount = 482;
const practiceCount = 90;

/** The city is the same for every sample: its own seed, so that codes mean the same in all of them. */
const citySeed = 1919;

const lcpCode = (partnership: number) => code('L', partnership + 1, 2);

/** Areas in the order of their codes: by partnership, and in it from the centre outwards. */
function inOrder(hearts: readonly Spot[], partnership: readonly number[]): number[] {
  const out = (area: number) => Math.hypot(hearts[area]?.x ?? 0, hearts[area]?.y ?? 0);
  return [...hearts.keys()].sort(
    (a, b) => (partnership[a] ?? 0) - (partnership[b] ?? 0) || out(a) - out(b) || a - b,
  );
}

function townPractices(placed: readonly CityPractice[]): TownPractice[] {
  const seen = new Map<number, number>();
  const networks: string[] = [];
  return placed.map(({ spot, partnership, network, listSize, forStudents }, index) => {
    const place = seen.get(partnership) ?? 0;
    seen.set(partnership, place + 1);
    const key = `${partnership}-${network}`;
    if (!networks.includes(key)) networks.push(key);
    const number = networks.indexOf(key);
    const bird = practiceBirds[place % practiceBirds.length];
    const kind = practiceKinds[(index + partnership) % practiceKinds.length];
    const [longitude, latitude] = degrees(spot);
    return {
      code: code('P', index + 1, 3),
      name: `${partnershipNames[partnership]} ${bird} ${kind}`,
      pcn: { code: code('N', number + 1, 2), name: `${networkNames[number]} PCN` },
      lcp: lcpCode(partnership),
      listSize,
      spot,
      longitude,
      latitude,
      forStudents,
    };
  });
}

function townAreas(
  order: readonly number[],
  hearts: readonly Spot[],
  partnership: readonly number[],
  deprivation: readonly Deprivation[],
): TownArea[] {
  const places = new Map<number, number>();
  return order.map((area, index) => {
    const home = partnership[area] ?? 0;
    const place = (places.get(home) ?? 0) + 1;
    places.set(home, place);
    return {
      ...(deprivation[area] as Deprivation),
      code: code('A', index + 1, 4),
      name: `${partnershipNames[home]} ${String(place).padStart(2, '0')}`,
      lcp: lcpCode(home),
      spot: hearts[area] as Spot,
    };
  });
}

/** Builds the invented city, with everything about it but its people. */
export function buildCity(): Town {
  const random = makeRandom(citySeed, 0);
  const grid = makeHexGrid();
  const { owner, hearts } = divideIntoAreas(grid, areaCount, random);
  const borders = traceBorders(grid, owner);
  const partnership = partnershipsOf(hearts, borders, partnershipNames.length, random);
  const deprivation = deprivationOf(hearts, random);
  const order = inOrder(hearts, partnership);
  const areas = townAreas(order, hearts, partnership, deprivation);
  const practices = placePractices(hearts, partnership, practiceCount, random);
  const students = studentAreasOf(hearts);
  const isForStudents = order.map((area) => students.has(area));
  return {
    name: cityName,
    synthetic: true,
    edition: 'IMD 2019 (synthetic)',
    vintage: 'synthetic areas',
    areas,
    practices: townPractices(practices),
    lcps: new Map(partnershipNames.map((name, index) => [lcpCode(index), name])),
    shapes: areas.map((area, index) => shapeOf(area, order[index] ?? 0, borders)),
    residents: residentsOf(areas, isForStudents, random),
  };
}
