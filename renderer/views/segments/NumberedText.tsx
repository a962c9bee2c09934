interface NumberedTextProps {
  readonly label: string;
  readonly text: string;
  /** Lines to point out, counted from 1. */
  readonly marked?: readonly number[];
}

/** A text with its line numbers, to read and to copy. */
export function NumberedText({ label, text, marked = [] }: NumberedTextProps) {
  const lines = text.replace(/\n$/, '').split('\n');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by key
    <section className="numbered" aria-label={label} tabIndex={0}>
      <ol>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
          <li key={index} className={marked.includes(index + 1) ? 'marked' : undefined}>
            <code>{line === '' ? '\u00a0' : line}</code>
          </li>
        ))}
      </ol>
    </section>
  );
}
