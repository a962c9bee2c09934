interface Labelled {
  readonly label: string;
}

/**
 * The place of the segment that a sentence is about: the label that stands first in it, the longer
 * of two that begin alike; null where it names none.
 */
export function segmentIn(sentence: string, segments: readonly Labelled[]): number | null {
  const found = segments
    .map(({ label }, place) => ({ place, at: sentence.indexOf(label), length: label.length }))
    .filter(({ at, length }) => at >= 0 && length > 0)
    .toSorted((a, b) => a.at - b.at || b.length - a.length);
  return found[0]?.place ?? null;
}
