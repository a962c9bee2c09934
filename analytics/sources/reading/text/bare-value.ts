/** A number, a date, an address or a key, as cells hold them and names of columns hardly ever are. */
const bareValue =
  /^[-+]?[£$€]?\d+(?:[.,\d]*\d)?%?$|^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ][\d:.]+(?:Z|[-+]\d\d:?\d\d)?)?$|^\S+@\S+\.\S+$|^https?:|^(?=.*\d)[0-9a-f]{16,64}$|^[0-9a-f]{8}-[0-9a-f-]{27}$/i;

export function isBareValue(cell: string): boolean {
  return bareValue.test(cell);
}

const missing = /^(?:|n\/?a|null|none|nan|unknown|not known|missing|\.|-+|\?+)$/i;

/** Whether a cell is empty or says that nothing is known. */
export function isMissingWord(cell: string): boolean {
  return missing.test(cell);
}
