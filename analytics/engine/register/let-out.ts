import type { Answer, Ask, CallContext, Handlers } from '../../contract/methods.ts';
import { Refusal } from '../../contract/problem.ts';
import type { Leaving, LeavingMethod, ReleaseSummary } from '../../contract/release-summary.ts';
import type { ReleasedTable } from '../../contract/released.ts';
import { summariseReleases } from '../../disclosure/register/summarise.ts';
import type { Desk } from '../desk.ts';
import { hasWal } from '../workspace/file-names.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { askedThen } from './asked-then.ts';
import { makePeopleComparer } from './people-comparer.ts';

/** The most characters of a release's title. */
const longestTitle = 300;

function leavingOf(given: unknown): Required<Leaving> {
  const { release, title, hideFurther = false } = (given ?? {}) as Record<string, unknown>;
  const isId = typeof release === 'string' && /^[A-Za-z0-9-]{1,64}$/.test(release);
  const isTitle = typeof title === 'string' && title.length <= longestTitle;
  if (isId && isTitle && typeof hideFurther === 'boolean') return { release, title, hideFurther };
  throw new Refusal({
    code: 'usage',
    reason: 'A table that is to leave does not say of which release it is.',
    hint: 'Give an id of letters, digits and dashes, and a title.',
  });
}

type Work<M extends LeavingMethod> = (ask: Ask<M>, context: CallContext) => Promise<ReleasedTable>;

/**
 * Handlers of questions whose answers may leave: where one is asked with `leaving`, its answer is held
 * against the register and pending there before it is given.
 */
export function recorder(desk: Desk) {
  const compare = makePeopleComparer(desk.counting);
  return <M extends LeavingMethod>(method: M, work: Work<M>): Handlers[M] => {
    const handle = async (ask: Ask<M>, context: CallContext): Promise<ReleasedTable> => {
      if (ask.leaving === undefined) return work(ask, context);
      const { release, title, hideFurther } = leavingOf(ask.leaving);
      const table = await work(ask, context);
      const workspace = desk.workspace();
      const asked = askedThen(method, { ...ask });
      const extract = workspace.chosen ?? '';
      const fresh = { release, title, asked, extract, table };
      return desk.register.add(workspace, fresh, {
        ...context,
        hideFurther,
        policy: desk.book.find(ask.policy, true),
        compare: (records) => compare(workspace, records),
      });
    };
    return handle as Handlers[M];
  };
}

/**
 * Refuses to hand over what is recorded beside the file only: a log that is lost or cut takes its records
 * with it, and nobody would miss them.
 */
function requireInFile({ path }: Workspace): void {
  if (path === null || !hasWal(path)) return;
  throw new Refusal({
    code: 'output-unwritable',
    reason:
      'The release is recorded, but could not be written into the file of the workspace itself, so nothing of it is handed over.',
    hint: 'Free some space on the disk of the workspace, open it again and ask for the release again.',
  });
}

/** Makes the records of a release final, and durable where the workspace is a file. */
export async function keepRelease(desk: Desk, release: string): Promise<Answer<'release.keep'>> {
  desk.register.requirePending(desk.workspace(), release);
  let kept = '';
  await desk.writeDown(async (workspace) => {
    const { when, isWritten } = await desk.register.keep(workspace, release);
    kept = when;
    return isWritten;
  });
  requireInFile(desk.workspace());
  return { when: kept };
}

/** Every release of the workspace, the newest last. */
export async function listReleases(desk: Desk): Promise<readonly ReleaseSummary[]> {
  return summariseReleases(await desk.register.list(desk.workspace()));
}
