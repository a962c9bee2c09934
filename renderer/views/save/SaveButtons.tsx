import { Button } from 'react-aria-components';
import type { FileFormat } from '../../../analytics/contract/host.ts';
import { useCaught } from '../../components/use-caught.ts';
import type { SaveOutcome, Saving } from './use-saving.ts';

const formats: readonly { readonly id: FileFormat; readonly use: string }[] = [
  { id: 'svg', use: 'for a report; sharp at any size' },
  { id: 'png', use: 'for a slide or a mail' },
  { id: 'csv', use: 'the table behind the figure' },
];

function said(outcome: SaveOutcome): string {
  switch (outcome.kind) {
    case 'saving':
      return `Checking and drawing the ${outcome.format.toUpperCase()} …`;
    case 'saved':
      return `Saved: ${outcome.name}${outcome.further !== null ? ', with further counts hidden' : ''}`;
    case 'unwanted':
      return 'No file was written. It stands under Releases all the same, as if it had left.';
    default:
      return '';
  }
}

/** What the figure in hand can be saved as, and what came of it. */
export function SaveButtons({ saving, isReady }: { saving: Saving; isReady: boolean }) {
  const { outcome, save } = saving;
  const status = useCaught<HTMLParagraphElement>(outcome.kind === 'problem' ? 1 : 0);
  return (
    <div className="save-buttons">
      {formats.map(({ id, use }) => (
        <Button
          key={id}
          className="button button-file"
          isDisabled={!isReady || outcome.kind === 'saving'}
          onPress={() => save(id)}
        >
          <strong>{id.toUpperCase()}</strong>
          <span>{use}</span>
        </Button>
      ))}
      <p ref={status} tabIndex={-1} role="status" className="save-status">
        {said(outcome)}
      </p>
    </div>
  );
}
