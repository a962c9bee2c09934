/** Digests of MD5, SHA-1, SHA-2 and SHA-3, in hexadecimal. */
const hexadecimal =
  /^(?:0x)?(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i;
const uuid = /^[{]?[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}[}]?$/i;
const base64 = /^[A-Za-z0-9+/_-]{21,86}={0,2}$/;

/** The fourth version of a UUID says so in its thirteenth digit, and which kind it is in its seventeenth. */
const randomUuid =
  /^[{]?[0-9a-f]{8}-?[0-9a-f]{4}-?4[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}[}]?$/i;

const lengthsOfBase64: ReadonlySet<number> = new Set([22, 27, 38, 43, 64, 86]);

const hasBothCases = (text: string) => /[a-z]/.test(text) && /[A-Z]/.test(text);

/** Whether a value looks like the digest of another, or like a random key: a UUID. */
export function looksHashed(text: string): boolean {
  if (text.length < 20 || text.length > 130) return false;
  if (hexadecimal.test(text) || uuid.test(text)) return true;
  const letters = text.replace(/[^a-z]/gi, '').length;
  const digits = text.replace(/\D/g, '').length;
  return base64.test(text) && letters > digits && hasBothCases(text);
}

/** Whether a value is a digest of one of the usual lengths, and neither a UUID nor words run together. */
export function isDigest(text: string): boolean {
  if (hexadecimal.test(text))
    return /\d/.test(text) && /[a-f]/i.test(text) && !randomUuid.test(text);
  const bare = text.replace(/=+$/, '');
  return (
    base64.test(text) && lengthsOfBase64.has(bare.length) && /\d/.test(bare) && hasBothCases(bare)
  );
}
