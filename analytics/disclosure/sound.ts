import type { Counted, Figure } from '../measures/counted.ts';
import type { Estimate } from '../statistics/estimate.ts';

const isCount = (value: number) => Number.isInteger(value) && value >= 0;
const isAmount = (value: number) => Number.isFinite(value) && value >= 0;

/** Whether limits hold a value, as far as there are any; an upper limit may be endless nowhere. */
function isEstimate({ value, lower, upper }: Estimate): boolean {
  const known = [value, lower, upper].filter((number) => number !== null);
  if (!known.every(Number.isFinite)) return false;
  const middle = value ?? lower ?? upper ?? 0;
  const slack = 1e-9 * Math.abs(middle);
  return (lower ?? middle) <= middle + slack && (upper ?? middle) >= middle - slack;
}

/** Whether so many people can have an amount whose squares add up to that (Cauchy-Schwarz). */
function isAmountOf(
  { sum, squares }: { readonly sum: number; readonly squares: number },
  people: number,
): boolean {
  return isAmount(sum) && isAmount(squares) && sum ** 2 <= people * squares * (1 + 1e-6);
}

/** Whether what a standardised mean is made of is told, so that it can be judged. */
function areAmounts({ amounts = [], people }: Figure & { kind: 'estimate' }, sum: number): boolean {
  return amounts[0]?.sum === sum && amounts.every((one) => isAmountOf(one, people));
}

function isFigure(figure: Figure, { numerator, denominator }: Counted): boolean {
  const { people } = figure;
  if (!isCount(people) || people > (denominator ?? 0)) return false;
  switch (figure.kind) {
    case 'events':
      return (
        isCount(numerator) &&
        people <= numerator &&
        isAmount(figure.squares) &&
        figure.squares >= numerator &&
        figure.per > 0
      );
    case 'mean':
      return isAmountOf({ sum: numerator, squares: figure.squares }, people);
    case 'estimate': {
      const { reference = 0, smallestBand, leverage, relative, estimate } = figure;
      const isOfNumbers = figure.isAmount
        ? areAmounts(figure, numerator)
        : isCount(numerator) &&
          (figure.isOfPeople === true ? people === numerator : people <= numerator);
      const areTold = isCount(smallestBand) && isAmount(leverage) && isAmount(relative);
      return isOfNumbers && areTold && isCount(reference) && isEstimate(estimate);
    }
  }
}

/** Whether numbers are what they say: counts of people, or the events or the amount of people counted. */
export function isSound(counted: Counted): boolean {
  const { numerator, denominator, figure, excluded = 0, unknown = 0, per = 100 } = counted;
  if (!isCount(excluded) || !isCount(unknown) || !(per > 0)) return false;
  if (denominator === null) return figure === undefined && isCount(numerator);
  if (!isCount(denominator)) return false;
  if (counted.isWhole === true && numerator !== denominator) return false;
  return figure === undefined
    ? isCount(numerator) && numerator <= denominator
    : isFigure(figure, counted);
}
