import { useSession } from '../state/session.tsx';
import type { View } from '../state/window-state.ts';
import { PickedPanel } from './PickedPanel.tsx';
import { PolicyPanel } from './PolicyPanel.tsx';

const lessons: Readonly<Record<View, { readonly title: string; readonly text: string }>> = {
  import: {
    title: 'From a file to people',
    text: 'An extract is one row per person; conditions and activity may come in files of their own. The files are looked at first: nothing is loaded before it is confirmed, and a column that is taken for nothing is kept out. Every column is searched for what names people, by its name and by its cells; what is found keeps the load back until it is left out, or accepted with a reason.',
  },
  quality: {
    title: 'What the provider should know',
    text: 'Everything that was odd, missing or left out, by its place in the files and never by what it holds. Counts of people have passed the policy that the report names, so that it can be sent back as it is; hidden counts are hatched and say why. Missing values never satisfy a criterion, so a field that is missing for many narrows every segment that asks for it.',
  },
  segments: {
    title: 'One segment for each person',
    text: 'Segments are tried from the top. Matched: everyone who satisfies a segment’s criteria. Claimed: those of them whom no earlier segment took. Lost: the rest. Where each person is in one segment, claimed adds up to the population, and that is checked each time.',
  },
  population: {
    title: 'Who lives with what, and where on the scale',
    text: 'Each column of the heat table is one deprivation quintile, 1 being the most deprived. A click on a cell filters by its segment, and a click on a column’s heading by its quintile: figures that break down by it mark it, and all others are narrowed to it.',
  },
  map: {
    title: 'Local Care Partnerships',
    text: 'The map and the ranked bars show the same figures: pointing at one shows the other. A filter on a segment adds “Share in …” to the measures. People who belong to no LCP are counted as not allocated and are never dropped.',
  },
  save: {
    title: 'What leaves this laptop',
    text: 'A file is drawn again from released figures, with its source, date, population, deprivation edition, policy and definition. A picture holds nothing that this preview does not show; a CSV is its table.',
  },
  workspace: {
    title: 'Where the people are kept',
    text: 'A workspace is in memory only, or one file. A file can be sealed with a passphrase when it is closed; while it is open it is readable to whoever can read this account’s files. Several extracts stand side by side, and every question is put to the one that is open. What is deleted here is really gone.',
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
