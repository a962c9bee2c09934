import type { Inspection, Mapping } from '../../analytics/contract/extract.ts';
import type { Host, ImportAnswer, OfferedFile } from '../../analytics/contract/host.ts';
import type { ReadAs } from '../../analytics/contract/reading.ts';
import type { Reply } from '../../analytics/contract/wire.ts';
import { type Asking, offerAll } from './asking.ts';
import { rekeyed } from './column-key.ts';
import { mappingOf, readAsOf } from './fields.ts';
import { type ImportState, isPlaces, nothingChosen } from './import-state.ts';
import { pick, refused } from './refused.ts';

/** What the steps of an import work with. */
export interface Importing {
  readonly host: Host;
  readonly ask: Asking;
  readonly state: ImportState;
  readonly update: (patch: Patch) => void;
}

/** A change of what an import remembers, given outright or worked out from what it is then. */
type Patch = Partial<ImportState> | ((before: ImportState) => Partial<ImportState>);

/** What was heard of the step before is forgotten when the next begins. */
const unheard = { problems: [], about: null, isCancelled: false, progress: null } as const;

const handlesOf = (files: readonly OfferedFile[]) => files.map(({ handle }) => handle);

/** The date that the names suggest, unless one was given by hand. */
function dateOf({ asAt, inspection }: ImportState, next: Inspection | null): string {
  const isByHand = asAt !== '' && asAt !== inspection?.namedDate;
  return isByHand ? asAt : (next?.namedDate ?? '');
}

function look({ host, ask }: Importing, next: ImportState): Promise<Inspection | null> {
  const chosen = new Set(next.files.map(({ name }) => name));
  const said = Object.entries(readAsOf(next)).filter(([name]) => chosen.has(name));
  const files = Object.fromEntries(said);
  const mapping = Object.keys(files).length === 0 ? [] : [{ columns: [], files }];
  return ask((call) => host.inspect(handlesOf(next.files), call, ...mapping));
}

/** What files of this signature were last loaded with; nothing where that cannot be read. */
async function recall({ host, state }: Importing, signature: string): Promise<Mapping | null> {
  if (state.inspection?.signature === signature) return state.remembered;
  const reply = await host.remembered(signature).catch(() => null);
  return reply?.ok === true ? reply.answer : null;
}

/** Looks at the files together; what was found before stays where that fails. */
async function inspect(
  importing: Importing,
  change: Partial<ImportState>,
  arrival: 'columns' | null,
  about: string | null = null,
): Promise<void> {
  const { state, update } = importing;
  const next = { ...state, ...change };
  const { inspection: none, readAs, chosen, decisions, remembered } = nothingChosen;
  if (next.files.length === 0) {
    const asAt = dateOf(state, null);
    const cleared = { asAt, inspection: none, readAs, chosen, decisions, remembered };
    return update({ ...change, ...cleared, stage: 'choosing', arrival: 'extract' });
  }
  const readingAs = change.readAs ?? null;
  update({ ...unheard, stage: 'inspecting', readingAs, about });
  const stage = state.inspection === null ? 'choosing' : 'ready';
  const isLess = next.files.length < state.files.length;
  const failed = ({ isCancelled }: ImportState): Partial<ImportState> => ({
    stage,
    readingAs: null,
    progress: null,
    ...(isCancelled && !isLess ? {} : refused(state, next)),
  });
  const first = await look(importing, next);
  if (first === null) return update(failed);
  const recalled = await recall(importing, first.signature);
  const isReadAnew = recalled !== next.remembered && recalled?.files !== undefined;
  const inspection = isReadAnew
    ? await look(importing, { ...next, inspection: first, remembered: recalled })
    : first;
  if (inspection === null) return update(failed);
  update((before) => ({
    ...change,
    stage: 'ready',
    inspection,
    asAt: dateOf(before, inspection),
    remembered: recalled,
    chosen: rekeyed(before.chosen, before.inspection, inspection),
    readingAs: null,
    progress: null,
    ...(arrival === null ? {} : { arrival }),
  }));
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
  if (people.length > 0) {
    return inspect(importing, { files: [...state.files, ...people] }, 'columns');
  }
  update({
    stage: state.inspection === null ? 'choosing' : 'ready',
    progress: null,
    ...(isWhole ? { arrival: 'places' } : {}),
  });
}

/** Lets the host delete what it keeps of files; one that cannot does so when the program ends. */
export function giveUp({ host }: Importing, handles: readonly string[]): void {
  if (handles.length > 0) host.forget(handles).catch(() => undefined);
}

/** Looks again at the files as they are. */
export const lookAgain = (importing: Importing): Promise<void> => inspect(importing, {}, 'columns');

export async function removeFile(importing: Importing, handle: string): Promise<void> {
  const { state, update } = importing;
  const stays = (file: OfferedFile) => file.handle !== handle;
  const files = state.files.filter(stays);
  const isExtract = files.length !== state.files.length;
  const arrival = isExtract ? 'extract' : 'places';
  update({ ...unheard, places: state.places.filter(stays), arrival });
  const left = new Set(files.map(({ name }) => name));
  if (isExtract) await inspect(importing, { files, readAs: pick(state.readAs, left, true) }, null);
  giveUp(importing, [handle]);
}

/** Reads a file otherwise than was found out; null reads it as found out again. */
export function readFileAs(
  importing: Importing,
  file: string,
  change: ReadAs | null,
): Promise<void> {
  const { readingAs, readAs: last } = importing.state;
  const { [file]: before, ...others } = readingAs ?? last;
  const readAs = change === null ? others : { ...others, [file]: { ...before, ...change } };
  const hasCard = importing.state.inspection?.files.some(({ name }) => name === file);
  return inspect(importing, { readAs }, null, hasCard === true ? file : null);
}

/** Lays the mapping of last time over the proposal, or takes it off. */
export function followMemory(importing: Importing, followsMemory: boolean): Promise<void> | void {
  const { state, update } = importing;
  if (state.remembered?.files === undefined) return update({ followsMemory });
  return inspect(importing, { followsMemory }, null);
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
