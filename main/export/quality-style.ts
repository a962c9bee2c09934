/** The look of the report: one file, no script, no font to fetch; light, dark, narrow and printed. */
export const qualityStyle = `
:root { color-scheme: light dark; --ink: #1c2b33; --muted: #53646d; --paper: #fff; --panel: #f1f5f6;
  --line: #d3dbde; --strong: #8b999f; --accent: #15607a; --wrong: #a3271f; --look: #7a5200;
  --bar: #a9c3cc; --hatch: #c3ccd0; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edef; --muted: #a3b2b9; --paper: #11191d;
  --panel: #1a242a; --line: #2b3942; --strong: #6e7e86; --accent: #62b6cf; --wrong: #ff9c90;
  --look: #e9bd62; --bar: #35596a; --hatch: #3a4850; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 2rem 1.5rem 4rem; background: var(--paper);
  color: var(--ink); font: 400 0.9375rem/1.5 "IBM Plex Sans", Arial, sans-serif;
  font-variant-numeric: tabular-nums lining-nums; overflow-wrap: break-word; }
h1, dd, th[scope="row"], td { overflow-wrap: anywhere; }
th[scope="row"] { min-width: 7.5rem; }
h1 { margin: 0 0 0.25rem; font-size: 1.75rem; line-height: 1.2; font-weight: 600; }
h2 { margin: 2.75rem 0 0.5rem; font-size: 1.25rem; line-height: 1.3; font-weight: 600; }
h3 { margin: 1.75rem 0 0.25rem; font-size: 1rem; font-weight: 600; }
p { margin: 0 0 0.75rem; max-width: 44rem; }
.kind, .note, caption, .of { color: var(--muted); }
.kind { margin: 0; font-weight: 600; }
.note { font-size: 0.875rem; }
nav { margin: 1.5rem 0 0; padding: 0.75rem 1rem; background: var(--panel); border-radius: 4px; }
nav ul { margin: 0.25rem 0 0; padding: 0; list-style: none; columns: 17rem; column-gap: 2rem; }
a { color: var(--accent); text-underline-offset: 0.15em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1.5rem; margin: 1.25rem 0 0; }
dt { color: var(--muted); } dd { margin: 0; }
.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; margin: 0.5rem 0 0; }
caption { text-align: start; padding-bottom: 0.35rem; font-size: 0.875rem; caption-side: top; }
th, td { padding: 0.4rem 0.75rem 0.4rem 0; text-align: start; vertical-align: top;
  border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
thead :is(th, td) { border-bottom: 1px solid var(--strong); vertical-align: bottom; color: var(--muted);
  font-size: 0.875rem; }
tbody th { font-weight: 400; }
tbody th[scope="rowgroup"] { padding-top: 1rem; font-weight: 600; border-bottom-color: var(--strong); }
.found tbody th { font-weight: 600; width: 17rem; }
.number { text-align: end; white-space: nowrap; width: 8rem; padding-inline-end: 1.25rem; }
.found .number, .rest .number { white-space: normal; }
th.number { white-space: normal; }
.of { display: block; white-space: normal; font-weight: 400; font-size: 0.875rem; }
.verdict { white-space: nowrap; width: 7rem; font-weight: 600; }
.verdict.wrong { color: var(--wrong); } .verdict.look { color: var(--look); }
.verdict.passed, .verdict.not-checked { color: var(--muted); font-weight: 400; }
.verdict::before { display: inline-block; width: 1.25em; content: "\\2013" / ""; }
.verdict.wrong::before { content: "\\00d7" / ""; } .verdict.look::before { content: "?" / ""; }
.verdict.passed::before { content: "\\2713" / ""; }
.hidden { white-space: nowrap; padding: 0 0.35rem; color: var(--ink); border: 1px dashed var(--strong); border-radius: 2px;
  background: repeating-linear-gradient(135deg, var(--hatch) 0 1px, transparent 1px 6px); }
.track { display: inline-block; width: 9rem; height: 0.7rem; background: var(--panel); }
.fill { display: block; height: 100%; background: var(--bar); }
.missing, .risk { max-width: 46rem; }
.percents { table-layout: fixed; min-width: 48rem; } .percents .number { width: auto; }
.percents th { overflow-wrap: break-word; hyphens: auto; }
.percents th:first-child { width: 11rem; }
table + .note, .wide + .note { margin-top: 0.75rem; } .wide + .wide { margin-top: 1.5rem; }
@media (max-width: 40rem) {
  body { padding: 1.25rem 1rem 3rem; }
  dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: 0.6rem; }
  .found, .found :is(caption, tbody), .rest, .rest :is(caption, tbody) { display: block; }
  .number { width: auto; }
  .found thead, .rest thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); }
  :is(.found, .rest) tbody th { min-width: 0; }
  .found tr, .rest tr { display: block; padding: 0.6rem 0; border-bottom: 1px solid var(--line); }
  .found :is(th, td), .rest :is(th, td) { display: block; width: auto; padding: 0; border: 0;
    text-align: start; }
  .found .number:not(:empty)::before, .rest .number:not(:empty)::before { content: "Count: "; color: var(--muted); }
  .bar { display: none; }
}
@media print {
  @page { size: A4; margin: 15mm; }
  :root { color-scheme: light; --ink: #000; --muted: #444; --paper: #fff; --panel: #f1f5f6; --line: #ccc;
    --strong: #777; --accent: #000; --wrong: #8c1c15; --look: #5f4000; --bar: #a9c3cc; --hatch: #c3ccd0; }
  :root { font-size: 10pt; } body { max-width: none; padding: 0; }
  nav { display: none; } h2 { margin-top: 1.75rem; break-after: avoid; } h3 { break-after: avoid; }
  thead { display: table-header-group; } tr { break-inside: avoid; } .wide { overflow: visible; }
  .percents { min-width: 0; }
  .track, .fill, .hidden { print-color-adjust: exact; }
  a { text-decoration: none; }
}
`;
