import type { InspectedColumn, MappingChoice } from '../../../analytics/contract/extract.ts';
import { RadioChoice } from '../../components/RadioChoice.tsx';
import { columnKey } from '../../state/column-key.ts';
import { questionsOf, takenFor } from '../../state/fields.ts';
import { useImport } from '../../state/import-session.tsx';
import { counted } from '../../words/counted.ts';
import { fieldLabel } from '../../words/field.ts';

const choiceKey = ({ field, scale }: Pick<MappingChoice, 'field' | 'scale'>) =>
  JSON.stringify([field, scale ?? null]);

const unsaid = (field: string) =>
  field.startsWith('imd_') ? 'Edition not known' : `Leave it at ${fieldLabel(field)}, no more said`;

/** The readings to choose from; what is proposed is always one of them. */
function choicesOf(column: InspectedColumn, choices: readonly MappingChoice[]) {
  const proposed = choiceKey(column);
  if (choices.some((choice) => choiceKey(choice) === proposed)) return choices;
  const { field, scale } = column;
  const label = field === null ? 'Keep it out' : unsaid(field);
  return [...choices, { label, field, ...(scale === undefined ? {} : { scale }) }];
}

type Asked = ReturnType<typeof questionsOf>[number];

function Question({ asked }: { asked: Asked }) {
  const { state, choose } = useImport();
  const { column, question, isAnswered } = asked;
  const choices = choicesOf(column, question.choices);
  const proposed = choiceKey(column);
  const options = choices.map((choice) => {
    const id = choiceKey(choice);
    return { id, label: choice.label, ...(id === proposed ? { note: '(proposed)' } : {}) };
  });
  return (
    <li className="question">
      <RadioChoice
        label={
          <>
            <strong>{column.column}</strong>
            {column.file === undefined ? '' : ` in ${column.file}`}: {question.text}
          </>
        }
        value={isAnswered ? choiceKey(takenFor(state, column)) : null}
        options={options}
        isDisabled={state.stage === 'loading'}
        onChoose={(id) => {
          const choice = choices.find((other) => choiceKey(other) === id);
          if (choice === undefined) return;
          const { field, scale } = choice;
          choose(columnKey(column), scale === undefined ? { field } : { field, scale });
        }}
      />
    </li>
  );
}

/** Columns that could be read in more than one way, each with its readings. */
export function Questions() {
  const { state } = useImport();
  const questions = questionsOf(state);
  if (questions.length === 0) return null;
  const open = questions.filter(({ isAnswered }) => !isAnswered).length;
  return (
    <section className="questions" aria-label="Columns to decide">
      <h3 aria-live="polite">
        {open > 0
          ? `${counted(open, 'column')} to decide`
          : `${counted(questions.length, 'column')} decided`}
      </h3>
      {open > 0 ? (
        <p className="quiet-words">
          Each could be read in more than one way. What is proposed stands until it is decided.
        </p>
      ) : null}
      <ul>
        {questions.map((asked) => (
          <Question key={columnKey(asked.column)} asked={asked} />
        ))}
      </ul>
    </section>
  );
}
