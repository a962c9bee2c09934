import { useSession } from '../state/session.tsx';
import type { View } from '../state/window-state.ts';
import { PickedPanel } from './PickedPanel.tsx';
import { PolicyPanel } from './PolicyPanel.tsx';

const lessons: Readonly<Record<View, { readonly title: string; readonly text: string }>> = {
  import: {
    title: 'From a file to people',
    text: 'An extract is one row per person, or one row per person and condition. It is looked at first: nothing is loaded before the columns are confirmed, and what looks like an identifier is refused.',
  },
  segments: {
    title: 'One segment for each person',
    text: 'Rules are tried from the top. Matched: everyone whom the rule fits. Claimed: those whom no earlier rule took. Lost: the rest. Claimed adds up to the population, and that is checked each time.',
  },
  population: {
    title: 'Who lives with what, and where on the scale',
    text: 'Each column of the heat table is one deprivation quintile, 1 being the most deprived. A click on a cell narrows every other view to its segment, and a click on a column’s heading to its quintile.',
  },
  map: {
    title: 'Local Care Partnerships',
    text: 'The map and the ranked bars show the same numbers: pointing at one shows the other. A filter on a segment adds its share to the measures. People who belong to no LCP are counted as not allocated and are never dropped.',
  },
  save: {
    title: 'What leaves this laptop',
    text: 'A file is drawn again from released numbers, with its source, date, population, deprivation edition, policy and definition. It holds nothing that this preview does not show.',
  },
};

/** Explains whatever is selected; where nothing is, the view. */
export function Inspector() {
  const { state, explained, extract } = useSession();
  const lesson = lessons[state.view];
  const document = explained.answer;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by key
    <aside className="inspector" aria-label="Inspector" tabIndex={0}>
      {state.picked !== null && extract !== null ? (
        <PickedPanel key={`${state.picked.dimension} ${state.picked.code}`} picked={state.picked} />
      ) : (
        <section className="panel">
          <p className="panel-kind">This view</p>
          <h2>{lesson.title}</h2>
          <p>{lesson.text}</p>
        </section>
      )}
      {document === null || extract === null ? null : (
        <section className="panel">
          <p className="panel-kind">Definition</p>
          <h2>{document.title}</h2>
          <p>{document.english.population}</p>
          <p className="quiet-words">Source: {document.source}</p>
        </section>
      )}
      <PolicyPanel />
    </aside>
  );
}
