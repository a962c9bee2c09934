/** How long a printed address works, and how often a new one is printed while nobody comes. */
const printedLife = 60_000;
const printings = 30;

/** Addresses that are being printed. */
export interface Printing {
  stop(): void;
}

export const noPrint: Printing = { stop: () => undefined };

/** Prints addresses, each good for a minute, until it is stopped; gives up after half an hour. */
export function printAddresses(
  mintAddress: (life: number) => string,
  print: (line: string) => void,
  giveUp: () => void,
): Printing {
  let printed = 0;
  const again = () => {
    if (printed >= printings) return giveUp();
    const lead =
      printed === 0
        ? 'Open this address in a browser within a minute'
        : 'That one is too old; this one is new';
    printed += 1;
    return print(`${lead}:\n${mintAddress(printedLife)}`);
  };
  again();
  const timer = setInterval(again, printedLife);
  return { stop: () => clearInterval(timer) };
}
