export type Value = string | number | boolean;

/** Numbers between two ends; infinite ends are open. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly fromOpen: boolean;
  readonly toOpen: boolean;
}

/** Some values of a column: those listed, all but those listed, or numbers in spans that go upwards. */
export type Values =
  | { readonly kind: 'some'; readonly values: ReadonlySet<Value> }
  | { readonly kind: 'but'; readonly values: ReadonlySet<Value> }
  | { readonly kind: 'spans'; readonly spans: readonly Span[] };

/** What a column may hold for a person: some values, and perhaps none at all. */
export interface ValueSet {
  readonly missing: boolean;
  readonly values: Values;
}

export const everyNumber: Span = {
  from: Number.NEGATIVE_INFINITY,
  to: Number.POSITIVE_INFINITY,
  fromOpen: true,
  toOpen: true,
};

export function meetSpans(a: Span, b: Span): Span | null {
  const [low, high] = [Math.max(a.from, b.from), Math.min(a.to, b.to)];
  const fromOpen = (a.from === low && a.fromOpen) || (b.from === low && b.fromOpen);
  const toOpen = (a.to === high && a.toOpen) || (b.to === high && b.toOpen);
  if (low > high || (low === high && (fromOpen || toOpen))) return null;
  return { from: low, to: high, fromOpen, toOpen };
}

/** Whether a span lies wholly inside another. */
export function isSpanWithin(inner: Span, outer: Span): boolean {
  const met = meetSpans(inner, outer);
  return (
    met !== null &&
    met.from === inner.from &&
    met.to === inner.to &&
    met.fromOpen === inner.fromOpen &&
    met.toOpen === inner.toOpen
  );
}

/** The numbers between, before and after some spans, which go upwards and do not touch. */
export function gapsOf(spans: readonly Span[]): readonly Span[] {
  const gaps: Span[] = [];
  let { from, fromOpen } = everyNumber;
  for (const span of spans) {
    const before = { from, fromOpen, to: span.from, toOpen: !span.fromOpen };
    if (before.from < before.to || (before.from === before.to && !fromOpen && !before.toOpen)) {
      gaps.push(before);
    }
    from = span.to;
    fromOpen = !span.toOpen;
  }
  if (from < everyNumber.to) gaps.push({ ...everyNumber, from, fromOpen });
  return gaps;
}

/** Spans that are in both of two lists, each of which goes upwards. */
function meetLists(a: readonly Span[], b: readonly Span[]): readonly Span[] {
  const met: Span[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [one, other] = [a[i], b[j]];
    if (one === undefined || other === undefined) return met;
    const both = meetSpans(one, other);
    if (both !== null) met.push(both);
    if (one.to < other.to || (one.to === other.to && one.toOpen)) i += 1;
    else j += 1;
  }
}

const isListed = (values: Values, one: Value) =>
  values.kind !== 'spans' && values.values.has(one) === (values.kind === 'some');

function meetValues(a: Values, b: Values): Values {
  if (a.kind === 'spans' || b.kind === 'spans') {
    if (a.kind !== 'spans' || b.kind !== 'spans') return { kind: 'some', values: new Set() };
    return { kind: 'spans', spans: meetLists(a.spans, b.spans) };
  }
  if (a.kind === 'but' && b.kind === 'but') {
    return { kind: 'but', values: new Set([...a.values, ...b.values]) };
  }
  const [listed, other] = a.kind === 'some' ? [a, b] : [b, a];
  return {
    kind: 'some',
    values: new Set([...listed.values].filter((one) => isListed(other, one))),
  };
}

export function meet(a: ValueSet, b: ValueSet): ValueSet {
  return { missing: a.missing && b.missing, values: meetValues(a.values, b.values) };
}

/** Whether nothing is left, not even a missing value. */
export function isEmpty({ missing, values }: ValueSet): boolean {
  if (missing || values.kind === 'but') return false;
  return values.kind === 'spans' ? values.spans.length === 0 : values.values.size === 0;
}

function someListed(values: ReadonlySet<Value>, wanted: (one: Value) => boolean): boolean {
  for (const one of values) if (wanted(one)) return true;
  return false;
}

/** Whether two sets have anything in common. */
export function overlap(a: ValueSet, b: ValueSet): boolean {
  if (a.missing && b.missing) return true;
  const [one, other] = [a.values, b.values];
  if (one.kind === 'spans' || other.kind === 'spans') return !isEmpty(meet(a, b));
  if (one.kind === 'some') return someListed(one.values, (value) => isListed(other, value));
  return other.kind === 'but' || someListed(other.values, (value) => isListed(one, value));
}

/** Whether a set lies wholly inside another. */
export function isWithin(inner: ValueSet, outer: ValueSet): boolean {
  if (inner.missing && !outer.missing) return false;
  const [a, b] = [inner.values, outer.values];
  if (a.kind === 'spans') {
    const holds = (one: Span) =>
      b.kind === 'spans' && b.spans.some((whole) => isSpanWithin(one, whole));
    return a.spans.every(holds);
  }
  if (a.kind === 'some') return !someListed(a.values, (one) => !isListed(b, one));
  return b.kind === 'but' && !someListed(b.values, (one) => !a.values.has(one));
}

/** How much there is to look through in a set. */
export function sizeOf({ values }: ValueSet): number {
  return values.kind === 'spans' ? values.spans.length : values.values.size;
}
