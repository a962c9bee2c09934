import { Button, FileTrigger } from 'react-aria-components';
import { useImport } from '../../state/import-session.tsx';
import { useSession } from '../../state/session.tsx';
import { placesTypes } from './file-types.ts';

/** That places belong to one extract, where the open one has some and the next would have none. */
export function PlacesMissing() {
  const { state, add } = useImport();
  const { extract } = useSession();
  if (extract === null || state.places.length > 0) return null;
  const names = [...new Set(extract.receipt.places.map(({ name }) => name))];
  if (names.length === 0) return null;
  return (
    <div className="alone" role="status">
      <p>
        <strong>No places are chosen for this extract.</strong> Those of {extract.name} are not
        taken over. Without them there is no map, and people are placed by nothing but what the
        extract’s own columns say. To have the same places, choose again: {names.join(', ')}.
      </p>
      <FileTrigger
        allowsMultiple
        acceptedFileTypes={placesTypes}
        onSelect={(files) => add([...(files ?? [])], 'places')}
      >
        <Button className="button" isDisabled={state.stage !== 'ready'}>
          Choose places …
        </Button>
      </FileTrigger>
    </div>
  );
}
