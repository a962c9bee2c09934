import { palettes, segmentColour, textOn } from '../charts/palette.ts';
import { useSession } from '../state/session.tsx';

/** Letters of the places, as overlaps have them: from the ninth on, colours are hardly told apart. */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The colour of a segment by its place in the document; it holds whatever is filtered. */
export function SegmentSwatch({ index }: { index: number }) {
  const { theme } = useSession();
  const fill = segmentColour(palettes[theme], index);
  const isLettered = index >= 8;
  return (
    <span
      className={isLettered ? 'swatch swatch-lettered' : 'swatch'}
      aria-hidden="true"
      style={{ backgroundColor: fill, color: textOn(palettes[theme], fill) }}
    >
      {isLettered ? letters[index] : null}
    </span>
  );
}
