import { palettes, segmentColour } from '../charts/palette.ts';
import { useSession } from '../state/session.tsx';

/** The colour of a segment by its place in the document; it holds whatever is filtered. */
export function SegmentSwatch({ index }: { index: number }) {
  const { theme } = useSession();
  return (
    <span
      className="swatch"
      aria-hidden="true"
      style={{ backgroundColor: segmentColour(palettes[theme], index) }}
    />
  );
}
