import {
  Button,
  Dialog,
  DialogTrigger,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components';
import type { Category } from '../../../analytics/contract/dimensions.ts';
import { ChevronIcon } from '../../components/icons.tsx';
import { mostCombined } from '../../words/combined-conditions.ts';

interface ConditionsChoiceProps {
  readonly conditions: readonly Category[];
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
}

/** Which conditions are told apart: several at once, in the order of the extract. */
export function ConditionsChoice({ conditions, chosen, onChoose }: ConditionsChoiceProps) {
  const isFull = chosen.length >= mostCombined;
  const others = conditions.filter(({ code }) => !chosen.includes(code)).map(({ code }) => code);
  return (
    <DialogTrigger>
      <Button className="choice-button">
        <span>{`Conditions: ${chosen.length} of ${conditions.length}`}</span>
        <ChevronIcon />
      </Button>
      <Popover className="choice-list" maxHeight={420}>
        <Dialog aria-label="Conditions that are told apart">
          <p className="choice-hint">{`Up to ${mostCombined}`}</p>
          <ListBox
            aria-label="Conditions"
            selectionMode="multiple"
            escapeKeyBehavior="none"
            selectedKeys={chosen}
            disabledKeys={isFull ? others : []}
            onSelectionChange={(keys) => {
              const has = (code: string) => keys === 'all' || keys.has(code);
              const ids = conditions.filter(({ code }) => has(code)).map(({ code }) => code);
              onChoose(ids.slice(0, mostCombined));
            }}
          >
            {conditions.map(({ code, label }) => (
              <ListBoxItem key={code} id={code} textValue={label} className="choice-option ticked">
                {label}
              </ListBoxItem>
            ))}
          </ListBox>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
