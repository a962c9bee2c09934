import { writeFileSync } from 'node:fs';
import { geoArea, geoMercator, geoPath } from 'd3-geo';
import { test } from 'vitest';
import { chooseVintage } from '../../analytics/places/choose-vintage.ts';
import { footprintShapes } from '../../analytics/places/footprint-shapes.ts';
import { readPlaces } from '../../analytics/places/read-places.ts';

test('x', async () => {
  let t = performance.now();
  const p = await readPlaces(['../shared/data']);
  console.log('read', performance.now() - t);
  t = performance.now();
  console.table(p.recognised);
  console.log(
    p.deprivation.map((d) => [d.edition, d.vintage, d.deciles.size]),
    p.practices.size,
    [...p.practices.values()].filter((x) => x.lcp).length,
    p.lcps,
    p.footprint?.method,
    p.footprint?.lcpOf.size,
    p.boundaries.map((b) => [b.vintage, b.areas.length]),
    p.population?.residents.size,
  );
  console.log([...p.practices.values()].slice(0, 3));
  const s = footprintShapes(p, 'LSOA 2011')!;
  console.log(
    'shapes',
    performance.now() - t,
    JSON.stringify(s).length,
    s.method,
    s.features.length,
  );
  t = performance.now();
  footprintShapes(p, 'LSOA 2011');
  console.log('again', performance.now() - t);
  const fc = {
    type: 'FeatureCollection',
    features: s.features.map((f) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'MultiPolygon', coordinates: f.coordinates },
    })),
  } as any;
  console.log(
    s.features.map((f) => [
      f.code,
      f.coordinates.length,
      f.coordinates.flat().length,
      f.coordinates.flat(2).length,
    ]),
  );
  console.log(geoArea(fc));
  const pr = geoMercator().fitSize([1000, 760], fc);
  const path = geoPath(pr);
  const c = ['#88a', '#a88', '#8a8', '#aa8', '#8aa', '#a8a', '#cc9', '#9cc', '#c9c'];
  writeFileSync(
    '/tmp/sources/look/leeds.svg',
    `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="760">${fc.features.map((f: any, i: number) => `<path d="${path(f)}" fill="${c[i % 9]}" stroke="#222" stroke-width="0.7"/>`).join('')}</svg>`,
  );
});
