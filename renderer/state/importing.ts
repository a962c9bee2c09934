import type { Host, ImportAnswer, OfferedFile } from '../../analytics/contract/host.ts';
import type { Reply } from '../../analytics/contract/wire.ts';
import { type Asking, offerAll } from './asking.ts';
import { type ImportState, isPlaces, mappingOf } from './import-state.ts';

/** What the steps of an import work with. */
export interface Importing {
  readonly host: Host;
  readonly ask: Asking;
  readonly state: ImportState;
  readonly update: (patch: Partial<ImportState>) => void;
}

/** What was heard of the step before is forgotten when the next begins. */
const unheard = { problems: [], isCancelled: false, progress: null, receipt: null } as const;

const handlesOf = (files: readonly OfferedFile[]) => files.map(({ handle }) => handle);

/** Looks at the files together; where that fails, those that were looked at before stay. */
async function inspect(importing: Importing, files: readonly OfferedFile[]): Promise<void> {
  const { host, ask, state, update } = importing;
  if (files.length === 0) {
    return update({ stage: 'choosing', files, inspection: null, arrival: 'extract' });
  }
  update({ stage: 'inspecting', progress: null });
  const inspection = await ask((call) => host.inspect(handlesOf(files), call));
  if (inspection !== null) {
    return update({ stage: 'ready', files, inspection, progress: null, arrival: 'columns' });
  }
  update({ stage: state.inspection === null ? 'choosing' : 'ready', progress: null });
}

/** Takes files into a zone: what can only be places goes there from either. */
export async function addFiles(
  importing: Importing,
  files: readonly File[],
  zone: 'extract' | 'places',
): Promise<void> {
  const { host, ask, state, update } = importing;
  if (files.length === 0) return;
  const toPlaces = (file: File) => zone === 'places' || isPlaces(file);
  const extracts = files.filter((file) => !toPlaces(file));
  update({ ...unheard, stage: 'offering' });
  const people = await offerAll(host, ask, extracts);
  const places = await offerAll(host, ask, files.filter(toPlaces));
  update({ places: [...state.places, ...places] });
  const isWhole = people.length + places.length === files.length;
  if (people.length > 0) return inspect(importing, [...state.files, ...people]);
  update({
    stage: state.inspection === null ? 'choosing' : 'ready',
    progress: null,
    ...(isWhole ? { arrival: 'places' } : {}),
  });
}

export async function removeFile(importing: Importing, handle: string): Promise<void> {
  const { state, update } = importing;
  const stays = (file: OfferedFile) => file.handle !== handle;
  const files = state.files.filter(stays);
  const isExtract = files.length !== state.files.length;
  const arrival = isExtract ? 'extract' : 'places';
  update({ places: state.places.filter(stays), problems: [], isCancelled: false, arrival });
  if (isExtract) await inspect(importing, files);
}

/** Loads, and says what came of it; null where nothing was loaded. */
export async function load(
  { ask, state, update }: Importing,
  run: (call: string) => Promise<Reply<ImportAnswer>>,
): Promise<ImportAnswer | null> {
  update({ ...unheard, stage: 'loading' });
  const answer = await ask(run);
  if (answer === null) {
    update({ stage: state.inspection === null ? 'choosing' : 'ready', progress: null });
  }
  return answer;
}

/** Loads the files as they were confirmed. */
export function loadFiles(importing: Importing): Promise<ImportAnswer | null> {
  const { host, state } = importing;
  return load(importing, (call) =>
    host.importFiles(
      {
        files: handlesOf(state.files),
        places: handlesOf(state.places),
        mapping: mappingOf(state),
        ...(state.asAt === '' ? {} : { asAt: state.asAt }),
      },
      call,
    ),
  );
}
