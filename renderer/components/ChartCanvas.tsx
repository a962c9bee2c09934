import {
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Drawing } from '../charts/chart.ts';
import type { Mark } from '../charts/svg.ts';
import type { Picked } from '../state/window-state.ts';
import { MarkTip, type Tip } from './MarkTip.tsx';
import { markByKey, markIndexAt, marksOf } from './marks.ts';
import { SvgTree } from './SvgTree.tsx';

interface ChartCanvasProps {
  readonly drawing: Drawing;
  readonly selected: readonly string[];
  readonly linked: Picked | null;
  readonly onPick: (mark: Mark) => void;
  readonly onPoint: (mark: Mark | null) => void;
}

/** Where a tip goes: at the pointer, or at the top of a focused mark. */
function pointOf(box: Element, event: PointerEvent | FocusEvent): { x: number; y: number } {
  const frame = box.getBoundingClientRect();
  if ('clientX' in event) return { x: event.clientX - frame.left, y: event.clientY - frame.top };
  const mark = event.target.getBoundingClientRect();
  return { x: mark.left + mark.width / 2 - frame.left, y: mark.top - frame.top };
}

function useMarks({ drawing, onPick, onPoint }: ChartCanvasProps) {
  const marks = useMemo(() => marksOf(drawing.root), [drawing]);
  const [reached, setReached] = useState(0);
  const [tip, setTip] = useState<Tip | null>(null);
  const current = Math.min(reached, Math.max(0, marks.length - 1));

  const explain = (event: PointerEvent | FocusEvent) => {
    const mark = marks[markIndexAt(event.target) ?? -1];
    if (mark === undefined) return leave();
    const isHeading = !mark.label.includes(': ');
    setTip(isHeading ? null : { label: mark.label, ...pointOf(event.currentTarget, event) });
    onPoint(mark);
  };
  const leave = () => {
    setTip(null);
    onPoint(null);
  };
  const pick = (index: number | null) => {
    const mark = marks[index ?? -1];
    if (index === null || mark === undefined) return;
    setReached(index);
    onPick(mark);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Escape') return setTip(null);
    const at = markIndexAt(event.target);
    if (at === null) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      return pick(at);
    }
    const next = markByKey(event.currentTarget, at, event.key);
    if (next === null) return;
    event.preventDefault();
    setReached(next);
    event.currentTarget.querySelectorAll<SVGElement>('[data-mark]')[next]?.focus();
  };
  return { current, tip, explain, leave, pick, onKeyDown };
}

/** A drawing with its marks alive: hover and focus explain, click and Enter pick, arrows walk. */
export function ChartCanvas(props: ChartCanvasProps) {
  const { drawing, selected, linked } = props;
  const scope = useId().replace(/[^\w-]/g, '');
  const descriptionId = `${scope}-description`;
  const box = useRef<HTMLDivElement>(null);
  const { current, tip, explain, leave, pick, onKeyDown } = useMarks(props);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing is no fieldset
    <div
      ref={box}
      className="canvas"
      role="group"
      aria-label={drawing.title}
      aria-describedby={descriptionId}
      onPointerMove={explain}
      onPointerLeave={leave}
      onFocus={explain}
      onBlur={leave}
      onKeyDown={onKeyDown}
      onClick={(event) => pick(markIndexAt(event.target))}
    >
      <SvgTree
        root={drawing.root}
        scope={scope}
        current={current}
        selected={selected}
        linked={linked}
      />
      {tip === null ? null : <MarkTip tip={tip} within={drawing.width} />}
      <p id={descriptionId} className="unseen">
        {drawing.description}
      </p>
    </div>
  );
}
