import type { ReactNode } from 'react';
import { Button, type DropItem as Dropped, DropZone, FileTrigger } from 'react-aria-components';

interface FileZoneProps {
  readonly title: string;
  readonly children: ReactNode;
  /** What the drop target is called: it takes a paste from the keyboard, so Tab reaches it. */
  readonly dropLabel: string;
  readonly button: string;
  readonly accepts: readonly string[];
  readonly onFiles: (files: readonly File[]) => void;
  readonly isDisabled: boolean;
}

/** Every file of what was dropped, those in folders too. */
async function filesOf(items: Iterable<Dropped> | AsyncIterable<Dropped>): Promise<File[]> {
  const files: File[] = [];
  for await (const item of items) {
    if (item.kind === 'file') files.push(await item.getFile());
    if (item.kind === 'directory') files.push(...(await filesOf(item.getEntries())));
  }
  return files;
}

/** A place to drop files on, with a button that does the same. */
export function FileZone(props: FileZoneProps) {
  const { title, children, dropLabel, button, accepts, onFiles, isDisabled } = props;
  return (
    <DropZone
      className="zone"
      aria-label={dropLabel}
      isDisabled={isDisabled}
      onDrop={async (event) => onFiles(await filesOf(event.items))}
    >
      <h2>{title}</h2>
      <p>{children}</p>
      <FileTrigger
        allowsMultiple
        acceptedFileTypes={accepts}
        onSelect={(files) => onFiles([...(files ?? [])])}
      >
        <Button className="button" isDisabled={isDisabled}>
          {button}
        </Button>
      </FileTrigger>
    </DropZone>
  );
}
