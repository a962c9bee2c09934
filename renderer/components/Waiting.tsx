import { Label, ProgressBar } from 'react-aria-components';
import type { Progress } from '../../analytics/contract/methods.ts';

/** How far a call has come, in words and as a bar; a bar without a known share fills no part. */
export function Waiting({ progress, label }: { progress: Progress | null; label: string }) {
  const share = progress?.share ?? null;
  return (
    <ProgressBar
      className="waiting"
      minValue={0}
      maxValue={100}
      isIndeterminate={share === null}
      value={share === null ? 0 : share * 100}
    >
      {({ percentage, valueText }) => (
        <>
          <div className="waiting-words">
            <Label>{progress?.phrase ?? label}</Label>
            <span>{share === null ? '' : valueText}</span>
          </div>
          <div className="waiting-track">
            <div
              className={share === null ? 'waiting-unknown' : 'waiting-done'}
              style={{ width: `${share === null ? 30 : (percentage ?? 0)}%` }}
            />
          </div>
        </>
      )}
    </ProgressBar>
  );
}
