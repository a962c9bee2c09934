import type { AreaChange, Places } from './places.ts';
import { codesByVintage } from './settle-vintage.ts';

export interface CarriedOver {
  /** Code as it was to code of the vintage; the same where the vintage's own list holds it. */
  readonly to: ReadonlyMap<string, string>;
  /** Codes of areas that were split, merged or redrawn: no one area answers to them. */
  readonly ambiguous: readonly Pick<AreaChange, 'from' | 'change'>[];
  /** Codes that neither a list of the vintage nor the lookup holds. */
  readonly unknown: readonly string[];
}

/**
 * Brings codes of LSOAs to one vintage by the lookup from 2011 to 2021: unchanged areas go over,
 * changed ones are left without rather than guessed. Without that lookup only the codes that the
 * vintage's own list holds go over.
 */
export function carryOver(codes: readonly string[], vintage: string, places: Places): CarriedOver {
  const own = codesByVintage(places).get(vintage) ?? new Set<string>();
  const isBack = vintage === 'LSOA 2011';
  const changes = new Map(
    (isBack || vintage === 'LSOA 2021' ? places.changes : []).map(({ from, to, change }) =>
      isBack ? [to, { to: from, change }] : [from, { to, change }],
    ),
  );
  const to = new Map<string, string>();
  const ambiguous: Pick<AreaChange, 'from' | 'change'>[] = [];
  const unknown: string[] = [];
  for (const code of codes) {
    const change = changes.get(code);
    if (own.has(code)) to.set(code, code);
    else if (change === undefined) unknown.push(code);
    else if (change.change === 'unchanged') to.set(code, change.to);
    else ambiguous.push({ from: code, change: change.change });
  }
  return { to, ambiguous, unknown };
}
