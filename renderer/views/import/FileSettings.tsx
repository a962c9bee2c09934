import { Input, Label, NumberField } from 'react-aria-components';
import type { ReadAs, ReadFile } from '../../../analytics/contract/reading.ts';
import { dateWords, decimalWords, quoteChoices } from '../../words/reading.ts';
import {
  Delimiter,
  EncodingChoice,
  optionsOf,
  Role,
  Setting,
  type SettingsProps,
} from './Setting.tsx';

interface FileSettingsProps extends SettingsProps {
  readonly file: ReadFile;
}

/** Quotation marks of none need an id that is not empty: a list takes no empty key. */
const noQuote = 'none';

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
      <EncodingChoice {...props} />
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
export function FileSettings(props: FileSettingsProps) {
  const { file, readAs, isDisabled, onChange } = props;
  return (
    <div className="file-settings">
      <Role {...props} />
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
