import { Segmented } from './Segmented.tsx';

export type Face = 'chart' | 'table';

interface FaceChoiceProps {
  /** What is shown so. */
  readonly of: string;
  readonly face: Face;
  readonly onChoose: (face: Face) => void;
}

const faces = [
  { id: 'chart', label: 'Chart' },
  { id: 'table', label: 'Table' },
] as const;

/** A figure as a drawing or as its table. */
export function FaceChoice({ of, face, onChoose }: FaceChoiceProps) {
  return <Segmented label={`Show ${of} as`} value={face} options={faces} onChoose={onChoose} />;
}
