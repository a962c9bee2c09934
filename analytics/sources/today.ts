/** This day, ISO 8601, in universal time. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
