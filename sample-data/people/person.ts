/** One person as whole numbers. The drawing loop fills the same record again and again. */
export interface Person {
  /** 1 for the first person drawn. */
  number: number;
  age: number;
  /** 0 male, 1 female. */
  female: number;
  /** Place in the town's list of areas; -1 where the record has none. */
  area: number;
  /** Place in the town's list of practices; -1 where the record has none. */
  practice: number;
  /** 1 to 10; 0 where the record has no area. */
  decile: number;
  ethnicity: number;
  /** Bit n is condition n of the dictionary. */
  conditions: number;
  /** 0 not recorded, else 1 fit, 2 mild, 3 moderate, 4 severe. */
  frailty: number;
  /** 0 not recorded, else 1 current, 2 former, 3 never. */
  smoking: number;
  /** Tenths of kg/m2; 0 not recorded. */
  bmi: number;
  housebound: number;
  careHome: number;
  carer: number;
  pregnant: number;
  gpContacts: number;
  aeAttendances: number;
  outpatientAttendances: number;
  electiveAdmissions: number;
  emergencyAdmissions: number;
  bedDays: number;
  /** Pounds. */
  cost: number;
}

export function makePerson(): Person {
  return {
    number: 0,
    age: 0,
    female: 0,
    area: 0,
    practice: 0,
    decile: 0,
    ethnicity: 0,
    conditions: 0,
    frailty: 0,
    smoking: 0,
    bmi: 0,
    housebound: 0,
    careHome: 0,
    carer: 0,
    pregnant: 0,
    gpContacts: 0,
    aeAttendances: 0,
    outpatientAttendances: 0,
    electiveAdmissions: 0,
    emergencyAdmissions: 0,
    bedDays: 0,
    cost: 0,
  };
}

export const frailtyLevels = ['fit', 'mild', 'moderate', 'severe'] as const;
export const smokingStates = ['current', 'former', 'never'] as const;

/** Set bits of a whole number (the parallel count of Knuth, TAOCP 7.1.3). */
export function bits(mask: number): number {
  let sum = mask - ((mask >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
