import { Refusal } from '../contract/problem.ts';
import type { Loaded } from './reading/loaded.ts';

/** The files of an extract by what they bring. */
export interface ExtractFiles {
  readonly people: Loaded;
  readonly conditions: readonly Loaded[];
  readonly activity: readonly Loaded[];
}

/** The one table of people, and the files that go with it; refused where there is none, or two. */
export function chooseFiles(files: readonly Loaded[]): ExtractFiles {
  const ofRole = (role: Loaded['role']) => files.filter((file) => file.role === role);
  const [people, second] = ofRole('people');
  if (people === undefined) {
    throw new Refusal({
      code: 'mapping-incomplete',
      reason: 'None of the files is taken for one of people: one row a person.',
      hint: 'Say which it is: in the mapping, files: { "the-file.csv": { role: people } }; the roles are people, conditions, activity.',
    });
  }
  if (second !== undefined) {
    throw new Refusal({
      code: 'mapping-incomplete',
      reason: `Two files are taken for people, and their columns differ: ${people.name} and ${second.name}.`,
      hint: `Say what ${second.name} brings: in the mapping, files: { "${second.name}": { role: conditions } }, or role: activity. Or import the files one after the other.`,
      where: { file: second.name },
    });
  }
  return { people, conditions: ofRole('conditions'), activity: ofRole('activity') };
}

/** Every file of people must name them, where others are to be joined to it. */
export function requirePseudonym(file: string, hasId: boolean, isAlone: boolean): void {
  if (hasId || isAlone) return;
  throw new Refusal({
    code: 'mapping-incomplete',
    reason: `No column of ${file} names people, and files are joined on that.`,
    hint: 'Map its column of pseudonyms to person_id.',
    where: { file, field: 'person_id' },
  });
}
