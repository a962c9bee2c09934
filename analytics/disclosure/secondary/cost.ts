/**
 * What hiding a count costs: larger ones are missed more, but not in proportion, or many small ones would be
 * hidden for a large one. Measured: this power hides about as few cells as any cost, and the fewest people.
 */
export const costOf = (count: number): number => (1 + count) ** 0.7;
