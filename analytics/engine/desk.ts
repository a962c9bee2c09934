import { Refusal } from '../contract/problem.ts';
import { makeReleases, type Releases } from './release-table.ts';
import { describeWorkspace, openWorkspace, type Workspace } from './workspace.ts';

/** What an engine has before it: one workspace at a time, and the cubes counted from it. */
export interface Desk {
  /** The open workspace; throws a {@link Refusal} where none has been opened. */
  workspace(): Workspace;
  open(path: string | null): Promise<Workspace>;
  /** Reads the workspace again after its extract has changed. */
  refresh(): Promise<Workspace>;
  readonly tables: Releases;
  /** Stops whatever the workspace's database is doing. */
  interrupt(): void;
  close(): void;
}

export function makeDesk(privateFolder: string): Desk {
  let open: Workspace | null = null;
  const tables = makeReleases();
  const workspace = () => {
    if (open !== null) return open;
    throw new Refusal({ code: 'no-extract', reason: 'No workspace is open.' });
  };
  const close = () => {
    open?.database.close();
    open = null;
    tables.forget();
  };
  return {
    workspace,
    async open(path) {
      close();
      open = await openWorkspace(path, privateFolder);
      return open;
    },
    async refresh() {
      const { file, database } = workspace();
      tables.forget();
      open = await describeWorkspace(file, database);
      return open;
    },
    tables,
    interrupt: () => open?.database.interrupt(),
    close,
  };
}
