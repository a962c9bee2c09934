import { Button } from 'react-aria-components';
import type { Problem, Where } from '../../../../analytics/contract/problem.ts';

interface ProblemLinesProps {
  readonly problems: readonly Problem[];
  readonly onGo: (line: number, column: number) => void;
}

function Place({ where, onGo }: { where: Where | undefined } & Pick<ProblemLinesProps, 'onGo'>) {
  if (where?.line === undefined) return null;
  const { line, column } = where;
  return (
    <Button className="quiet" onPress={() => onGo(line, column ?? 1)}>
      {`Line ${line}${column === undefined ? '' : `, column ${column}`}`}
    </Button>
  );
}

/** Everything that is wrong with a text, each with the way to its line. */
export function ProblemLines({ problems, onGo }: ProblemLinesProps) {
  if (problems.length === 0) return null;
  return (
    <ul className="problem-lines">
      {problems.map(({ reason, hint, where }) => (
        <li key={`${where?.line} ${where?.column} ${reason}`}>
          <Place where={where} onGo={onGo} />
          <span>{reason}</span>
          {hint === undefined ? null : <span className="problem-hint">{hint}</span>}
        </li>
      ))}
    </ul>
  );
}
