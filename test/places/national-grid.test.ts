import { geoDistance } from 'd3-geo';
import { expect, test } from 'vitest';
import { fromNationalGrid } from '../../analytics/places/formats/national-grid.ts';

/**
 * Ordnance Survey's own test points for OSTN15 that lie in England or on its coast, from the
 * OSTN15 developer pack: easting and northing in metres, longitude and latitude on ETRS89.
 */
const points = [
  ['Scilly', 91492.146, 11318.804, -6.29977752, 49.92226394],
  ['Lizard Point', 170370.718, 11572.405, -5.2030461, 49.96006138],
  ['Plymouth', 250359.811, 62016.569, -4.10864564, 50.43885826],
  ["St Catherine's Point", 449816.371, 75335.861, -1.29782277, 50.57563665],
  ['Southampton', 438710.92, 114792.25, -1.45051434, 50.93127938],
  ['North Foreland', 639821.835, 169565.858, 1.4445473, 51.37447026],
  ['Brislington', 362269.991, 169978.69, -2.54407618, 51.42754743],
  ['Lambeth', 530624.974, 178388.464, -0.11992557, 51.48936565],
  ['Colchester', 599445.59, 225722.826, 0.89724327, 51.89436637],
  ['Droitwich', 389544.19, 261912.153, -2.15458614, 52.25529382],
  ['Northampton', 474335.969, 262047.755, -0.91248957, 52.25160951],
  ["King's Lynn", 562180.547, 319784.995, 0.40153547, 52.75136687],
  ['Nottingham', 454002.834, 340834.943, -1.19747656, 52.96219109],
  ['Daresbury', 357455.843, 383290.436, -2.64049321, 53.3448028],
  ['Blackpool', 331534.564, 431920.794, -3.04045491, 53.77911026],
  ['Bradford', 422242.186, 433818.701, -1.66379168, 53.8002152],
  ['Flamborough Head', 525745.67, 470703.214, -0.07773133, 54.11685144],
  ['Carlisle', 339921.145, 556034.761, -2.93827741, 54.8954234],
  ['Newcastle', 424639.355, 565012.703, -1.61657685, 54.97912274],
  ['Caister', 651409.804, 313177.45, 1.716073973, 52.658007833],
] as const;

const earthRadius = 6_371_000;

test.each(points)('the National Grid at %s is within 5 m of OSTN15', (_name, e, n, lon, lat) => {
  const metres = geoDistance(fromNationalGrid(e, n) as [number, number], [lon, lat]) * earthRadius;
  expect(metres).toBeLessThan(5);
});
