const keepMilliseconds = 60_000;

/** Hands bytes to the browser's own download, under a name. */
export function download(bytes: Blob, name: string): void {
  const address = URL.createObjectURL(bytes);
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), keepMilliseconds);
}
