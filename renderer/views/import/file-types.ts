/** Endings that the file dialogue offers. */
export const extractTypes = ['.csv', '.parquet', '.tsv', '.txt'] as const;
export const placesTypes = ['.geojson', '.json', '.csv'] as const;
