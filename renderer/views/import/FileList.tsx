import { Button } from 'react-aria-components';
import type { OfferedFile } from '../../../analytics/contract/host.ts';
import { CrossIcon } from '../../components/icons.tsx';
import { formatBytes } from '../../words/bytes.ts';

interface FileListProps {
  readonly label: string;
  readonly files: readonly OfferedFile[];
  readonly onRemove: (handle: string) => void;
  readonly isDisabled: boolean;
}

/** The files that wait to be loaded. */
export function FileList({ label, files, onRemove, isDisabled }: FileListProps) {
  if (files.length === 0) return null;
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
