/** What marks the fuses in Electron's binary; a version byte, a length byte and the fuses follow. */
export const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Electron's fuses in the order of their wire, version 1. */
export const fuseNames = [
  'RunAsNode',
  'EnableCookieEncryption',
  'EnableNodeOptionsEnvironmentVariable',
  'EnableNodeCliInspectArguments',
  'EnableEmbeddedAsarIntegrityValidation',
  'OnlyLoadAppFromAsar',
  'LoadBrowserProcessSpecificV8Snapshot',
  'GrantFileProtocolExtraPrivileges',
  'WasmTrapHandlers',
] as const;

/** A binary with nothing in it but fuses, as Electron ships them. */
export function binaryWithFuses(fuses: string): Buffer {
  return Buffer.concat([
    Buffer.from(`before ${sentinel}`),
    Buffer.from([1, fuses.length]),
    Buffer.from(`${fuses} after`),
  ]);
}

/** The fuses of a binary by name: true where the fuse is on. */
export function readFuses(binary: Buffer): Record<string, boolean> {
  const wire = binary.indexOf(sentinel) + sentinel.length + 2;
  return Object.fromEntries(
    fuseNames.map((name, index) => [name, binary[wire + index] === '1'.charCodeAt(0)]),
  );
}
