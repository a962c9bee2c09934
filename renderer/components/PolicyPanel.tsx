import { useSession } from '../state/session.tsx';
import { policyOrigin } from '../words/policy.ts';
import { Choice } from './Choice.tsx';

/** By which policy figures show, who set it, and which one a release would follow where there is a choice. */
export function PolicyPanel() {
  const { policy, policies, change } = useSession();
  if (policy === null) return null;
  const options = policies
    .filter(({ working }) => !working)
    .map(({ id, title }) => ({ id, label: title }));
  return (
    <section className="panel">
      <p className="panel-kind">Policy</p>
      <h2>{policy.title}</h2>
      <p>{policy.sentence}</p>
      {policy.working ? null : (
        <p className="quiet-words">
          {policyOrigin(policy)}
          {policy.locked ? ' Nothing leaves this program under any other policy.' : ''}
        </p>
      )}
      {options.length > 1 ? (
        <Choice
          label="Release policy"
          value={policy.working ? null : policy.id}
          groups={[{ label: '', options }]}
          onChoose={(id) => change({ kind: 'protect', policy: id })}
        />
      ) : null}
    </section>
  );
}
