import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Option } from './Choice.tsx';

interface SegmentedProps<Id extends string> {
  readonly label: string;
  readonly value: Id;
  readonly options: readonly (Option & { readonly id: Id })[];
  readonly onChoose: (id: Id) => void;
}

/** One of two or three, side by side. */
export function Segmented<Id extends string>(props: SegmentedProps<Id>) {
  const { label, value, options, onChoose } = props;
  return (
    <ToggleButtonGroup
      className="segmented"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.id));
        if (chosen !== undefined) onChoose(chosen.id);
      }}
    >
      {options.map((option) => (
        <ToggleButton key={option.id} id={option.id}>
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
