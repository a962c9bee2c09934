import { expect, test } from 'vitest';
import { element } from '../../renderer/charts/svg.ts';
import { toText } from '../../renderer/charts/to-text.ts';

const drawing = (root: ReturnType<typeof element>) => ({
  root,
  width: 10,
  height: 10,
  title: 'A & B',
  description: 'One < two.',
});

test('a file says what it is: namespace, role, title and description', () => {
  const text = toText(drawing(element('svg', { width: 10 })));
  expect(text).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" role="img" width="10">/);
  expect(text).toContain('<title>A &amp; B</title>');
  expect(text).toContain('<desc>One &lt; two.</desc>');
});

test('coordinates have two decimals at most, and minus zero is zero', () => {
  const text = toText(
    drawing(element('svg', {}, [element('rect', { x: 1.23456, y: -0.0001, width: 1 / 3 })])),
  );
  expect(text).toContain('<rect x="1.23" y="0" width="0.33"/>');
});

test('quotes, angle brackets and line ends in labels cannot break out of an attribute', () => {
  const text = toText(
    drawing(element('svg', {}, [element('text', { id: '"><script>\n' }, ['</text><script>'])])),
  );
  expect(text).not.toContain('<script>');
  expect(text).toContain('id="&quot;&gt;&lt;script&gt;&#10;"');
});

test('characters that XML does not allow are replaced', () => {
  const text = toText(
    drawing(element('svg', {}, [element('text', {}, ['a\u0000b\ud800c \u{1f600}'])])),
  );
  expect(text).toContain('<text>a\ufffdb\ufffdc \u{1f600}</text>');
});

test('what a mark stands for stays out of the file', () => {
  const mark = { dimension: 'lcp', code: 'X01', label: 'secret words' } as const;
  const text = toText(drawing(element('svg', {}, [element('rect', { x: 1 }, [], mark)])));
  expect(text).not.toContain('secret');
  expect(text).not.toContain('X01');
});
