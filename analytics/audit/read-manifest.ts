import {
  type AuditDimension,
  type AuditPolicy,
  type AuditTable,
  type PopulationRule,
  roundingMethods,
  type StatedWithin,
} from './manifest.ts';
import {
  codeOrNull,
  type Found,
  flagOf,
  inside,
  isMap,
  items,
  refuseManifest,
  textOf,
  textOrNull,
  wholeOf,
  wordOf,
} from './manifest-checks.ts';
import { normalRule } from './normal-rule.ts';

const unsafe = /[\\\p{Cc}]|^\/|^[A-Za-z]:|(^|\/)(\.{0,2})(\/|$)/u;

/** A path within the bundle: no way out of it, by whatever spelling. */
function fileOf(found: Found): string {
  const path = textOf(found);
  if (unsafe.test(path)) refuseManifest(found, 'is not the path of a file within the bundle.');
  return path;
}

function codesOf(found: Found): readonly string[] {
  return items(found).map((code) => codeOrNull(code) ?? refuseManifest(code, 'is missing.'));
}

/** Lists of codes by a name each; nothing where they are left out. */
function codesByName(found: Found): ReadonlyMap<string, readonly string[]> {
  const value = found.value ?? {};
  if (!isMap(value)) return refuseManifest(found, 'is not an object.');
  return new Map(Object.keys(value).map((name) => [name, codesOf(inside(found, name))]));
}

function dimensionOf(found: Found): AuditDimension {
  return {
    name: textOf(inside(found, 'name')),
    total: codeOrNull(inside(found, 'total')),
    sum: codeOrNull(inside(found, 'sum')),
    parent: textOrNull(inside(found, 'parent')),
    overlapping: flagOf(inside(found, 'overlapping')),
    none: codeOrNull(inside(found, 'none')),
    merged: codesByName(inside(found, 'merged')),
    complete: flagOf(inside(found, 'complete')),
    listed: flagOf(inside(found, 'listed')),
  };
}

/** Refuses a hierarchy that comes back to itself. */
function requireTree(dimensions: readonly AuditDimension[], found: Found): void {
  const above = new Map(dimensions.map(({ name, parent }) => [name, parent]));
  for (const { name } of dimensions) {
    let at = above.get(name) ?? null;
    for (let steps = 0; at !== null && steps <= dimensions.length; steps += 1) {
      if (at === name) refuseManifest(found, `"${name}" is above itself by "parent".`);
      at = above.get(at) ?? null;
    }
  }
}

const mostDimensions = 12;

function dimensionsOf(found: Found): readonly AuditDimension[] {
  const dimensions = items(found).map(dimensionOf);
  if (dimensions.length > mostDimensions) {
    refuseManifest(found, `holds more than ${mostDimensions} dimensions.`);
  }
  const names = new Set(dimensions.map(({ name }) => name));
  if (names.size < dimensions.length) refuseManifest(found, 'names a dimension twice.');
  requireTree(dimensions, found);
  return dimensions;
}

/** What the codes of dimensions are within: by dimension, by dimension above, a code each. */
function withinOf(found: Found): readonly StatedWithin[] {
  const namesOf = (held: Found) => {
    if (held.value === undefined) return [];
    return isMap(held.value) ? Object.keys(held.value) : refuseManifest(held, 'is not an object.');
  };
  return namesOf(found).flatMap((name) => {
    const own = inside(found, name);
    return namesOf(own).map((parent) => {
      const codes = inside(own, parent);
      const above = namesOf(codes).map((code) => [code, textOf(inside(codes, code))] as const);
      return { name, parent, above: new Map(above) };
    });
  });
}

function policyOf(found: Found): AuditPolicy {
  const threshold = wholeOf(inside(found, 'threshold'), 0);
  const method = inside(found, 'rounding_method');
  const width = inside(found, 'protection_width');
  const zero = wordOf(inside(found, 'zero'), ['shown', 'hidden']);
  const leftOut = inside(found, 'zero_left_out');
  const stated = width.value === undefined ? threshold + 1 : wholeOf(width, 0);
  return {
    id: textOf(inside(found, 'id')),
    threshold,
    zero,
    rounding: Math.max(1, wholeOf(inside(found, 'rounding'), 0)),
    roundingMethod: method.value === undefined ? 'nearest' : wordOf(method, roundingMethods),
    zeroLeftOut: leftOut.value === undefined ? zero : wordOf(leftOut, ['shown', 'hidden']),
    tiesUp: inside(found, 'rounding_ties').value === 'up',
    width: width.value === undefined && threshold === 0 && zero === 'shown' ? 0 : stated,
  };
}

function ruleOf(found: Found): PopulationRule | null {
  if (found.value === undefined) return null;
  const filters = codesByName(inside(found, 'filters'));
  const where = inside(found, 'where').value ?? null;
  return normalRule({ where, filters: Object.fromEntries(filters) });
}

function tableOf(found: Found, bundle: string): AuditTable {
  const text = (key: string) => textOrNull(inside(found, key));
  const hashes = inside(found, 'hashes');
  const hash = (key: string) =>
    hashes.value === undefined ? null : textOrNull(inside(hashes, key));
  return {
    bundle,
    file: fileOf(inside(found, 'file')),
    measure: textOf(inside(found, 'measure')),
    form: text('form'),
    unit: text('unit'),
    numerator: text('numerator'),
    denominator: text('denominator'),
    exclusions: text('exclusions'),
    eligible: inside(found, 'eligible').value ?? null,
    dimensions: dimensionsOf(inside(found, 'dimensions')),
    within: withinOf(inside(found, 'within')),
    codes: codesByName(inside(found, 'codes')),
    policy: policyOf(inside(found, 'policy')),
    definition: hash('definition') ?? text('definition'),
    definitionId: text('definition'),
    population: text('population'),
    populationRule: ruleOf(inside(found, 'population_rule')),
    edition: text('edition'),
    asAt: text('as_at'),
    extract: text('extract'),
    hash: hash('table'),
  };
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return refuseManifest({ at: '', file }, 'is not JSON.');
  }
}

/**
 * The tables of a bundle's manifest, those of other programs included: keys that are not known are
 * passed over. Throws a {@link Refusal} (file-unreadable) that names the value that is wrong.
 */
export function readManifest(text: string, bundle: string): readonly AuditTable[] {
  const file = `${bundle}/manifest.json`;
  const whole: Found = { value: parsed(text, file), at: '', file };
  const tables = items(inside(whole, 'tables')).map((found) => tableOf(found, bundle));
  if (tables.length === 0) refuseManifest({ at: 'tables', file }, 'lists no table.');
  const names = new Set(tables.map((table) => table.file));
  if (names.size < tables.length) refuseManifest({ at: 'tables', file }, 'lists a file twice.');
  return tables;
}
