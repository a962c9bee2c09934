import { useImport } from '../../state/import-session.tsx';
import { FileList } from './FileList.tsx';
import { FileZone } from './FileZone.tsx';
import { extractTypes, placesTypes } from './file-types.ts';

function useZone(zone: 'extract' | 'places') {
  const { state, add, remove } = useImport();
  const { stage } = state;
  const isDisabled = stage === 'offering' || stage === 'inspecting' || stage === 'loading';
  const files = zone === 'extract' ? state.files : state.places;
  const onFiles = (chosen: readonly File[]) => add(chosen, zone);
  return {
    files,
    dropping: { onFiles, isDisabled },
    list: { files, onRemove: remove, isDisabled },
  };
}

function ExtractZone() {
  const { files, dropping, list } = useZone('extract');
  return (
    <div>
      <FileZone
        title="Extract"
        button={files.length === 0 ? 'Choose an extract …' : 'Add a file …'}
        dropLabel="Drop an extract here"
        accepts={extractTypes}
        {...dropping}
      >
        Drop one file or several here: people, one row each; conditions and activity, if they come
        in files of their own. CSV and other delimited text, also compressed, Parquet, Arrow, Excel.
      </FileZone>
      <FileList label="Extract" zone="extract" {...list} />
    </div>
  );
}

function PlacesZone() {
  const { dropping, list } = useZone('places');
  return (
    <div>
      <FileZone
        title="Places"
        button="Choose places …"
        dropLabel="Drop places here"
        accepts={placesTypes}
        {...dropping}
      >
        Boundaries, lookups and a deprivation table, in their official layouts: each is recognised
        by what it holds. They are loaded together with an extract; without them there is no map.
      </FileZone>
      <FileList label="Places" zone="places" {...list} />
    </div>
  );
}

/** Where files are dropped or chosen: those of the extract, and places. */
export function Zones() {
  return (
    <div className="zones">
      <ExtractZone />
      <PlacesZone />
    </div>
  );
}
