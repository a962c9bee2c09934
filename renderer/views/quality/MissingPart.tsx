import type {
  MissingByLcp,
  MissingField,
  QualityReport,
} from '../../../analytics/contract/quality.ts';
import { mix } from '../../charts/colour.ts';
import { formatPercent } from '../../charts/number-format.ts';
import { palettes, textOn } from '../../charts/palette.ts';
import { Bar } from '../../components/Bar.tsx';
import { HiddenCell, SafeCell } from '../../components/SafeCell.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useSession } from '../../state/session.tsx';
import { counted } from '../../words/counted.ts';

const hiddenWords =
  'Hidden: so few people lack it, or so few do not, that they could be told apart.';

function FieldRow({ field }: { field: MissingField }) {
  const { label, people, percent } = field;
  return (
    <tr>
      <th scope="row">{label}</th>
      <SafeCell count={people} />
      {percent === null ? (
        <HiddenCell why={hiddenWords} />
      ) : (
        <td className="number">{formatPercent(percent)}</td>
      )}
      <td className="bar-cell">{percent === null ? null : <Bar share={percent / 100} />}</td>
    </tr>
  );
}

function MissingByField({ missing }: { missing: readonly MissingField[] }) {
  const bar = { unseen: 'As a bar from 0 to 100%' };
  return (
    <Sheet
      className="sheet-narrow"
      heads={['Field', { number: 'People' }, { number: 'Missing (%)' }, bar]}
    >
      <tbody>
        {missing.map((field) => (
          <FieldRow key={field.field} field={field} />
        ))}
      </tbody>
    </Sheet>
  );
}

/** A percentage on the heat scale of the theme, 0 to 100. */
function Heat({ percent }: { percent: number | null }) {
  const { theme } = useSession();
  if (percent === null) return <HiddenCell why={hiddenWords} />;
  const palette = palettes[theme];
  const [low, high] = palette.heat;
  const fill = mix(low, high, percent / 100);
  return (
    <td className="number" style={{ backgroundColor: fill, color: textOn(palette, fill) }}>
      {formatPercent(percent)}
    </td>
  );
}

/** Whether a field is missing, or may be, in any LCP. */
const isLacking = (lcps: readonly MissingByLcp[], place: number) =>
  lcps.some(({ percents }) => percents[place] !== 0);

function LcpTable({
  missing,
  lcps,
  places,
}: {
  readonly missing: readonly MissingField[];
  readonly lcps: readonly MissingByLcp[];
  /** Those of the fields that have a column. */
  readonly places: readonly number[];
}) {
  const fields = places.map((place) => ({ number: `${missing[place]?.label} (%)` }));
  return (
    <Sheet
      className="sheet-heat"
      scrolls={{ label: 'Missing by LCP' }}
      heads={['LCP', { number: 'People' }, ...fields]}
    >
      <tbody>
        {lcps.map(({ lcp, label, people, percents }) => (
          <tr key={lcp}>
            <th scope="row">{label}</th>
            <SafeCell count={people} />
            {places.map((place) => (
              <Heat key={place} percent={percents[place] ?? null} />
            ))}
          </tr>
        ))}
      </tbody>
    </Sheet>
  );
}

function ByLcp({ missing, missingByLcp: lcps }: QualityReport) {
  const places = missing.flatMap((_, place) => (isLacking(lcps, place) ? [place] : []));
  const left = missing.length - places.length;
  return (
    <>
      <h3>By Local Care Partnership</h3>
      {places.length === 0 ? null : <LcpTable missing={missing} lcps={lcps} places={places} />}
      <p className="quiet-words">
        Percent of the people of each LCP. Hatched cells are hidden, since they could single people
        out.
        {left === 0
          ? ''
          : ` ${counted(left, 'field')} at 0% in every LCP ${left === 1 ? 'is' : 'are'} left out.`}
      </p>
    </>
  );
}

/** What is missing of whom: by field, and by field and LCP. */
export function MissingPart({ report }: { report: QualityReport }) {
  const { missing, missingByLcp } = report;
  if (missing.length === 0) return null;
  return (
    <section className="quality-part" aria-label="Missing values">
      <h2>Missing values</h2>
      <h3>By field</h3>
      <MissingByField missing={missing} />
      {missingByLcp.length === 0 ? null : <ByLcp {...report} />}
    </section>
  );
}
