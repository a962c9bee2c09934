import type { Reidentification, Uniqueness } from '../../../analytics/contract/identifiers.ts';
import { formatCount, formatPercent } from '../../charts/number-format.ts';
import { listed } from '../../charts/phrase.ts';
import { Bar } from '../../components/Bar.tsx';
import { HiddenCell } from '../../components/SafeCell.tsx';
import { Sheet } from '../../components/Sheet.tsx';

const hiddenWords = 'Hidden by the policy: too few people, or too few others.';

interface Line extends Uniqueness {
  readonly what: string;
}

/** A share cut to a tenth of a per cent, so that nearly all are not shown as all. */
export function cutShare(count: number, people: number): string {
  const tenths = people === 0 ? 0 : Math.floor((count * 1000) / people);
  return tenths === 0 && count > 0 ? '<0.1%' : formatPercent(tenths / 10);
}

function People({ count, people }: { count: number | null; people: number }) {
  if (count === null) return <HiddenCell why={hiddenWords} />;
  const share = people === 0 ? 0 : count / people;
  return (
    <td className="number barred">
      {formatCount(count)} <span className="quiet-words">{cutShare(count, people)}</span>
      <Bar share={share} />
    </td>
  );
}

interface TableProps {
  readonly heading: string;
  readonly lines: readonly Line[];
  readonly people: number;
}

function UniquenessTable({ heading, lines, people }: TableProps) {
  const groups = ['Alone', 'In groups under 5', 'In groups under 10'];
  return (
    <Sheet className="sheet-uniqueness" heads={[heading, ...groups.map((number) => ({ number }))]}>
      <tbody>
        {lines.map(({ what, alone, under5, under10 }) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <People count={alone} people={people} />
            <People count={under5} people={people} />
            <People count={under10} people={people} />
          </tr>
        ))}
      </tbody>
    </Sheet>
  );
}

/** Those that help most first; what is hidden is least of all. */
const byAlone = (a: Uniqueness, b: Uniqueness) => (a.alone ?? -1) - (b.alone ?? -1);

/** How many people stand alone on what the extract holds, why, and what would change it. */
export function ReidentificationPart({ picture }: { picture: Reidentification }) {
  const { people, fields, all, without, coarser, rareConditions, rareUnder } = picture;
  const whole = { ...all, what: 'All of them together' };
  const left = without.toSorted(byAlone).map((line) => ({ ...line, what: line.field }));
  const coarse = coarser.toSorted(byAlone).map((line) => ({ ...line, what: line.change }));
  return (
    <section className="quality-part" aria-label="Re-identification">
      <h2>Could somebody be recognised?</h2>
      <p>
        Of {formatCount(people)} people, how many share their combination of {listed(fields)} with
        nobody else, or with few others. Whoever knows these of a person could find them.
      </p>
      <UniquenessTable heading="Fields" lines={[whole]} people={people} />
      {left.length === 0 ? null : (
        <>
          <h3>Which field causes it</h3>
          <p className="quiet-words">
            The same with one field left out: the fewer remain, the more that field singles people
            out.
          </p>
          <UniquenessTable heading="Without" lines={[whole, ...left]} people={people} />
        </>
      )}
      {coarse.length === 0 ? null : (
        <>
          <h3>What coarser fields would do</h3>
          <UniquenessTable heading="With" lines={[whole, ...coarse]} people={people} />
        </>
      )}
      {rareConditions.length === 0 ? null : (
        <p className="quiet-words">
          Rare conditions here, with fewer than {formatCount(rareUnder)} people each:{' '}
          {listed(rareConditions)}.
        </p>
      )}
    </section>
  );
}
