/** Endings that the file dialogue offers. */
export const extractTypes = [
  '.csv',
  '.tsv',
  '.txt',
  '.psv',
  '.dat',
  '.gz',
  '.parquet',
  '.arrow',
  '.feather',
  '.ipc',
  '.xlsx',
] as const;
export const placesTypes = [
  '.geojson',
  '.json',
  '.topojson',
  '.csv',
  '.xlsx',
  '.shp',
  '.shx',
  '.dbf',
  '.prj',
  '.cpg',
  '.zip',
] as const;
