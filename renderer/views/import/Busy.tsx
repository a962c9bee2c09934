import { Button } from 'react-aria-components';
import { Waiting } from '../../components/Waiting.tsx';
import { useImport } from '../../state/import-session.tsx';

const busyWords = {
  offering: 'Taking the files',
  inspecting: 'Looking at the columns',
  loading: 'Loading',
} as const;

/** How far the present step has come, and the way out of it. */
export function Busy() {
  const { state, cancel } = useImport();
  const { stage } = state;
  if (stage !== 'offering' && stage !== 'inspecting' && stage !== 'loading') return null;
  return (
    <div className="busy">
      <Waiting progress={state.progress} label={busyWords[stage]} />
      <Button className="button" onPress={cancel}>
        Cancel
      </Button>
    </div>
  );
}
