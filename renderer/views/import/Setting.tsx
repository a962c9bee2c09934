import { useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import type { FileRole, ReadAs } from '../../../analytics/contract/reading.ts';
import { Choice, type Option } from '../../components/Choice.tsx';
import { delimiterChoices, encodingWords, roleWords } from '../../words/reading.ts';

export interface SettingsProps {
  /** In force: as found out, with what is said by hand over it. */
  readonly readAs: ReadAs;
  readonly isDisabled: boolean;
  readonly onChange: (change: ReadAs) => void;
}

export const optionsOf = (words: Readonly<Record<string, string>>): Option[] =>
  Object.entries(words).map(([id, label]) => ({ id, label }));

const another = 'another';

interface SettingProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly Option[];
  readonly isDisabled: boolean;
  readonly onChoose: (id: string) => void;
}

/** One thing about how a file is read. */
export function Setting({ label, value, options, isDisabled, onChoose }: SettingProps) {
  return (
    <Choice
      label={label}
      value={value ?? null}
      groups={[{ label: '', options }]}
      placeholder="As found out"
      isDisabled={isDisabled}
      onChoose={onChoose}
    />
  );
}

/** What a file brings. */
export function Role({ readAs, isDisabled, onChange }: SettingsProps) {
  return (
    <Setting
      label="Holds"
      value={readAs.role}
      options={optionsOf(roleWords)}
      isDisabled={isDisabled}
      onChoose={(id) => onChange({ role: id as FileRole })}
    />
  );
}

export function EncodingChoice({ readAs, isDisabled, onChange }: SettingsProps) {
  return (
    <Setting
      label="Encoding"
      value={readAs.encoding}
      options={optionsOf(encodingWords)}
      isDisabled={isDisabled}
      onChoose={(id) => onChange({ encoding: id as NonNullable<ReadAs['encoding']> })}
    />
  );
}

/** One of the usual delimiters, or any character. */
export function Delimiter({ readAs, isDisabled, onChange }: SettingsProps) {
  const [isOther, setOther] = useState(false);
  const choices = delimiterChoices(readAs.delimiter);
  return (
    <>
      <Setting
        label="Delimiter"
        value={isOther ? another : readAs.delimiter}
        options={[...choices, { id: another, label: 'Another …' }]}
        isDisabled={isDisabled}
        onChoose={(id) => {
          setOther(id === another);
          if (id !== another) onChange({ delimiter: id });
        }}
      />
      {isOther ? (
        <TextField
          className="field field-short"
          maxLength={1}
          isDisabled={isDisabled}
          onChange={(delimiter) => {
            if (delimiter === '') return;
            setOther(false);
            onChange({ delimiter });
          }}
        >
          <Label className="field-label">Character</Label>
          <Input />
        </TextField>
      ) : null}
    </>
  );
}
