import { Against } from './Against.tsx';
import { SideBySide } from './SideBySide.tsx';

/** How the definition compares: with all others by what each explains, with one in words and people. */
export function ComparePart() {
  return (
    <div className="column">
      <SideBySide />
      <Against />
    </div>
  );
}
