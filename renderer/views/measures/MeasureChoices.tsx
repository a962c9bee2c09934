import { Choice } from '../../components/Choice.tsx';
import { type Breakdown, heldBreakdowns, type Measured } from '../../state/measured.ts';
import { useSession } from '../../state/session.tsx';
import { dimensionLabels } from '../../words/dimension.ts';
import { crudeByAge, formLabels, formSentences, measureGroups } from '../../words/measure.ts';
import { againstGroups, againstId, againstOf } from './compared-with.ts';
import { useCategories } from './use-categories.ts';

/** What each breakdown brings with it. */
const notes: Partial<Record<Breakdown, string>> = {
  age_band: 'Crude only',
  pcn: 'Where people are registered',
  practice: 'Where people are registered; may be many',
};

function FormChoice({ measured }: { measured: Measured }) {
  const { change } = useSession();
  const { measure, form, by } = measured;
  const forms = by === 'age_band' ? (['crude'] as const) : measure.forms;
  return (
    <Choice
      label="Form"
      value={form}
      isDisabled={forms.length < 2}
      groups={[{ label: '', options: forms.map((id) => ({ id, label: formLabels[id] })) }]}
      onChoose={(id) => {
        const chosen = forms.find((each) => each === id);
        if (chosen !== undefined) change({ kind: 'measure', choice: { form: chosen } });
      }}
    />
  );
}

function BreakdownChoice({ measured: { by } }: { measured: Measured }) {
  const { change, extract } = useSession();
  const held = extract === null ? [] : heldBreakdowns(extract);
  const options = held.map((id) => {
    const note = notes[id];
    return { id, label: dimensionLabels[id], ...(note === undefined ? {} : { note }) };
  });
  return (
    <Choice
      label="Broken down by"
      value={by}
      groups={[{ label: '', options }]}
      onChoose={(id) => {
        const chosen = held.find((each) => each === id);
        if (chosen !== undefined) change({ kind: 'measure', choice: { by: chosen } });
      }}
    />
  );
}

function AgainstChoice({ measured: { by, compare } }: { measured: Measured }) {
  const { change } = useSession();
  const categories = useCategories(by);
  return (
    <Choice
      label="Compared with"
      value={againstId(compare?.with ?? 'nobody')}
      groups={againstGroups(by, categories)}
      onChoose={(id) => change({ kind: 'measure', choice: { against: againstOf(id) } })}
    />
  );
}

/** What is shown: which measure, in which form, broken down by what, compared with whom. */
export function MeasureChoices({ measured }: { measured: Measured }) {
  const { change, measures } = useSession();
  const { measure, form, by } = measured;
  return (
    <section className="measure-choices" aria-label="What is shown">
      <Choice
        label="Measure"
        value={measure.id}
        groups={measureGroups(measures.answer ?? [])}
        onChoose={(id) => change({ kind: 'measure', choice: { measure: id } })}
      />
      <FormChoice measured={measured} />
      <BreakdownChoice measured={measured} />
      <AgainstChoice measured={measured} />
      <p className="measure-form">{by === 'age_band' ? crudeByAge : formSentences[form]}</p>
    </section>
  );
}
