import {
  Autocomplete,
  Button,
  Dialog,
  DialogTrigger,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  SearchField,
  useFilter,
} from 'react-aria-components';
import type { OptionGroup } from '../../components/Choice.tsx';
import { ChevronIcon } from '../../components/icons.tsx';
import { fieldLabel } from '../../words/field.ts';

const keptOut = 'keep-out';

interface FieldChooserProps {
  readonly column: string;
  /** The field in force; null is kept out. */
  readonly field: string | null;
  readonly groups: readonly OptionGroup[];
  readonly isDisabled: boolean;
  readonly onChoose: (field: string | null) => void;
}

function Options({ groups }: { groups: readonly OptionGroup[] }) {
  return (
    <>
      <ListBoxItem id={keptOut} textValue="Keep out" className="choice-option">
        Keep out
      </ListBoxItem>
      {groups.map((group) => (
        <ListBoxSection key={group.label} id={group.label}>
          <Header>{group.label}</Header>
          {group.options.map(({ id, label }) => (
            <ListBoxItem key={id} id={id} textValue={label} className="choice-option">
              {label}
            </ListBoxItem>
          ))}
        </ListBoxSection>
      ))}
    </>
  );
}

/** What a column is taken for: a list that is made only once it is opened, and can be searched. */
export function FieldChooser(props: FieldChooserProps) {
  const { column, field, groups, isDisabled, onChoose } = props;
  const { contains } = useFilter({ sensitivity: 'base' });
  const label = field === null ? 'Keep out' : fieldLabel(field);
  return (
    <DialogTrigger>
      <Button
        className="choice-button"
        isDisabled={isDisabled}
        aria-label={`Field for ${column}: ${label}`}
      >
        <span>{label}</span>
        <ChevronIcon />
      </Button>
      <Popover className="choice-list field-list" placement="bottom start">
        <Dialog aria-label={`Field for ${column}`}>
          {({ close }) => (
            <Autocomplete filter={contains}>
              <SearchField className="field field-search" aria-label="Find a field" autoFocus>
                <Input placeholder="Find a field" />
              </SearchField>
              <ListBox
                aria-label="Fields"
                selectionMode="single"
                selectedKeys={[field ?? keptOut]}
                renderEmptyState={() => <p className="field-none">No field of this name.</p>}
                onSelectionChange={(keys) => {
                  const [key] = keys === 'all' ? [] : keys;
                  if (key !== undefined) onChoose(key === keptOut ? null : String(key));
                  close();
                }}
              >
                <Options groups={groups} />
              </ListBox>
            </Autocomplete>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
