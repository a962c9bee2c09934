// An attacker of the bench's own: the least and the most that each hidden count can be, by linear
// programming, from the shown counts, their totals, and the least that a hidden one is.
import loadHighs from 'highs';

const highs = await loadHighs();
const slack = 1e-6;

/** The lines with something hidden, as rows over the hidden cells: their parts less their total. */
function modelOf({ lines, counts }, variables, least) {
  const place = new Map(variables.map((cell, at) => [cell, at]));
  const [starts, indices, values, sides] = [[], [], [], []];
  for (const { total, parts } of lines) {
    const terms = [[total, -1], ...parts.map((part) => [part, 1])];
    const unknown = terms.filter(([cell]) => place.has(cell));
    if (unknown.length === 0) continue;
    const known = terms.filter(([cell]) => !place.has(cell));
    starts.push(indices.length);
    sides.push(-known.reduce((sum, [cell, sign]) => sum + sign * counts[cell], 0));
    for (const [cell, sign] of unknown) {
      indices.push(place.get(cell));
      values.push(sign);
    }
  }
  starts.push(indices.length);
  const side = Float64Array.from(sides);
  return {
    numCols: variables.length,
    numRows: sides.length,
    colCost: new Float64Array(variables.length),
    colLower: new Float64Array(variables.length).fill(least),
    colUpper: new Float64Array(variables.length).fill(highs.infinity),
    rowLower: side,
    rowUpper: side,
    matrix: {
      format: 'csr',
      numRows: sides.length,
      numCols: variables.length,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
  };
}

/** Takes in a possible table: the least and the most that each hidden count has been found to be. */
function widen(found, model) {
  const { colValue } = model.getSolution();
  colValue.forEach((value, at) => {
    found.least[at] = Math.min(found.least[at], value);
    found.most[at] = Math.max(found.most[at], value);
  });
}

/** Whether the count at a place can be `width` apart. */
function isWide(model, at, width, found) {
  for (const sign of [1, -1]) {
    if (found.most[at] - found.least[at] >= width - slack) return true;
    model.changeColCost(at, sign);
    model.run();
    const status = model.getModelStatus();
    const { optimal, unbounded, unboundedOrInfeasible } = highs.constants.modelStatus;
    if (status === optimal) widen(found, model);
    model.changeColCost(at, 0);
    if (status === unbounded || status === unboundedOrInfeasible) return true;
    if (status !== optimal) throw new Error(`The attacker's problem ended with status ${status}`);
  }
  return found.most[at] - found.least[at] >= width - slack;
}

/** Of the asked cells, all of them hidden, those that an outsider knows more closely than the width. */
export function knownTooWell(table, hidden, asked, least) {
  const variables = [...hidden.keys()].filter((cell) => hidden[cell] === 1);
  if (variables.length === 0) return [];
  const found = {
    least: new Float64Array(variables.length).fill(Infinity),
    most: new Float64Array(variables.length).fill(-Infinity),
  };
  return highs.withModel(modelOf(table, variables, least), (model) => {
    model.options.set({ output_flag: false, presolve: 'off' });
    model.run();
    if (model.getModelStatus() !== highs.constants.modelStatus.optimal)
      throw new Error('No table is possible: the attacker is wrong');
    widen(found, model);
    return variables.filter(
      (cell, at) => asked[cell] === 1 && !isWide(model, at, table.width, found),
    );
  });
}
