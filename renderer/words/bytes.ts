const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat('en-GB', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** A file's size as people read it: `3.4 MB`. */
export function formatBytes(size: number): string {
  if (size < 1000) return `${whole.format(size)} bytes`;
  if (size < 1_000_000) return `${tenth.format(size / 1000)} kB`;
  if (size < 1_000_000_000) return `${tenth.format(size / 1_000_000)} MB`;
  return `${tenth.format(size / 1_000_000_000)} GB`;
}
