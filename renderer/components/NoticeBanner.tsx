import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useSession } from '../state/session.tsx';
import { CrossIcon } from './icons.tsx';

/** What happened to the workspace since it was last closed, until it is put away. */
export function NoticeBanner() {
  const { workspace } = useSession();
  const [away, setAway] = useState<readonly string[]>([]);
  const notices = (workspace.answer?.notices ?? []).filter((notice) => !away.includes(notice));
  if (notices.length === 0) return null;
  return (
    <div className="banner banner-notice" role="status">
      <ul>
        {notices.map((notice) => (
          <li key={notice}>{notice}</li>
        ))}
      </ul>
      <Button
        className="chip-remove"
        aria-label="Put these notices away"
        onPress={() => {
          setAway([...away, ...notices]);
          document.getElementById('work')?.focus();
        }}
      >
        <CrossIcon />
      </Button>
    </div>
  );
}
