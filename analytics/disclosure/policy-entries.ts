import { type Document, isMap, isScalar, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import { type Problem, Refusal, type Where } from '../contract/problem.ts';

/** What a key of a policy's file holds: a plain value, or further keys; neither where it is a list. */
export interface Entry {
  readonly value?: unknown;
  readonly inner?: Entries;
  readonly where: Where;
}

export type Entries = ReadonlyMap<string, Entry>;

/** A policy's file as read, and what is wrong with it so far. */
export interface PolicyFile {
  readonly name: string;
  readonly entries: Entries;
  readonly problems: Problem[];
}

/** Longest file that is read, in characters. */
const longest = 65_536;

/** A problem with a file of policies, said of the file and of its key. */
export function policyProblem(file: string, reason: string, where: Where = {}): Problem {
  return { code: 'disclosure-refused', reason: `${file}: ${reason}`, where: { file, ...where } };
}

/** Notes what is wrong with a key; undefined, so that it stands for the value that is not there. */
export function complainOf({ name, entries, problems }: PolicyFile, key: string, reason: string) {
  const where = entries.get(key)?.where ?? {};
  problems.push(policyProblem(name, reason, { ...where, field: key }));
  return undefined;
}

function entryOf(value: unknown, where: Where, counter: LineCounter): Entry {
  if (isScalar(value)) return { value: value.value, where };
  return isMap(value) ? { inner: entriesOf(value, counter), where } : { where };
}

function entriesOf(map: YAMLMap, counter: LineCounter): Entries {
  return new Map(
    map.items.map(({ key, value }) => {
      const [start = 0] = isScalar(key) ? (key.range ?? []) : [];
      const { line, col } = counter.linePos(start);
      const name = isScalar(key) ? String(key.value) : '(a key that is no word)';
      return [name, entryOf(value, { line, column: col }, counter)] as const;
    }),
  );
}

function requireYaml({ errors, warnings }: Document.Parsed, name: string): void {
  const wrong = [...errors, ...warnings];
  if (wrong.length === 0) return;
  throw new Refusal(
    ...wrong.slice(0, 5).map(({ linePos, message, code }) => {
      const [at] = linePos ?? [];
      const where = at === undefined ? {} : { line: at.line, column: at.col };
      const reason =
        code === 'DUPLICATE_KEY'
          ? 'a key is written twice.'
          : `it is no YAML: ${message.split(' at line ')[0]?.split('\n')[0] ?? code}.`;
      return policyProblem(name, reason, where);
    }),
  );
}

/** The keys of a file of policies. Throws a {@link Refusal} (disclosure-refused) where it has none. */
export function readPolicyFile(name: string, text: string): PolicyFile {
  if (text.length > longest) {
    throw new Refusal(policyProblem(name, 'it is too long for a policy.'));
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, version: '1.2', schema: 'core' });
  requireYaml(document, name);
  if (!isMap(document.contents)) {
    throw new Refusal(
      policyProblem(name, 'it holds no policy, which is a list of keys and values.'),
    );
  }
  return { name, entries: entriesOf(document.contents, lineCounter), problems: [] };
}
