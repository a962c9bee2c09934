import { type ReactNode, useState } from 'react';
import {
  type CheckGroup,
  checkGroups,
  type QualityCheck,
  type QualityReport,
} from '../../../analytics/contract/quality.ts';
import { AlertIcon, LookIcon, NotCheckedIcon, TickIcon } from '../../components/icons.tsx';
import { SafeCell } from '../../components/SafeCell.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { groupWords, verdictWords } from '../../words/check.ts';
import { counted } from '../../words/counted.ts';

type Verdict = QualityCheck['verdict'];

const icons: Readonly<Record<Verdict, ReactNode>> = {
  wrong: <AlertIcon />,
  look: <LookIcon />,
  passed: <TickIcon />,
  'not-checked': <NotCheckedIcon />,
};

const order: readonly Verdict[] = ['wrong', 'look', 'passed', 'not-checked'];

const needsLook = ({ verdict }: QualityCheck) => verdict === 'wrong' || verdict === 'look';

function Row({ check }: { check: QualityCheck }) {
  const { verdict, title, count, detail, column } = check;
  return (
    <tr>
      <td>
        <span className={`verdict verdict-${verdict}`}>
          {icons[verdict]}
          {verdictWords[verdict]}
        </span>
      </td>
      <th scope="row">
        {title}
        {column === null ? null : <span className="column-file">{column}</span>}
      </th>
      <SafeCell count={count} />
      <td className="check-detail">{detail}</td>
    </tr>
  );
}

function Group({ group, checks }: { group: CheckGroup; checks: readonly QualityCheck[] }) {
  if (checks.length === 0) return null;
  return (
    <tbody>
      <tr className="sheet-group">
        <th scope="rowgroup" colSpan={4}>
          {groupWords[group]}
        </th>
      </tr>
      {checks.map((check) => (
        <Row key={check.id} check={check} />
      ))}
    </tbody>
  );
}

function Table({ checks }: { checks: readonly QualityCheck[] }) {
  const heads = ['Verdict', 'Looked for', { number: 'People or rows' }, 'Found, and done'];
  return (
    <Sheet heads={heads} className="sheet-checks">
      {checkGroups.map((group) => (
        <Group key={group} group={group} checks={checks.filter((check) => check.group === group)} />
      ))}
    </Sheet>
  );
}

/** What was checked, by what it is about, with a verdict each. */
export function ChecksPart({ report }: { report: QualityReport }) {
  const { checks } = report;
  const [shown, setShown] = useState<'all' | 'look'>(checks.some(needsLook) ? 'look' : 'all');
  const wanted = shown === 'all' ? checks : checks.filter(needsLook);
  const counts = order.flatMap((verdict) => {
    const count = checks.filter((check) => check.verdict === verdict).length;
    return count === 0 ? [] : [`${verdictWords[verdict].toLowerCase()}: ${count}`];
  });
  const open = checks.filter(({ verdict }) => verdict === 'not-checked');
  return (
    <section className="quality-part" aria-label="Checks">
      <div className="part-head">
        <h2>Checks</h2>
        <Segmented
          label="Checks shown"
          value={shown}
          options={[
            { id: 'all', label: 'All' },
            { id: 'look', label: 'Those that need a look' },
          ]}
          onChoose={setShown}
        />
      </div>
      <p className="quiet-words">
        {counted(checks.length, 'check')}; {counts.join(', ')}.
      </p>
      {shown === 'all' || open.length === 0 ? null : (
        <p className="quiet-words">Not checked: {open.map(({ title }) => title).join('; ')}.</p>
      )}
      {wanted.length === 0 ? <p>None of the checks needs a look.</p> : <Table checks={wanted} />}
    </section>
  );
}
