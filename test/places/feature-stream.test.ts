import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ByteSource } from '../../analytics/places/formats/byte-source.ts';
import { scanFeatures } from '../../analytics/places/formats/feature-stream.ts';

/** Bytes handed over a few at a time. */
function source(text: string, chunk: number): ByteSource {
  const bytes = Buffer.from(text);
  function* chunks() {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  }
  const whole = () => bytes;
  return { name: 'x', extension: '.json', size: bytes.length, whole, chunks, beside: () => null };
}

function scanned(text: string, chunk: number) {
  const features: unknown[] = [];
  const frame = scanFeatures(source(text, chunk), (feature) => features.push(feature));
  return { frame, features };
}

test('features read one at a time are those of the whole document, wherever the chunks end', () => {
  const feature = fc.dictionary(fc.string(), fc.jsonValue());
  const document = fc.record({
    type: fc.constant('FeatureCollection'),
    name: fc.oneof(fc.string(), fc.constant('features'), fc.constant('"features":[')),
    features: fc.array(feature),
    after: fc.jsonValue(),
  });
  fc.assert(
    fc.property(document, fc.integer({ min: 1, max: 40 }), fc.boolean(), (value, chunk, wide) => {
      const text = JSON.stringify(value, null, wide ? 2 : 0);
      const whole = JSON.parse(text);
      const found = scanned(text, chunk);
      expect(found.features).toEqual(whole.features);
      expect(found.frame).toEqual({ ...whole, features: [] });
    }),
    { seed: 3, numRuns: 150 },
  );
});

test('a document without features is read whole', () => {
  expect(scanned('\uFEFF[{"features":[{"a":1}]}]', 3)).toEqual({
    frame: [{ features: [{ a: 1 }] }],
    features: [],
  });
  expect(scanned('{"x":{"features":[1]}}', 3).frame).toEqual({ x: { features: [1] } });
});

test.each([
  '{"type":"FeatureColl',
  '{"features":[{"a":1},{"b":',
  '{"features":[{"a":1}',
  '{"features":[{"a":1}]',
  '{"features":[null]}',
  '{"features":[{"a":}]}',
  '',
])('a document that is cut short or is not JSON is a syntax error: %s', (text) => {
  expect(() => scanned(text, 4)).toThrow(SyntaxError);
});
