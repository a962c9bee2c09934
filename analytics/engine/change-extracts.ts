import type { CallContext } from '../contract/methods.ts';
import { Refusal } from '../contract/problem.ts';
import { sql } from '../sql/sql.ts';
import type { Changed, Desk } from './desk.ts';
import { adoptStaging } from './workspace/adopt.ts';
import { requireWhole } from './workspace/check-extracts.ts';
import { withoutColumn } from './workspace/delete-column.ts';
import { nothing, type Removal, removeInMemory } from './workspace/removal.ts';
import { writeAnew } from './workspace/rewrite.ts';
import type { HeldExtract, Workspace } from './workspace/workspace.ts';

function extractBy({ held }: Workspace, id: string): HeldExtract {
  const found = held.find((extract) => extract.id === id);
  if (found !== undefined) return found;
  throw new Refusal({
    code: 'usage',
    reason: 'The workspace holds no such extract.',
    hint: 'Choose one from its list.',
  });
}

async function remove(workspace: Workspace, removal: Removal): Promise<Changed> {
  if (workspace.path !== null) {
    return { anew: await writeAnew(workspace, workspace.path, removal) };
  }
  await removeInMemory(workspace, removal);
  return {};
}

const notSweptYet =
  'An earlier import of the same name and date was replaced, but its bytes are still in the file, because there was no room to write it anew: free some space and import or delete something.';

/** Takes over what an import has staged; an extract that gives way to it leaves no byte behind. */
export async function adoptExtract(
  desk: Desk,
  staging: string,
  context: CallContext,
): Promise<Workspace> {
  let hasReplaced = false;
  const adopted = await desk.change(async (workspace) => {
    const done = await adoptStaging(workspace, staging, context);
    hasReplaced = done.hasReplaced;
    return done;
  });
  if (!hasReplaced || adopted.path === null) return adopted;
  context.progress({ share: 0.7, phrase: 'Removing the extract that it replaces' });
  return desk
    .change((workspace) => remove(workspace, nothing))
    .catch(() => ({ ...desk.workspace(), notices: [...adopted.notices, notSweptYet] }));
}

/** Puts further questions to another extract, which is first checked by every value. */
export function chooseExtract(desk: Desk, id: string): Promise<Workspace> {
  return desk.change(async (workspace) => {
    const extract = extractBy(workspace, id);
    await requireWhole(workspace.database, extract);
    if (workspace.isReadOnly) return { instead: id };
    await workspace.database.run(sql`UPDATE quintile SET chosen = ${id}`);
    await workspace.database.run(sql`CHECKPOINT`);
    return {};
  });
}

/** Removes an extract for good. */
export function deleteExtract(desk: Desk, id: string): Promise<Workspace> {
  return desk.change((workspace) =>
    remove(workspace, { dropped: extractBy(workspace, id).id, changed: null }),
  );
}

/** Removes a field or condition of an extract for good. */
export function deleteColumn(desk: Desk, id: string, column: string): Promise<Workspace> {
  return desk.change(async (workspace) =>
    remove(workspace, await withoutColumn(workspace.database, extractBy(workspace, id), column)),
  );
}
