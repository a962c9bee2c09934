import { Button, FileTrigger } from 'react-aria-components';
import { useImport } from '../../state/import-session.tsx';
import { useSession } from '../../state/session.tsx';
import { extractTypes } from './file-types.ts';

/** Places that wait without an extract: what is to be done, and the way to do it. */
export function PlacesAlone() {
  const { state, add } = useImport();
  const { extract } = useSession();
  const isAlone = state.places.length > 0 && state.files.length === 0;
  if (!isAlone || (state.stage !== 'choosing' && state.stage !== 'done')) return null;
  const again = extract === null ? '' : ' again';
  return (
    <div className="alone" role="status">
      <p>
        <strong>Places are loaded together with an extract.</strong> Choose the extract{again} to
        load them together.
      </p>
      <FileTrigger
        allowsMultiple
        acceptedFileTypes={extractTypes}
        onSelect={(files) => add([...(files ?? [])], 'extract')}
      >
        <Button className="button button-first">Choose the extract{again} …</Button>
      </FileTrigger>
    </div>
  );
}
