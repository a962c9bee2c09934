/**
 * A path that DuckDB reads as itself: its readers take `[`, `*` and `?` for wildcards, so that
 * `extract[1].csv` would open `extract1.csv`.
 */
export function escapeGlob(path: string): string {
  return path.replace(/[[*?]/g, (character) => `[${character}]`);
}
