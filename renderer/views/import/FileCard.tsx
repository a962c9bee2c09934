import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components';
import type { ReadFile } from '../../../analytics/contract/reading.ts';
import { formatCount } from '../../charts/number-format.ts';
import { ChevronIcon } from '../../components/icons.tsx';
import { useImport } from '../../state/import-session.tsx';
import { formatBytes } from '../../words/bytes.ts';
import { counted } from '../../words/counted.ts';
import { formatWords } from '../../words/reading.ts';
import { FileSettings } from './FileSettings.tsx';
import { Outcome } from './Outcome.tsx';
import { PreviewTable } from './PreviewTable.tsx';

interface FoldProps {
  readonly label: string;
  readonly children: ReactNode;
  readonly isOpen?: boolean;
}

function Fold({ label, children, isOpen = false }: FoldProps) {
  return (
    <Disclosure className="disclosure" defaultExpanded={isOpen}>
      <Button slot="trigger" className="disclosure-button">
        <ChevronIcon />
        {label}
      </Button>
      <DisclosurePanel className="fold">{children}</DisclosurePanel>
    </Disclosure>
  );
}

function factsOf({ format, gzip, rows, bytes, parts }: ReadFile): string {
  return [
    gzip ? `${formatWords[format]}, compressed (gzip)` : formatWords[format],
    `${formatCount(rows)} ${rows === 1 ? 'row' : 'rows'}`,
    formatBytes(bytes),
    ...(parts.length > 1 ? [`${counted(parts.length, 'part')} read as one`] : []),
  ].join(' · ');
}

function Parts({ parts }: { parts: readonly string[] }) {
  if (parts.length < 2) return null;
  return (
    <Fold label={`${parts.length} parts`}>
      <ul className="plain">
        {parts.map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
    </Fold>
  );
}

/** A file as it was found: what it is, how it is read and why, and its first rows. */
export function FileCard({ file }: { file: ReadFile }) {
  const { state, readAs } = useImport();
  const { name, parts, reasons, preview } = file;
  const byHand = (state.readingAs ?? state.readAs)[name];
  return (
    <section className="file-card" aria-label={name}>
      <div className="file-head">
        <h4>{name}</h4>
        <p className="quiet-words">{factsOf(file)}</p>
      </div>
      <FileSettings
        file={file}
        readAs={{ ...file.readAs, ...byHand }}
        isDisabled={state.stage === 'loading'}
        onChange={(change) => readAs(name, change)}
      />
      <Outcome file={name} />
      <ul className="file-reasons">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
        {byHand === undefined ? null : (
          <li>
            Changed by hand.{' '}
            <Button className="quiet" onPress={() => readAs(name, null)}>
              Read {name} as it was found
            </Button>
          </li>
        )}
      </ul>
      <Parts parts={parts} />
      <Fold label="First rows" isOpen={state.inspection?.files.length === 1}>
        <PreviewTable name={name} preview={preview} />
      </Fold>
    </section>
  );
}
