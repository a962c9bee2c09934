/** A bar from zero; `share` is 0 to 1. The number stands beside it in words. */
export function Bar({ share }: { share: number }) {
  const width = `${Math.max(0, Math.min(1, share)) * 100}%`;
  return (
    <span className="share-bar" aria-hidden="true">
      <span className="share-bar-done" style={{ width }} />
    </span>
  );
}
