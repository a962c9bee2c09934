import { FieldError, Input, Label, TextField } from 'react-aria-components';
import { passphraseFault } from '../../state/workspace-state.ts';

interface PassphraseFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly fault?: string | null;
  readonly isFirst?: boolean;
}

/** A passphrase, not shown and not kept by the browser. */
export function PassphraseField(props: PassphraseFieldProps) {
  const { label, value, onChange, fault = null, isFirst = false } = props;
  return (
    <TextField
      className="field"
      type="password"
      autoComplete="off"
      validationBehavior="aria"
      value={value}
      onChange={onChange}
      isInvalid={fault !== null}
      autoFocus={isFirst}
    >
      <Label className="field-label">{label}</Label>
      <Input />
      <FieldError className="field-error">{fault}</FieldError>
    </TextField>
  );
}

interface Twice {
  readonly first: string;
  readonly second: string;
}

export const typedTwice = { first: '', second: '' };

interface NewPassphraseProps {
  readonly typed: Twice;
  readonly onType: (typed: Twice) => void;
  readonly isFirst?: boolean;
}

/** A new passphrase, typed twice; its strength is not judged. */
export function NewPassphrase({ typed, onType, isFirst = false }: NewPassphraseProps) {
  const { first, second } = typed;
  const fault = second === '' ? null : passphraseFault(first, second);
  return (
    <>
      <PassphraseField
        label="Passphrase"
        value={first}
        onChange={(value) => onType({ first: value, second })}
        isFirst={isFirst}
      />
      <PassphraseField
        label="The same again"
        value={second}
        onChange={(value) => onType({ first, second: value })}
        fault={fault}
      />
      <p className="caution">
        It cannot be recovered. Without it nobody can open the workspace, not even Quintile. Several
        words that are not a saying are hard to guess and easy to keep.
      </p>
    </>
  );
}
