import type { Mapping } from '../../analytics/contract/extract.ts';
import type { Host, ImportAnswer, OfferedFile } from '../../analytics/contract/host.ts';
import type { Reply } from '../../analytics/contract/wire.ts';
import { mapping, receipt } from './stand-in-documents.ts';
import { inspect } from './stand-in-inspection.ts';
import { answers, fails, stopped } from './stand-in-reply.ts';
import type { Workspaces } from './stand-in-workspaces.ts';

/** A mapping that the window handed over, and for what. */
export interface HandedMapping {
  readonly by: 'inspect' | 'import' | 'save';
  readonly mapping: Mapping | undefined;
}

/** Tells eight steps of progress; false where they were cancelled. */
export type Steps = (call: string, phrase: (step: number) => string) => Promise<boolean>;

const megabytesPerStep = 2.3;

/** The mapping that files called `again…` were loaded with before. */
const lastMapping: Mapping = {
  columns: mapping.columns.map((mapped) =>
    mapped.column === 'dm_reg' ? { ...mapped, field: 'condition:copd' } : mapped,
  ),
  files: { 'again.csv': { dates: 'ymd' } },
};

const broken = fails({
  code: 'file-unreadable',
  reason: 'The file ends in the middle of a quoted cell.',
  hint: 'Copy it again, and compare its size with what the provider says.',
  where: { file: 'broken.csv', line: 73_211 },
});

/** Why files are not looked at as they are; null where they are. */
function refusal(files: readonly OfferedFile[], said: Mapping | undefined) {
  const as = ({ name }: OfferedFile) => said?.files?.[name];
  if (files.some(({ name }) => name.startsWith('broken'))) return broken;
  const badly = files.find((file) => as(file)?.encoding === 'utf-16le');
  if (badly !== undefined) {
    return fails({
      code: 'file-unreadable',
      reason: 'The file is no UTF-16.',
      hint: 'Leave the encoding as it was found out.',
      where: { file: badly.name },
    });
  }
  const second = files.find((file) => /^visits/.test(file.name) && as(file)?.role === undefined);
  if (second === undefined) return null;
  return fails({
    code: 'mapping-incomplete',
    reason: `Two files are taken for people, and their columns differ: people.csv and ${second.name}.`,
    hint: 'Say what one of them brings, conditions or activity.',
    where: { file: second.name },
  });
}

const readingPhrase = (step: number) => {
  const rows = (step * 12_500).toLocaleString('en-GB');
  const megabytes = (step * megabytesPerStep).toFixed(1);
  return `Reading rows, part ${step} of 8: ${rows} rows, ${megabytes} of 18.4 MB, about ${9 - step} s left`;
};

type FileMembers =
  | 'offer'
  | 'forget'
  | 'inspect'
  | 'importFiles'
  | 'importSample'
  | 'remembered'
  | 'saveMapping';

/** How files are taken, looked at and loaded. */
export function fileMembers(
  workspaces: Workspaces,
  steps: Steps,
  handed: HandedMapping[],
): Pick<Host, FileMembers> {
  const offered = new Map<string, OfferedFile>();
  const load = async (call: string): Promise<Reply<ImportAnswer>> =>
    (await steps(call, readingPhrase))
      ? answers({ receipt, workspace: workspaces.loaded() })
      : stopped;
  return {
    async offer({ name, size }) {
      const file = { handle: name, name, bytes: size };
      offered.set(name, file);
      return answers(file);
    },
    async forget(handles) {
      for (const handle of handles) offered.delete(handle);
      return answers(null);
    },
    async inspect(handles, call, said) {
      handed.push({ by: 'inspect', mapping: said });
      const isWhole =
        said === undefined || (await steps(call, (step) => `Reading anew, part ${step} of 8`));
      if (!isWhole) return stopped;
      const files = handles.flatMap((handle) => offered.get(handle) ?? []);
      return refusal(files, said) ?? answers(inspect(files, said));
    },
    importFiles(ask, call) {
      handed.push({ by: 'import', mapping: ask.mapping });
      return load(call);
    },
    importSample: load,
    remembered: async (signature) => answers(signature.startsWith('a9a1') ? lastMapping : null),
    async saveMapping(said) {
      handed.push({ by: 'save', mapping: said });
      return answers({ name: 'mapping.yaml' });
    },
  };
}
