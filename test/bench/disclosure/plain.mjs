// The plain rules of thumb, which look at one line at a time.

const hiddenOf = ({ total, parts }, hidden) =>
  [total, ...parts].filter((cell) => hidden[cell] === 1);

/** Hides what may be hidden in lines that have one hidden cell alone, until there is no such line. */
function pairUp(table, hidden) {
  const { lines, counts } = table;
  for (let changed = true; changed; ) {
    changed = false;
    for (const line of lines) {
      if (hiddenOf(line, hidden).length !== 1) continue;
      const shown = line.parts.filter((cell) => hidden[cell] === 0 && counts[cell] > 0);
      const [smallest = line.total] = shown.sort((one, other) => counts[one] - counts[other]);
      hidden[smallest] = 1;
      changed = true;
    }
  }
  return hidden;
}

/** At least two in each row and column: beside a lone hidden cell the smallest other one is hidden. */
export function twoInEachLine(table) {
  return pairUp(table, table.primary.slice());
}

/** The whole row and column of every small cell, their totals left. */
export function wholeLines(table) {
  const hidden = table.primary.slice();
  for (const line of table.lines) {
    if (hiddenOf(line, table.primary).length === 0) continue;
    for (const cell of line.parts) if (table.counts[cell] > 0) hidden[cell] = 1;
  }
  return pairUp(table, hidden);
}
