/**
 * Where an organisation's policies lie, in the folder beside the program: `policies/*.yaml`, and the file
 * that locks the program to one of them.
 */
export const policyFiles = { folder: 'policies', lock: 'locked-policy.yaml' } as const;

/**
 * Whether a file of that name is meant to lock the program: also where its ending is another, which is
 * then said, as a lock that is only misspelt must not be none.
 */
export function isLockName(name: string): boolean {
  return name.toLowerCase().startsWith('locked-policy');
}
