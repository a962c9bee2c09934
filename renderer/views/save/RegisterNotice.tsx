import { useSession } from '../../state/session.tsx';
import { registerNotice } from '../../words/release.ts';

/** What is out of the ordinary with the register of the open workspace; nothing where it is kept. */
export function RegisterNotice() {
  const { workspace } = useSession();
  const notice = registerNotice(workspace.answer?.register);
  return notice === null ? null : <p className="stated">{notice}</p>;
}
