import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { Button, Heading } from 'react-aria-components';
import { ProblemList } from '../../components/ProblemList.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useWorkspaces } from '../../state/workspace-session.tsx';

interface DeedFormProps {
  readonly title: string;
  /** The part of the page that the deed belongs to. */
  readonly part: string;
  readonly confirm: string;
  readonly isReady?: boolean;
  readonly isDangerous?: boolean;
  readonly run: () => Promise<boolean>;
  readonly close: () => void;
  readonly children: ReactNode;
}

const pollMilliseconds = 50;

/** Where the keyboard goes when what opened the dialogue is gone with what was deleted. */
function catchKeyboard(): void {
  if (document.querySelector('[role="dialog"]') !== null) {
    setTimeout(catchKeyboard, pollMilliseconds);
  } else if (document.activeElement === document.body) {
    document.getElementById('work')?.focus();
  }
}

/** Asks for what a deed needs, does it, and closes once it is done; stays where it went wrong. */
export function DeedForm(props: DeedFormProps) {
  const { title, part, confirm, isReady = true, isDangerous = false, children } = props;
  const { state, cancel, forget } = useWorkspaces();
  const clear = useRef(forget);
  useEffect(() => clear.current(), []);
  const isDoing = state.doing !== null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || isDoing) return;
    if (await props.run()) {
      props.close();
      setTimeout(catchKeyboard, pollMilliseconds);
    }
  };
  const leave = () => {
    if (isDoing) return cancel();
    forget();
    props.close();
  };
  return (
    <form className="deed" onSubmit={submit}>
      <Heading slot="title">{title}</Heading>
      {children}
      {state.part === part && state.problems.length > 0 ? (
        <ProblemList title="It was not done." problems={state.problems} />
      ) : null}
      {isDoing ? <Waiting progress={state.progress} label={state.doing ?? ''} /> : null}
      <div className="deed-foot">
        <Button className="button" onPress={leave}>
          Cancel
        </Button>
        <Button
          type="submit"
          className={isDangerous ? 'button button-danger' : 'button button-first'}
          isDisabled={!isReady || isDoing}
        >
          {confirm}
        </Button>
      </div>
    </form>
  );
}
