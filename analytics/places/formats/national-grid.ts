interface Ellipsoid {
  /** Semi-axes in metres. */
  readonly a: number;
  readonly b: number;
}

const airy: Ellipsoid = { a: 6377563.396, b: 6356256.909 };
const wgs84: Ellipsoid = { a: 6378137, b: 6356752.3142 };
const radians = Math.PI / 180;

/** True origin, false origin and scale of the National Grid. */
const grid = { f0: 0.9996012717, lat: 49 * radians, lon: -2 * radians, e: 400_000, n: -100_000 };

const squaredEccentricity = ({ a, b }: Ellipsoid) => (a * a - b * b) / (a * a);

/** Length of the meridian from the true origin, in metres (OS guide, equation C3). */
function meridian(lat: number): number {
  const { a, b } = airy;
  const n = (a - b) / (a + b);
  const [down, up] = [lat - grid.lat, lat + grid.lat];
  return (
    b *
    grid.f0 *
    ((1 + n + (5 / 4) * n ** 2 + (5 / 4) * n ** 3) * down -
      (3 * n + 3 * n ** 2 + (21 / 8) * n ** 3) * Math.sin(down) * Math.cos(up) +
      ((15 / 8) * n ** 2 + (15 / 8) * n ** 3) * Math.sin(2 * down) * Math.cos(2 * up) -
      (35 / 24) * n ** 3 * Math.sin(3 * down) * Math.cos(3 * up))
  );
}

/** Latitude and longitude on the Airy ellipsoid, in radians (OS guide, C.2). */
function fromGrid(easting: number, northing: number): readonly [lat: number, lon: number] {
  const { a } = airy;
  let lat = grid.lat;
  let left = northing - grid.n;
  for (let step = 0; step < 12 && Math.abs(left) >= 1e-5; step += 1) {
    lat += left / (a * grid.f0);
    left = northing - grid.n - meridian(lat);
  }
  const e2 = squaredEccentricity(airy);
  const nu = (a * grid.f0) / Math.sqrt(1 - e2 * Math.sin(lat) ** 2);
  const rho = (nu * (1 - e2)) / (1 - e2 * Math.sin(lat) ** 2);
  const eta2 = nu / rho - 1;
  const t = Math.tan(lat) ** 2;
  const d = easting - grid.e;
  const vii = Math.tan(lat) / (2 * rho * nu);
  const viii = (vii / (12 * nu ** 2)) * (5 + 3 * t + eta2 - 9 * t * eta2);
  const ix = (vii / (360 * nu ** 4)) * (61 + 90 * t + 45 * t ** 2);
  const x = 1 / (Math.cos(lat) * nu);
  const xi = (x / (6 * nu ** 2)) * (nu / rho + 2 * t);
  const xii = (x / (120 * nu ** 4)) * (5 + 28 * t + 24 * t ** 2);
  const xiia = (x / (5040 * nu ** 6)) * (61 + 662 * t + 1320 * t ** 2 + 720 * t ** 3);
  return [
    lat - vii * d ** 2 + viii * d ** 4 - ix * d ** 6,
    grid.lon + x * d - xi * d ** 3 + xii * d ** 5 - xiia * d ** 7,
  ];
}

type Cartesian = readonly [x: number, y: number, z: number];

function toCartesian([lat, lon]: readonly [number, number], ellipsoid: Ellipsoid): Cartesian {
  const e2 = squaredEccentricity(ellipsoid);
  const nu = ellipsoid.a / Math.sqrt(1 - e2 * Math.sin(lat) ** 2);
  const ground = nu * Math.cos(lat);
  return [ground * Math.cos(lon), ground * Math.sin(lon), nu * (1 - e2) * Math.sin(lat)];
}

/** From OSGB36 to WGS 84: the seven parameters of the OS guide, 6.6, turned about. */
function helmert([x, y, z]: Cartesian): Cartesian {
  const scale = 1 - 20.4894e-6;
  const seconds = radians / 3600;
  const [rx, ry, rz] = [0.1502 * seconds, 0.247 * seconds, 0.8421 * seconds];
  return [
    446.448 + scale * x - rz * y + ry * z,
    -125.157 + rz * x + scale * y - rx * z,
    542.06 - ry * x + rx * y + scale * z,
  ];
}

function fromCartesian([x, y, z]: Cartesian, ellipsoid: Ellipsoid): readonly [number, number] {
  const e2 = squaredEccentricity(ellipsoid);
  const ground = Math.hypot(x, y);
  let lat = Math.atan2(z, ground * (1 - e2));
  for (let step = 0; step < 4; step += 1) {
    const nu = ellipsoid.a / Math.sqrt(1 - e2 * Math.sin(lat) ** 2);
    lat = Math.atan2(z + e2 * nu * Math.sin(lat), ground);
  }
  return [Math.atan2(y, x) / radians, lat / radians];
}

/**
 * British National Grid in metres to longitude and latitude on WGS 84, in degrees. Ordnance Survey,
 * A Guide to Coordinate Systems in Great Britain: Annexe C for the projection, Annexe B and 6.6 for
 * the change of datum. Within 5 m of OSTN15, the definition, anywhere in England.
 */
export function fromNationalGrid(
  easting: number,
  northing: number,
): readonly [longitude: number, latitude: number] {
  return fromCartesian(helmert(toCartesian(fromGrid(easting, northing), airy)), wgs84);
}
