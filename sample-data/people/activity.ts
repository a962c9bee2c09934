import { categoryOf, cumulative } from '../random.ts';
import { bitOf, longTermBits } from './condition-bits.ts';
import { bits, type Person } from './person.ts';

const palliative = bitOf('palliative-care');
const mentalIllness = bitOf('severe-mental-illness') | bitOf('depression') | bitOf('anxiety');

/** Levels of need: a person's age, illnesses, frailty and liability added up. */
const levels = 32;

/** Uses of a service that are drawn: 0 to 127. */
const most = 128;

/**
 * Uses in a year at each level of need: negative binomial, with a mean that grows by a factor from
 * level to level. Assumed, so that use is skewed as in published extracts.
 */
function usesByNeed(mean: number, growth: number, size: number): Uint32Array {
  const table = new Uint32Array(levels * most);
  for (let level = 0; level < levels; level += 1) {
    const expected = mean * growth ** level;
    const again = expected / (expected + size);
    let share = (1 - again) ** size;
    const shares = Array.from({ length: most }, (_, uses) => {
      const now = share;
      share *= ((size + uses) / (uses + 1)) * again;
      return now;
    });
    table.set(cumulative(shares), level * most);
  }
  return table;
}

const gp = usesByNeed(1.7, 1.12, 1.3);
const emergency = usesByNeed(0.2, 1.07, 0.6);
const outpatient = usesByNeed(0.4, 1.12, 0.5);
const elective = usesByNeed(0.04, 1.12, 0.5);
const unplanned = usesByNeed(0.026, 1.17, 0.4);

/** Hundredths by which a mean is multiplied, drawn from an exponential distribution. */
const waits = Uint16Array.from({ length: 1024 }, (_, index) =>
  Math.round(-100 * Math.log(1 - (index + 0.5) / 1024)),
);

/** Average cost in pounds, rounded; assumed, after published NHS reference costs. */
const price = { gp: 38, ae: 170, outpatient: 150, elective: 1700, emergency: 1900, day: 330 };

function needOf(person: Person, quintile: number, liability: number): number {
  const { age, conditions, frailty } = person;
  const byAge =
    age < 5 ? 4 : age < 18 ? 1 : age < 50 ? 2 : age < 65 ? 4 : age < 75 ? 6 : age < 85 ? 8 : 10;
  const illness = 2 * Math.min(6, bits(conditions & longTermBits));
  const extra =
    (frailty > 1 ? 2 * (frailty - 1) : 0) +
    ((conditions & palliative) !== 0 ? 4 : 0) +
    ((conditions & mentalIllness) !== 0 ? 1 : 0) +
    4 * person.pregnant +
    (person.female === 1 && age >= 18 && age < 50 ? 1 : 0);
  return Math.min(levels - 1, byAge + illness + extra + liability + (quintile === 1 ? 1 : 0));
}

/** Fills in a year's use of services. Takes seven numbers. */
export function drawActivity(
  person: Person,
  quintile: number,
  liability: number,
  numbers: Uint32Array,
  from: number,
): void {
  const need = needOf(person, quintile, liability);
  const start = need * most;
  const number = (index: number) => numbers[from + index] as number;
  const uses = (table: Uint32Array, index: number) => categoryOf(table, start, most, number(index));
  person.gpContacts = uses(gp, 0);
  person.aeAttendances = uses(emergency, 1);
  person.outpatientAttendances = uses(outpatient, 2);
  person.electiveAdmissions = uses(elective, 3);
  person.emergencyAdmissions = uses(unplanned, 4);
  const stay = 4 * person.emergencyAdmissions + person.electiveAdmissions;
  const wait = waits[number(5) >>> 22] ?? 0;
  person.bedDays = Math.floor((stay * (60 + need * 4) * wait) / 10_000);
  const spent =
    price.gp * person.gpContacts +
    price.ae * person.aeAttendances +
    price.outpatient * person.outpatientAttendances +
    price.elective * person.electiveAdmissions +
    price.emergency * person.emergencyAdmissions +
    price.day * person.bedDays +
    95 * bits(person.conditions & longTermBits);
  person.cost = Math.floor((spent * (75 + ((number(6) >>> 16) % 51))) / 100);
}
