import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { CrossIcon } from './icons.tsx';

/** What is pasted, and said, in place of numbers that were to be copied. */
const notCopied =
  'Numbers are not copied from the screen, where nothing records that they leave. Save the figure instead: a CSV holds its table.';

/** Where numbers of people stand. */
const figures = '[data-figures], .inspector, .facts, .merge-advice';

/** What is typed, and documents that hold no people: to be copied as they are. */
const texts = 'input, textarea, [contenteditable], .numbered, .definition';

function within(node: Node | null, selector: string): boolean {
  const element = node instanceof Element ? node : node?.parentElement;
  return (element?.closest(selector) ?? null) !== null;
}

/** Whether the selection holds numbers of people, or may. */
function holdsNumbers(selection: Selection | null): boolean {
  if (selection === null || selection.isCollapsed) return false;
  const { anchorNode, focusNode } = selection;
  if (within(anchorNode, texts) && within(focusNode, texts)) return false;
  const touched = [...document.querySelectorAll(figures)].some((place) =>
    selection.containsNode(place, true),
  );
  return touched && /\d/.test(selection.toString());
}

/** Keeps numbers off the clipboard, and from being dragged out, as neither is recorded; says so. */
export function CopyBanner() {
  const [isTold, setTold] = useState(false);
  useEffect(() => {
    const keep = (event: ClipboardEvent | DragEvent) => {
      if (!holdsNumbers(getSelection())) return;
      event.preventDefault();
      if (event instanceof ClipboardEvent) event.clipboardData?.setData('text/plain', notCopied);
      setTold(true);
    };
    const kinds = ['copy', 'cut', 'dragstart'] as const;
    for (const kind of kinds) document.addEventListener(kind, keep);
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, keep);
    };
  }, []);
  return (
    <div role="status">
      {isTold ? (
        <div className="banner banner-notice">
          <p>{notCopied}</p>
          <Button
            className="chip-remove"
            aria-label="Put this notice away"
            onPress={() => {
              setTold(false);
              document.getElementById('work')?.focus();
            }}
          >
            <CrossIcon />
          </Button>
        </div>
      ) : null}
    </div>
  );
}
