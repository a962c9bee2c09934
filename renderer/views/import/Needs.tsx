const needs = [
  { what: 'A pseudonym', columns: 'any code, one for each person', gives: 'one row per person' },
  { what: 'Age and sex', columns: 'age or birth year; 1, 2, 9 or words', gives: 'the pyramid' },
  { what: 'Area', columns: 'LSOA code, or decile or quintile', gives: 'deprivation' },
  { what: 'Practice or LCP', columns: 'practice code, PCN or LCP', gives: 'the map' },
  { what: 'Conditions', columns: 'a flag column each, or a file of their own', gives: 'segments' },
] as const;

/** What an extract should hold, before there is one: the first thing that an analyst asks. */
export function Needs() {
  return (
    <section className="needs" aria-label="What an extract should hold">
      <h2>What an extract should hold</h2>
      <p>
        Column names are recognised by meaning and can be put right before loading. Names, NHS
        numbers, dates of birth and full postcodes do not belong in it.
      </p>
      <div className="sideways">
        <table className="sheet sheet-narrow">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">As</th>
              <th scope="col">Gives</th>
            </tr>
          </thead>
          <tbody>
            {needs.map(({ what, columns, gives }) => (
              <tr key={what}>
                <th scope="row">{what}</th>
                <td>{columns}</td>
                <td>{gives}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
