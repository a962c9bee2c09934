import { Button } from 'react-aria-components';
import type { Problem, Where } from '../../analytics/contract/problem.ts';

function placeOf(where: Where | undefined): string {
  if (where === undefined) return '';
  const { file, line, column, field } = where;
  const parts = [
    file ?? '',
    line === undefined ? '' : `line ${line}${column === undefined ? '' : `, column ${column}`}`,
    field ?? '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

interface ProblemListProps {
  readonly title: string;
  readonly problems: readonly Problem[];
  readonly onRetry?: () => void;
}

/** What is wrong, where, and one thing to try. */
export function ProblemList({ title, problems, onRetry }: ProblemListProps) {
  return (
    <div className="problems" role="alert">
      <p className="problems-title">{title}</p>
      <ul>
        {problems.map((problem) => {
          const place = placeOf(problem.where);
          return (
            <li key={`${place} ${problem.reason}`}>
              {place === '' ? null : <span className="problem-place">{place}</span>}
              <span>{problem.reason}</span>
              {problem.hint === undefined ? null : (
                <span className="problem-hint">{problem.hint}</span>
              )}
            </li>
          );
        })}
      </ul>
      {onRetry === undefined ? null : (
        <Button className="button" onPress={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}
