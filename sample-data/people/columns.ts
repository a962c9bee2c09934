import { conditions } from '../figures/conditions.ts';

/** A column of the people file and the type that it has in Parquet. */
export interface Column {
  readonly name: string;
  readonly type: 'VARCHAR' | 'UTINYINT' | 'USMALLINT' | 'UINTEGER' | 'DOUBLE' | 'BOOLEAN';
}

const described: readonly Column[] = [
  { name: 'person_id', type: 'VARCHAR' },
  { name: 'age', type: 'UTINYINT' },
  { name: 'sex', type: 'VARCHAR' },
  { name: 'ethnicity', type: 'VARCHAR' },
  { name: 'lsoa', type: 'VARCHAR' },
  { name: 'practice', type: 'VARCHAR' },
  { name: 'imd_decile', type: 'UTINYINT' },
  { name: 'frailty', type: 'VARCHAR' },
  { name: 'smoking', type: 'VARCHAR' },
  { name: 'bmi', type: 'DOUBLE' },
  { name: 'housebound', type: 'BOOLEAN' },
  { name: 'care_home', type: 'BOOLEAN' },
  { name: 'carer', type: 'BOOLEAN' },
  { name: 'pregnant', type: 'BOOLEAN' },
];

const used: readonly Column[] = [
  { name: 'gp_contacts', type: 'UTINYINT' },
  { name: 'ae_attendances', type: 'UTINYINT' },
  { name: 'outpatient_attendances', type: 'UTINYINT' },
  { name: 'elective_admissions', type: 'UTINYINT' },
  { name: 'emergency_admissions', type: 'UTINYINT' },
  { name: 'bed_days', type: 'USMALLINT' },
  { name: 'cost', type: 'UINTEGER' },
  { name: 'synthetic', type: 'BOOLEAN' },
];

/** The columns of people.csv and people.parquet in order: canonical fields, and a flag a condition. */
export const columns: readonly Column[] = [
  ...described,
  ...conditions.map(({ id }): Column => ({ name: id, type: 'BOOLEAN' })),
  ...used,
];
