import { useLayoutEffect, useRef, useState } from 'react';

export interface Tip {
  readonly label: string;
  /** Of the point that it explains, in the figure's own pixels. */
  readonly x: number;
  readonly y: number;
}

const gap = 12;

/** A mark's label above its point, or below where it would leave the drawing; screen readers have it already. */
export function MarkTip({ tip, within }: { tip: Tip; within: number }) {
  const ref = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: tip.x, top: tip.y });
  useLayoutEffect(() => {
    const box = ref.current?.getBoundingClientRect();
    if (box === undefined) return;
    const left = Math.max(0, Math.min(tip.x - box.width / 2, within - box.width));
    const above = tip.y - box.height - gap;
    setPlace({ left, top: above < 0 ? tip.y + 2 * gap : above });
  }, [tip, within]);
  return (
    <div ref={ref} className="tip" aria-hidden="true" style={place}>
      {tip.label}
    </div>
  );
}
