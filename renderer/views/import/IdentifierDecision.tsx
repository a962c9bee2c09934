import { FieldError, Input, Label, TextField } from 'react-aria-components';
import { RadioChoice } from '../../components/RadioChoice.tsx';
import { hasTaker } from '../../state/fields.ts';
import type { FoundColumn } from '../../state/identifiers.ts';
import { useImport } from '../../state/import-session.tsx';

/** Longest reason, in characters: a sentence or two. */
const longest = 300;

interface ReasonProps {
  readonly found: FoundColumn;
  readonly reason: string;
  readonly isDisabled: boolean;
}

function Reason({ found, reason, isDisabled }: ReasonProps) {
  const { decide } = useImport();
  const { column, severity } = found;
  return (
    <TextField
      className="field reason-field"
      value={reason}
      maxLength={longest}
      isRequired
      isInvalid={reason.trim() === ''}
      isDisabled={isDisabled}
      validationBehavior="aria"
      onChange={(text) => decide(column, { action: 'accept', reason: text })}
    >
      <Label className="field-label">Reason for loading {column}</Label>
      <Input />
      <FieldError className="field-error">
        {severity === 'block'
          ? 'A reason is needed. It goes into the receipt and the quality report.'
          : 'Without a reason this does not count as decided.'}
      </FieldError>
    </TextField>
  );
}

/** What is to be done with a column that seems to name people. */
export function IdentifierDecision({ found }: { found: FoundColumn }) {
  const { state, decide } = useImport();
  const { column, decision } = found;
  const isDisabled = state.stage === 'loading';
  const reason = decision?.action === 'accept' ? decision.reason : null;
  const isTaken = hasTaker(state, column);
  return (
    <div className="decision">
      <RadioChoice
        label={<span className="unseen">What to do with {column}</span>}
        value={decision?.action ?? null}
        options={[
          { id: 'drop', label: 'Keep it out' },
          ...(isTaken || reason !== null
            ? [{ id: 'accept', label: 'Load it all the same, with a reason' } as const]
            : []),
        ]}
        isDisabled={isDisabled}
        onChoose={(action) =>
          decide(
            column,
            action === 'drop' ? { action } : { action: 'accept', reason: reason ?? '' },
          )
        }
      />
      {isTaken ? null : (
        <p className="quiet-words">
          Nothing takes this column: it stays out whatever is chosen. To load it, choose a field for
          it under Columns first.
        </p>
      )}
      {reason === null ? null : <Reason found={found} reason={reason} isDisabled={isDisabled} />}
    </div>
  );
}
