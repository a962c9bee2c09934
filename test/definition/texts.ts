/** A whole document around one rule, which stands in line 8 from column 11. */
export function withRule(rule: string): string {
  return [
    'version: 1',
    'id: example',
    'title: An example',
    'assign: first-match',
    'segments:',
    '  - id: one',
    '    label: One',
    `    when: ${rule}`,
    '  - { id: rest, label: The rest, otherwise: true }',
    '',
  ].join('\n');
}

/** A whole document around its segments, of which the first stands in line 6. */
export function withSegments(segments: string, assign = 'first-match'): string {
  return `version: 1\nid: example\ntitle: An example\nassign: ${assign}\nsegments:\n${segments}`;
}
