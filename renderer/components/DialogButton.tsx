import type { ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Modal, ModalOverlay } from 'react-aria-components';

interface DialogButtonProps {
  readonly label: string;
  /** What a screen reader says, where the label alone does not tell. */
  readonly name?: string;
  readonly isDisabled?: boolean;
  readonly className?: string;
  /** Made anew each time the dialogue opens. */
  readonly children: (close: () => void) => ReactNode;
}

/** A button that asks something before it does it. */
export function DialogButton(props: DialogButtonProps) {
  const { label, name, isDisabled = false, className = 'button', children } = props;
  return (
    <DialogTrigger>
      <Button
        className={className}
        isDisabled={isDisabled}
        {...(name === undefined ? {} : { 'aria-label': name })}
      >
        {label}
      </Button>
      <ModalOverlay className="overlay">
        <Modal className="dialog">
          <Dialog>{({ close }) => children(close)}</Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
