import {
  Button,
  Header,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  Select,
  SelectValue,
  Text,
} from 'react-aria-components';
import { ChevronIcon } from './icons.tsx';

export interface Option {
  readonly id: string;
  readonly label: string;
  /** A second line in the list: what parts it from the others. */
  readonly note?: string;
}

export interface OptionGroup {
  readonly label: string;
  readonly options: readonly Option[];
}

interface ChoiceProps {
  readonly label: string;
  /** Seen by screen readers only. */
  readonly isLabelHidden?: boolean;
  readonly value: string | null;
  readonly groups: readonly OptionGroup[];
  /** Shown while nothing is chosen. */
  readonly placeholder?: string;
  readonly onChoose: (id: string) => void;
  readonly isDisabled?: boolean;
}

function option({ id, label, note }: Option) {
  return (
    <ListBoxItem key={id} id={id} textValue={label} className="choice-option">
      <Text slot="label">{label}</Text>
      {note === undefined ? null : (
        <Text slot="description" className="choice-note">
          {note}
        </Text>
      )}
    </ListBoxItem>
  );
}

/** Longest a list grows before it scrolls, in CSS pixels. */
const listHeight = 520;

/** One of several, from a list that opens; a group without a label stands bare. */
export function Choice(props: ChoiceProps) {
  const { label, isLabelHidden = false, value, groups, onChoose } = props;
  const { placeholder = 'Choose …', isDisabled = false } = props;
  return (
    <Select
      className="choice"
      value={value}
      onChange={(key) => onChoose(String(key))}
      isDisabled={isDisabled}
      placeholder={placeholder}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
    >
      {isLabelHidden ? null : <Label className="field-label">{label}</Label>}
      <Button className="choice-button">
        <SelectValue>
          {({ isPlaceholder, selectedText, defaultChildren }) =>
            isPlaceholder ? defaultChildren : selectedText
          }
        </SelectValue>
        <ChevronIcon />
      </Button>
      <Popover className="choice-list" maxHeight={listHeight}>
        <ListBox>
          {groups.map((group) =>
            group.label === '' ? (
              group.options.map(option)
            ) : (
              <ListBoxSection key={group.label} id={group.label}>
                <Header>{group.label}</Header>
                {group.options.map(option)}
              </ListBoxSection>
            ),
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
