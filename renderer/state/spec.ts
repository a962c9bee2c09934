import type { Dimension } from '../../analytics/contract/dimensions.ts';
import type { ChartSpec } from '../../analytics/contract/host.ts';
import type { Comparison, GapAsk } from '../../analytics/contract/methods.ts';
import type { Form } from '../../analytics/contract/released.ts';
import { chartOf, type FigureName } from './figures.ts';
import { without } from './filters.ts';
import { formIn, measuredIn } from './measured.ts';
import { codeOf, mergedOf, mergePart } from './merges.ts';
import type { Session } from './session.tsx';

/** What a curve breaks down by: quintiles are its lines where they are known. */
function curveDimensions({ extract }: Session): readonly Dimension[] {
  return extract?.dimensions.quintile === undefined ? ['age_band'] : ['age_band', 'quintile'];
}

/** What a figure breaks its numbers down by: there it marks the selection, and is not filtered. */
function dimensionsOf(session: Session, figure: FigureName): readonly Dimension[] {
  switch (figure) {
    case 'heat':
      return ['segment', 'quintile'];
    case 'pyramid':
      return ['age_band', 'sex'];
    case 'measure':
      return [measuredIn(session)?.by ?? 'quintile'];
    case 'curve':
      return curveDimensions(session);
    case 'map':
    case 'rank':
      return ['lcp'];
    case 'waterfall':
      return ['segment'];
  }
}

/**
 * The map's measure in force: until one is chosen, the first that the extract can give, since counts show
 * where people are many. A share of segments needs segments to be chosen.
 */
export function mapMeasure({ state, measures, extract }: Session): string {
  const { mapMeasure: chosen, filters } = state;
  const isBare = chosen === 'share:segment' && filters.segment === undefined;
  if (chosen !== null && !isBare) return chosen;
  const condition = extract?.conditions[0];
  const first = condition === undefined ? 'people' : `prevalence:${condition.code}`;
  return measures.answer?.[0]?.id ?? first;
}

/** The form in which the map's measure is shown. */
export function mapForm(session: Session): Form {
  const measure = session.measures.answer?.find(({ id }) => id === mapMeasure(session));
  return measure === undefined ? 'crude' : formIn(measure, session.state.mapForm, 'lcp');
}

/** A form as a question names it: crude goes without saying. */
export const formPart = (form: Form) => (form === 'crude' ? {} : { form });

type Asks = Pick<ChartSpec, 'measure' | 'form' | 'by' | 'compare'>;

/** What a figure asks of its measure; null where it has none to ask about. */
function asksOf(session: Session, figure: FigureName): Asks | null {
  switch (figure) {
    case 'heat':
      return { measure: session.state.heatMeasure };
    case 'pyramid':
      return { measure: 'people' };
    case 'map':
    case 'rank':
      return { measure: mapMeasure(session), ...formPart(mapForm(session)) };
    case 'waterfall':
      return {};
    default:
      return measuredAsks(session, figure);
  }
}

function measuredAsks(session: Session, figure: 'measure' | 'curve'): Asks | null {
  const measured = measuredIn(session);
  if (measured === null) return null;
  const { measure, form, by, compare } = measured;
  if (figure === 'curve') return { measure: measure.id, by: curveDimensions(session) };
  return {
    measure: measure.id,
    ...formPart(form),
    by: [by],
    ...(compare === null ? {} : { compare: comparedIn(session, compare) }),
  };
}

/** What is compared with: a merged category where the one that was chosen is a part of it. */
function comparedIn({ state }: Session, { dimension, with: against }: Comparison): Comparison {
  if (typeof against === 'string') return { dimension, with: against };
  const merged = mergedOf(state.merge).find(
    (one) => one.dimension === dimension && one.codes.includes(against.code),
  );
  return { dimension, with: merged === undefined ? against : { code: codeOf(merged) } };
}

/** A figure of the present view as data: what is drawn on screen, and what is handed over to save. */
export function specOf(session: Session, figure: FigureName): ChartSpec | null {
  const { definition, policy, extract, state } = session;
  if (definition === null || policy === null || extract === null) return null;
  const asks = asksOf(session, figure);
  if (asks === null) return null;
  const filters = without(state.filters, dimensionsOf(session, figure));
  const by = figure === 'waterfall' ? [] : dimensionsOf(session, figure);
  const merge = mergePart(state.merge, by);
  return { chart: chartOf(figure), definition, policy: policy.id, filters, ...asks, ...merge };
}

/** How far quintiles are apart in the measure on screen, as a question; null until it can be put. */
export function gapAskOf(session: Session): GapAsk | null {
  const { definition, policy, extract, state } = session;
  const measured = measuredIn(session);
  if (definition === null || policy === null || measured === null) return null;
  if (extract?.dimensions.quintile === undefined) return null;
  const { measure, form } = measured;
  const filters = without(state.filters, ['quintile']);
  return {
    measure: measure.id,
    ...formPart(form),
    by: [],
    definition,
    policy: policy.id,
    filters,
  };
}

/** Codes that a figure marks as selected. */
export function selectedOn(session: Session, figure: FigureName): string[] {
  const { filters, merge } = session.state;
  return dimensionsOf(session, figure).flatMap((dimension) => {
    const kept = filters[dimension] ?? [];
    const whole = mergedOf(merge).filter(
      (one) => one.dimension === dimension && one.codes.every((code) => kept.includes(code)),
    );
    return [...kept, ...whole.map(codeOf)];
  });
}
