import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useSession } from '../state/session.tsx';
import type { View } from '../state/window-state.ts';

interface EmptyStateProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Where the next step is taken. */
  readonly next?: { readonly view: View; readonly label: string };
}

/** Nothing to show yet: why, and the next step. */
export function EmptyState({ title, children, next }: EmptyStateProps) {
  const { change } = useSession();
  return (
    <div className="empty">
      <h2>{title}</h2>
      <p>{children}</p>
      {next === undefined ? null : (
        <Button
          className="button button-first"
          onPress={() => change({ kind: 'show', view: next.view })}
        >
          {next.label}
        </Button>
      )}
    </div>
  );
}
