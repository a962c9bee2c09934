import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import type { DefinitionChange, ExplainedDefinition } from '../../../analytics/contract/methods.ts';
import { ChevronIcon } from '../../components/icons.tsx';
import { counted } from '../../words/counted.ts';
import { Changes } from './edit/Changes.tsx';
import { partedChanges } from './parted-changes.ts';

interface PartedChangesProps {
  readonly changes: readonly DefinitionChange[];
  readonly before: ExplainedDefinition | null;
  readonly after: ExplainedDefinition | null;
}

/** The changes of rules, and folded below them those of what the documents say of themselves. */
export function PartedChanges({ changes, before, after }: PartedChangesProps) {
  const { rules, paper } = partedChanges(changes, before, after);
  return (
    <>
      <Changes changes={rules} />
      {paper.length === 0 ? null : (
        <Disclosure className="disclosure">
          <Heading level={4}>
            <Button slot="trigger" className="disclosure-button">
              <ChevronIcon />
              {`Id, title, source and doubts: ${counted(paper.length, 'change')}`}
            </Button>
          </Heading>
          <DisclosurePanel>
            <Changes changes={paper} />
          </DisclosurePanel>
        </Disclosure>
      )}
    </>
  );
}
