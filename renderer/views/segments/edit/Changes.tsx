import type { DefinitionChange } from '../../../../analytics/contract/methods.ts';

/** The difference of two documents in words, under the segment that each is about. */
export function Changes({ changes }: { changes: readonly DefinitionChange[] }) {
  if (changes.length === 0) {
    return <p>Nothing that counts: both texts mean the same.</p>;
  }
  return (
    <ul className="changes">
      {changes.map(({ segment, change }) => (
        <li key={`${segment} ${change}`}>
          <strong>{segment ?? 'The document'}</strong> {change}
        </li>
      ))}
    </ul>
  );
}
