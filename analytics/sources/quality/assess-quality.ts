import { checkGroups, type QualityCheck, type QualityReport } from '../../contract/quality.ts';
import type { Database } from '../../engine/duckdb/database.ts';
import { chooseVintage } from '../../places/choose-vintage.ts';
import type { Assessment } from './assessment.ts';
import { checkAges } from './check-ages.ts';
import { checkAreas } from './check-areas.ts';
import { checkConditions } from './check-conditions.ts';
import { checkFurther } from './check-further.ts';
import { checkHoles } from './check-holes.ts';
import { checkLosses } from './check-losses.ts';
import { checkPeople } from './check-people.ts';
import { checkPractices } from './check-practices.ts';
import { checkRows } from './check-rows.ts';
import { countPeople } from './count-people.ts';
import { lostCells, repeatedRejects } from './list-rejects.ts';
import { assessMissing } from './missing.ts';
import { personColumns } from './person-columns.ts';
import type { QualityAsk } from './quality-ask.ts';
import { reidentify } from './reidentify.ts';

/** In the order of their groups, and within a group of the checks; of nobody only the rows. */
function allChecks(assessment: Assessment): readonly QualityCheck[] {
  if (assessment.counts.people === 0) return checkRows(assessment);
  const checks = [
    checkRows,
    checkPeople,
    checkLosses,
    checkFurther,
    checkAges,
    checkConditions,
    checkAreas,
    checkPractices,
    checkHoles,
  ].flatMap((check) => check(assessment));
  return checks.toSorted((a, b) => checkGroups.indexOf(a.group) - checkGroups.indexOf(b.group));
}

/** The MSOA of each LSOA, of the vintage that the extract uses; null where no lookup says. */
function msoaOf({ codes, places }: QualityAsk): ReadonlyMap<string, string> | null {
  const vintage = chooseVintage(
    codes.lsoa.map(({ code }) => code),
    places,
  )?.vintage;
  const found = places.areaLevels.find(
    (level) => level.level === 'msoa' && level.vintage === vintage,
  );
  return found?.of ?? null;
}

/**
 * Holds the table `person`, and what the import counted on the way to it, against everything that
 * an analyst would ask of an extract. Fit to be sent back to the provider: every count of people in
 * it, the re-identification picture's too, has passed the policy, and none that is hidden can be
 * worked out from the rest.
 */
export async function assessQuality(database: Database, ask: QualityAsk): Promise<QualityReport> {
  const columns = await personColumns(database, ask.held);
  const counts = await countPeople(database, columns);
  const missing = assessMissing(counts, ask.lcps, ask.protection);
  const assessment = { ask, counts, missing };
  const repeated = repeatedRejects(assessment);
  return {
    extract: ask.extract,
    asAt: ask.asAt,
    files: ask.files,
    rows: ask.rows,
    rejects: [...ask.rejects, ...repeated, ...lostCells(assessment)],
    rejectsNotListed: ask.rejectsNotListed + (ask.repeated?.rows ?? 0) - repeated.length,
    checks: allChecks(assessment),
    missing: missing.fields,
    missingByLcp: missing.byLcp,
    identifiers: ask.identifiers,
    keptOut: ask.keptOut,
    reidentification:
      counts.people === 0
        ? null
        : await reidentify(database, {
            held: ask.held,
            protection: ask.protection,
            msoaOf: msoaOf(ask),
          }),
    policy: ask.protection.policy,
  };
}
