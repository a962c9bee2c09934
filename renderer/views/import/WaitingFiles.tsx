import { Button } from 'react-aria-components';
import { useImport } from '../../state/import-session.tsx';
import { waitingFiles } from '../../state/import-state.ts';
import { Delimiter, EncodingChoice, Role } from './Setting.tsx';

const isText = (name: string) => !/\.(parquet|arrow|feather|ipc|xlsx)$/i.test(name);

function WaitingFile({ name }: { name: string }) {
  const { state, readAs } = useImport();
  const said = (state.readingAs ?? state.readAs)[name];
  const settings = {
    readAs: said ?? {},
    isDisabled: state.stage === 'offering' || state.stage === 'loading',
    onChange: (change: Parameters<typeof readAs>[1]) => readAs(name, change),
  };
  return (
    <section className="file-card" aria-label={name}>
      <div className="file-head">
        <h4>{name}</h4>
      </div>
      <div className="file-settings">
        <Role {...settings} />
        {isText(name) ? (
          <>
            <EncodingChoice {...settings} />
            <Delimiter {...settings} />
          </>
        ) : null}
      </div>
      {said === undefined ? null : (
        <p className="file-reasons">
          <span>
            Changed by hand.{' '}
            <Button className="quiet" onPress={() => readAs(name, null)}>
              Read {name} as it is found out
            </Button>
          </span>
        </p>
      )}
    </section>
  );
}

/** Files that could not be looked at: what each brings can be said, and they are looked at again. */
export function WaitingFiles() {
  const { state, lookAgain } = useImport();
  const waiting = [...new Set(waitingFiles(state).map(({ name }) => name))];
  if (waiting.length === 0) return null;
  return (
    <section className="confirm waiting-files" aria-label="Not looked at yet">
      <h2>Not looked at yet</h2>
      <p>
        Say what a file holds, or how it is read, and all are looked at again. One that does not
        belong here can be taken off the list above.
      </p>
      <div className="file-cards">
        {waiting.map((name) => (
          <WaitingFile key={name} name={name} />
        ))}
      </div>
      <p>
        <Button
          className="button"
          isDisabled={state.stage !== 'choosing' && state.stage !== 'ready'}
          onPress={lookAgain}
        >
          Look at the files again
        </Button>
      </p>
    </section>
  );
}
