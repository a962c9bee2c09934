/** Lower ages of the five-year bands of the European Standard Population 2013; the last is open. */
export const ageBandStarts: readonly number[] = Array.from({ length: 19 }, (_, index) => index * 5);

/** `0-4` … `85-89`, `90+`. */
export const ageBandLabels: readonly string[] = ageBandStarts.map((start, index) =>
  index === ageBandStarts.length - 1 ? `${start}+` : `${start}-${start + 4}`,
);
