import { useSession } from '../state/session.tsx';
import type { SegmentPart, View, WindowState } from '../state/window-state.ts';
import { PickedPanel } from './PickedPanel.tsx';
import { PolicyPanel } from './PolicyPanel.tsx';

interface Lesson {
  readonly title: string;
  readonly text: string;
}

const lessons: Readonly<Record<Exclude<View, 'segments'>, Lesson>> = {
  import: {
    title: 'From a file to people',
    text: 'An extract is one row per person; conditions and activity may come in files of their own. The files are looked at first: nothing is loaded before it is confirmed, and a column that is taken for nothing is kept out. Every column is searched for what names people, by its name and by its cells; what is found keeps the load back until it is left out, or accepted with a reason.',
  },
  quality: {
    title: 'What the provider should know',
    text: 'Everything that was odd, missing or left out, by its place in the files and never by what it holds. Counts of people have passed the policy that the report names, so that it can be sent back as it is; hidden counts are hatched and say why. Missing values never satisfy a criterion, so a field that is missing for many narrows every segment that asks for it.',
  },
  population: {
    title: 'Who lives with what, and where on the scale',
    text: 'Each column of the heat table is one deprivation quintile, 1 being the most deprived. A click on a cell filters by its segment, and a click on a column’s heading by its quintile: figures that break down by it mark it, and all others are narrowed to it. Below, people by the conditions that they have together: a dot for each condition, a bar for how many people have just these of those chosen.',
  },
  measures: {
    title: 'A number and how sure it is',
    text: 'Bars show the value of each group, lines its 95% interval: how far chance alone may have moved it. A group is said to be different from what it is compared with only where its whole interval lies on one side of it, and its place is told only as far as intervals allow. A click on a bar filters the other figures by it.',
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

const partLessons: Readonly<Record<SegmentPart, Lesson>> = {
  counts: {
    title: 'One segment for each person',
    text: 'Segments are tried from the top. Matched: everyone who satisfies a segment’s criteria. Claimed: those of them whom no earlier segment took. Lost: the rest. Claimed adds up to the population, and that is checked each time.',
  },
  overlap: {
    title: 'Who is in two at once',
    text: 'Where each person is in one segment, two segments that match the same people compete for them, and the earlier claims them. Where two overlap much, putting the one before the other moves many people; where they do not, their order is of no account.',
  },
  edit: {
    title: 'A change before it counts',
    text: 'The text is checked as it is typed, and what it would do is counted beside or below it. Everything else in the window goes on with the definition in force until Apply. Discard goes back to the text that the editing began with. A saved document can be opened again, here or on the command line.',
  },
  compare: {
    title: 'How good is a definition?',
    text: 'A definition that tells people apart puts those with alike needs together: then little of the variation of cost or activity is left inside its segments. The figure is the part that lies between them. It says nothing of whether segments can be named, acted on or explained.',
  },
};

/** What the parts say of an overlay: nothing is claimed, nothing lost, and no order counts. */
const overlayLessons: Partial<typeof partLessons> = {
  counts: {
    title: 'An overlay',
    text: 'Its segments may overlap: each counts everybody whom its criteria match, and nobody is lost to another. They do not add up to the population, and whoever is in none of them is counted apart.',
  },
  overlap: {
    title: 'Who is in two at once',
    text: 'Each person is in every segment whose criteria they meet, so whoever is in two counts in both. Where two overlap much, what is planned for the one reaches many of the other; where they do not, few people are in both.',
  },
};

function useLesson(): Lesson {
  const { state, isOverlay } = useSession();
  const { view, part } = state;
  if (view !== 'segments') return lessons[view];
  return (isOverlay ? overlayLessons[part] : undefined) ?? partLessons[part];
}

/** Whether what is on screen has figures of what was picked, which is explained beside them. */
function hasFigures({ view, part }: Pick<WindowState, 'view' | 'part'>): boolean {
  if (view === 'segments') return part === 'counts' || part === 'overlap';
  return view !== 'import' && view !== 'quality' && view !== 'workspace';
}

/** Explains whatever is selected; where nothing is, the view. */
export function Inspector() {
  const { state, document, extract } = useSession();
  const lesson = useLesson();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by key
    <aside className="inspector" aria-label="Inspector" tabIndex={0}>
      {state.picked !== null && extract !== null && hasFigures(state) ? (
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
          {state.view === 'segments' ? null : (
            <p className="quiet-words">Source: {document.source}</p>
          )}
        </section>
      )}
      <PolicyPanel />
    </aside>
  );
}
