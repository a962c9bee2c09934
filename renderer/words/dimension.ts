import {
  type Dimension,
  notAllocatedCode,
  outsideCode,
  unknownCode,
} from '../../analytics/contract/dimensions.ts';
import type { Session } from '../state/session.tsx';
import type { Picked } from '../state/window-state.ts';

/** What each dimension is called above a number. */
export const dimensionLabels: Readonly<Record<Dimension, string>> = {
  segment: 'Segment',
  quintile: 'Deprivation quintile',
  age_band: 'Age band',
  sex: 'Sex',
  lcp: 'Local Care Partnership',
};

/** The same, where there is little room. */
export const shortLabels: Readonly<Record<Dimension, string>> = {
  segment: 'Segment',
  quintile: 'Quintile',
  age_band: 'Age',
  sex: 'Sex',
  lcp: 'LCP',
};

const commonLabels: Readonly<Record<string, string>> = {
  [unknownCode]: 'Not known',
  [notAllocatedCode]: 'Not allocated',
  [outsideCode]: 'Outside the population',
};

/** The words for one category, from the extract or from the definition in force. */
export function categoryLabel(session: Session, { dimension, code }: Picked): string {
  const listed =
    dimension === 'segment'
      ? session.explained.answer?.english.segments.find((segment) => segment.id === code)
      : session.extract?.dimensions[dimension]?.find((category) => category.code === code);
  return listed?.label ?? commonLabels[code] ?? code;
}
