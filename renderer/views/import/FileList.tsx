import { Button, Disclosure, DisclosurePanel } from 'react-aria-components';
import type { OfferedFile } from '../../../analytics/contract/host.ts';
import { ChevronIcon, CrossIcon } from '../../components/icons.tsx';
import { useArrival } from '../../state/use-arrival.ts';
import { formatBytes } from '../../words/bytes.ts';

interface FileListProps {
  readonly label: string;
  /** The zone that the files lie in. */
  readonly zone: 'extract' | 'places';
  readonly files: readonly OfferedFile[];
  readonly onRemove: (handle: string) => void;
  readonly isDisabled: boolean;
}

/** More files than this are counted, and listed on request. */
const listed = 5;

function Files({ label, files, onRemove, isDisabled }: FileListProps) {
  return (
    <ul className="files" aria-label={label}>
      {files.map(({ handle, name, bytes }) => (
        <li key={handle}>
          <span className="file-name">{name}</span>
          <span className="file-size">{formatBytes(bytes)}</span>
          <Button
            className="chip-remove"
            aria-label={`Leave out ${name}`}
            isDisabled={isDisabled}
            onPress={() => onRemove(handle)}
          >
            <CrossIcon />
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** The files that wait to be loaded: how many, and which. */
export function FileList(props: FileListProps) {
  const { label, zone, files } = props;
  const count = useArrival<HTMLParagraphElement>(zone);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const words =
    files.length === 0
      ? `${label}: nothing is chosen.`
      : `${files.length} ${files.length === 1 ? 'file waits' : 'files wait'} to be loaded (${formatBytes(bytes)})`;
  return (
    <>
      <p ref={count} tabIndex={-1} className={files.length === 0 ? 'unseen' : 'files-count'}>
        {words}
      </p>
      {files.length === 0 ? null : files.length <= listed ? (
        <Files {...props} />
      ) : (
        <Disclosure className="disclosure">
          <Button slot="trigger" className="disclosure-button">
            <ChevronIcon />
            {files.length} files
          </Button>
          <DisclosurePanel>
            <Files {...props} />
          </DisclosurePanel>
        </Disclosure>
      )}
    </>
  );
}
