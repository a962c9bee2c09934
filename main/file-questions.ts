import type { Inspection, Mapping } from '../analytics/contract/extract.ts';
import type { ImportAnswer, OfferedFile, SavedFile } from '../analytics/contract/host.ts';
import { Refusal } from '../analytics/contract/problem.ts';
import type { Reply } from '../analytics/contract/wire.ts';
import type { Launch } from './engine-channel.ts';
import type { HeldWorkspace } from './held-workspace.ts';
import { inspectFiles } from './importing.ts';
import { writeMappingYaml } from './mapping-yaml.ts';
import type { OfferedFiles } from './offered-files.ts';
import type { RememberedMappings } from './recent/remembered-mappings.ts';
import { asReply } from './reply.ts';
import type { RunningCalls } from './running-calls.ts';
import type { SampleAsk } from './sample.ts';
import { callIdOf, handlesOf, importAskOf, signatureOf } from './window-ask.ts';
import { mappingOf } from './window-mapping.ts';

/** What a window may ask about files; all of it is checked here. */
export interface FileQuestions {
  /** Takes a file that the user chose: the path comes from the host, never from the page. */
  offer(path: string, name?: string, remove?: () => void): Promise<Reply<OfferedFile>>;
  forget(handles: unknown): Promise<Reply<null>>;
  inspect(handles: unknown, call: unknown, mapping?: unknown): Promise<Reply<Inspection>>;
  /** Forgets the files once they are imported. */
  importFiles(ask: unknown, call: unknown): Promise<Reply<ImportAnswer>>;
  importSample(call: unknown): Promise<Reply<ImportAnswer>>;
  remembered(signature: unknown): Promise<Reply<Mapping | null>>;
  saveMapping(mapping: unknown): Promise<Reply<SavedFile>>;
}

export interface FileOptions {
  readonly launch: Launch;
  readonly privateFolder: string;
  readonly sample: SampleAsk | null;
  readonly offered: OfferedFiles;
  readonly held: HeldWorkspace;
  readonly running: RunningCalls;
  readonly mappings: RememberedMappings;
}

const noSample = new Refusal({
  code: 'file-not-found',
  reason: 'The sample is not where Quintile was installed.',
  hint: 'Install Quintile again, or drop an extract.',
});

/** Looking into and bringing in the files that the user chose. */
export function fileQuestions(options: FileOptions): FileQuestions {
  const { launch, privateFolder, sample, offered, held, running, mappings } = options;
  const bringIn = (ask: SampleAsk, call: unknown) =>
    running.run(callIdOf(call), (watch) => held.bringIn(ask, watch));
  return {
    offer: (path, name, remove) => asReply(() => offered.offer(path, name, remove)),
    forget: (handles) =>
      asReply(() => {
        offered.forget(handlesOf(handles));
        return null;
      }),
    inspect: (handles, call, mapping) =>
      asReply(async () => {
        const asked = handlesOf(handles);
        const files = offered.paths(asked);
        const given = mapping === undefined ? undefined : mappingOf(mapping);
        const found = await offered.during(asked, () =>
          running.run(callIdOf(call), (watch) =>
            inspectFiles(launch, files, { privateFolder, ...watch }, given),
          ),
        );
        mappings.see(found);
        return found;
      }),
    importFiles: (ask, call) =>
      asReply(async () => {
        const { files, places, ...rest } = importAskOf(ask);
        const name = offered.nameOf(files[0] ?? '');
        const paths = { files: offered.paths(files), places: offered.paths(places) };
        const named = name === undefined ? {} : { name };
        const handles = [...files, ...places];
        const answer = await offered.during(handles, () =>
          bringIn({ ...rest, ...paths, ...named }, call),
        );
        offered.forget(handles);
        mappings.note(answer.receipt);
        return answer;
      }),
    importSample: (call) =>
      asReply(() => {
        if (sample === null) throw noSample;
        return bringIn(sample, call);
      }),
    remembered: (signature) => asReply(() => mappings.of(signatureOf(signature))),
    saveMapping: (mapping) =>
      asReply(() => {
        const text = writeMappingYaml(mappingOf(mapping));
        return { name: 'mapping.yaml', bytes: new TextEncoder().encode(text) };
      }),
  };
}
