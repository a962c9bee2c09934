/** Pairs of neighbouring letters, ends included. */
function pairs(word: string): Set<string> {
  const padded = ` ${word.toLowerCase()} `;
  return new Set(Array.from({ length: padded.length - 1 }, (_, at) => padded.slice(at, at + 2)));
}

/** How alike two words are, 0 to 1: Dice's coefficient of their letter pairs (Dice 1945). */
function likeness(a: string, b: string): number {
  const [one, other] = [pairs(a), pairs(b)];
  const shared = [...one].filter((pair) => other.has(pair)).length;
  return (2 * shared) / (one.size + other.size);
}

/** The known name most like a mistyped one, or undefined where none is much like it. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const best = known.toSorted((a, b) => likeness(name, b) - likeness(name, a))[0];
  return best !== undefined && likeness(name, best) >= 0.4 ? best : undefined;
}
