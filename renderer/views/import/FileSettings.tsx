import { useState } from 'react';
import { Input, Label, NumberField, TextField } from 'react-aria-components';
import type { ReadAs, ReadFile } from '../../../analytics/contract/reading.ts';
import { Choice, type Option } from '../../components/Choice.tsx';
import {
  dateWords,
  decimalWords,
  delimiterChoices,
  encodingWords,
  quoteChoices,
  roleWords,
} from '../../words/reading.ts';

interface SettingsProps {
  readonly file: ReadFile;
  /** In force: as found out, with what is said by hand over it. */
  readonly readAs: ReadAs;
  readonly isDisabled: boolean;
  readonly onChange: (change: ReadAs) => void;
}

const optionsOf = (words: Readonly<Record<string, string>>): Option[] =>
  Object.entries(words).map(([id, label]) => ({ id, label }));

/** Quotation marks of none need an id that is not empty: a list takes no empty key. */
const noQuote = 'none';
const another = 'another';

function Setting(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly Option[];
  readonly isDisabled: boolean;
  readonly onChoose: (id: string) => void;
}) {
  const { label, value, options, isDisabled, onChoose } = props;
  return (
    <Choice
      label={label}
      value={value ?? null}
      groups={[{ label: '', options }]}
      isDisabled={isDisabled}
      onChoose={onChoose}
    />
  );
}

function Delimiter({ readAs, isDisabled, onChange }: SettingsProps) {
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

function HeaderLine({ readAs, isDisabled, onChange }: SettingsProps) {
  return (
    <NumberField
      className="field field-short"
      minValue={1}
      value={readAs.header ?? 1}
      isDisabled={isDisabled}
      onChange={(header) => Number.isNaN(header) || onChange({ header })}
    >
      <Label className="field-label">Header line</Label>
      <Input />
    </NumberField>
  );
}

function TextSettings(props: SettingsProps) {
  const { readAs, isDisabled, onChange } = props;
  const quotes = quoteChoices(readAs.quote).map(({ id, label }) => ({ id: id || noQuote, label }));
  return (
    <>
      <Setting
        isDisabled={isDisabled}
        label="Encoding"
        value={readAs.encoding}
        options={optionsOf(encodingWords)}
        onChoose={(id) => onChange({ encoding: id as NonNullable<ReadAs['encoding']> })}
      />
      <Delimiter {...props} />
      <Setting
        isDisabled={isDisabled}
        label="Quotation marks"
        value={readAs.quote === '' ? noQuote : readAs.quote}
        options={quotes}
        onChoose={(id) => onChange({ quote: id === noQuote ? '' : id })}
      />
      <HeaderLine {...props} />
      <Setting
        isDisabled={isDisabled}
        label="Decimal sign"
        value={readAs.decimal}
        options={optionsOf(decimalWords)}
        onChoose={(id) => onChange({ decimal: id as NonNullable<ReadAs['decimal']> })}
      />
      <Setting
        isDisabled={isDisabled}
        label="Order of dates"
        value={readAs.dates}
        options={optionsOf(dateWords)}
        onChoose={(id) => onChange({ dates: id as NonNullable<ReadAs['dates']> })}
      />
    </>
  );
}

/** How a file is read; a change reads it anew. */
export function FileSettings(props: SettingsProps) {
  const { file, readAs, isDisabled, onChange } = props;
  return (
    <div className="file-settings">
      <Setting
        label="Holds"
        value={readAs.role}
        options={optionsOf(roleWords)}
        isDisabled={isDisabled}
        onChoose={(id) => onChange({ role: id as NonNullable<ReadAs['role']> })}
      />
      {file.format === 'xlsx' ? (
        <Setting
          label="Sheet"
          value={readAs.sheet}
          options={file.sheets.map((sheet) => ({ id: sheet, label: sheet }))}
          isDisabled={isDisabled}
          onChoose={(sheet) => onChange({ sheet })}
        />
      ) : null}
      {file.format === 'csv' ? <TextSettings {...props} /> : null}
    </div>
  );
}
