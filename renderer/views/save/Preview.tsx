import { useId, useMemo } from 'react';
import type { ChartSpec } from '../../../analytics/contract/host.ts';
import type { Shapes } from '../../../analytics/contract/methods.ts';
import type { ReleasedTable } from '../../../analytics/contract/released.ts';
import { draw } from '../../charts/draw.ts';
import { SvgTree } from '../../components/SvgTree.tsx';

/** Drawing width of a file in CSS pixels. */
const fileWidth = 960;

interface PreviewProps {
  readonly spec: ChartSpec;
  readonly table: ReleasedTable;
  readonly shapes: Shapes | null;
}

/** The figure as its file will hold it, on white paper whatever the window's own light. */
export function Preview({ spec, table, shapes }: PreviewProps) {
  const scope = useId().replace(/[^\w-]/g, '');
  const { chart, title } = spec;
  const drawing = useMemo(
    () =>
      draw(chart, table, {
        width: fileWidth,
        theme: 'light',
        frame: true,
        ...(title === undefined ? {} : { title }),
        ...(shapes === null ? {} : { shapes }),
      }),
    [chart, title, table, shapes],
  );
  return (
    <div className="paper" role="img" aria-label={`${drawing.title}. ${drawing.description}`}>
      <SvgTree root={drawing.root} scope={scope} current={null} selected={[]} linked={null} />
    </div>
  );
}
