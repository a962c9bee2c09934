import { Label, Radio, RadioGroup } from 'react-aria-components';
import { type ChartKind, chartKinds } from '../../../analytics/contract/host.ts';
import { type Session, useSession } from '../../state/session.tsx';

const figures: Readonly<Record<ChartKind, string>> = {
  heat: 'Segments by quintile',
  pyramid: 'Ages and sexes',
  map: 'Map of LCPs',
  rank: 'LCPs ranked',
  waterfall: 'Matched, claimed and lost',
};

/** Whether the extract holds what a chart needs. */
export function canDraw({ extract }: Session, chart: ChartKind): boolean {
  if (chart === 'heat') return extract?.deprivation != null;
  if (chart === 'map') return extract?.hasShapes === true;
  if (chart === 'rank') return extract?.dimensions.lcp !== undefined;
  return true;
}

interface FigureChoiceProps {
  readonly value: ChartKind;
  readonly onChoose: (chart: ChartKind) => void;
}

export function FigureChoice({ value, onChoose }: FigureChoiceProps) {
  const session = useSession();
  return (
    <RadioGroup
      className="save-figures"
      value={value}
      onChange={(chosen) => onChoose(chosen as ChartKind)}
    >
      <Label className="field-label">Figure</Label>
      {chartKinds.map((kind) => (
        <Radio key={kind} value={kind} className="save-figure" isDisabled={!canDraw(session, kind)}>
          {figures[kind]}
        </Radio>
      ))}
    </RadioGroup>
  );
}
