import { conditions, fields } from '../dictionary/dictionary.ts';

/** Names are compared without case, spaces, dots, dashes and underscores. */
const plain = (text: string) => text.toLowerCase().replaceAll(/[\s._-]/g, '');

interface Known {
  readonly id: string;
  readonly label: string;
  readonly synonyms: readonly string[];
}

function byName(all: readonly Known[], further: (known: Known) => readonly string[]) {
  const names = new Map<string, string>();
  for (const known of all) {
    for (const name of [known.label, ...further(known), ...known.synonyms]) {
      if (!names.has(plain(name))) names.set(plain(name), known.id);
    }
    names.set(plain(known.id), known.id);
  }
  return names;
}

const qofOf = new Map(conditions.map(({ id, qof }) => [id, qof]));
const conditionIds = byName(conditions, ({ id }) => {
  const qof = qofOf.get(id);
  return qof === null || qof === undefined ? [] : [qof];
});
const fieldIds = byName(fields, () => []);

/** The condition that goes by a name which is not its id: a label, a register code, a synonym. */
export function conditionKnownAs(name: string): string | undefined {
  return conditionIds.get(plain(name));
}

/** The field that goes by a name which is not its id. */
export function fieldKnownAs(name: string): string | undefined {
  return fieldIds.get(plain(name));
}
