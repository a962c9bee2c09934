const quotedCell = /^ *"((?:[^"]|"")*)" */;
const longest = 65_536;

/** The records at the start of a text, at most `most`; the last may be cut short. */
export function readFields(text: string, delimiter: string, most: number): string[][] {
  const records: string[][] = [];
  let fields: string[] = [];
  let at = 0;
  const endField = (field: string) => fields.push(field);
  const endRecord = () => {
    if (fields.length > 1 || fields[0] !== '') records.push(fields);
    fields = [];
  };
  while (at < text.length && records.length < most) {
    const quoted = /["\s]/.test(text.charAt(at))
      ? quotedCell.exec(text.slice(at, at + longest))
      : null;
    const rest = quoted === null ? '' : (quoted[1] ?? '').replaceAll('""', '"');
    const from = at + (quoted?.[0].length ?? 0);
    let to = from;
    while (to < text.length && text[to] !== delimiter && text[to] !== '\n' && text[to] !== '\r') {
      to += 1;
    }
    endField(rest + text.slice(from, to));
    const end = text[to];
    at = to + (end === '\r' && text[to + 1] === '\n' ? 2 : 1);
    if (end !== delimiter) endRecord();
    else if (at >= text.length) endField('');
  }
  if (fields.length > 0) endRecord();
  return records;
}
