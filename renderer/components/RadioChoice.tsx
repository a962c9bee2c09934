import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';

interface RadioChoiceProps {
  readonly label: ReactNode;
  readonly value: string | null;
  readonly options: readonly {
    readonly id: string;
    readonly label: string;
    readonly note?: string;
  }[];
  readonly onChoose: (id: string) => void;
  readonly isDisabled?: boolean;
}

/** One of a few, all of them in sight; none is chosen where the value is null. */
export function RadioChoice(props: RadioChoiceProps) {
  const { label, value, options, onChoose, isDisabled = false } = props;
  return (
    <RadioGroup className="radios" value={value} onChange={onChoose} isDisabled={isDisabled}>
      <Label className="radios-label">{label}</Label>
      {options.map((option) => (
        <Radio key={option.id} value={option.id} className="radio">
          <span className="radio-mark" aria-hidden="true" />
          <span>
            {option.label}
            {option.note === undefined ? null : <span className="quiet-words"> {option.note}</span>}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
