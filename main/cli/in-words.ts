/** So many rows, in words: `1 row`, `2 rows`. */
export const rowsText = (count: number) => `${count} ${count === 1 ? 'row' : 'rows'}`;

/** A column as it is told: with its file where there are several. */
export const columnText = ({
  file,
  column,
}: {
  readonly file?: string;
  readonly column: string;
}) => (file === undefined ? column : `${file}/${column}`);
