import { type Problem, Refusal } from '../../analytics/contract/problem.ts';

const wrong: Problem = {
  code: 'wrong-passphrase',
  reason: 'The passphrase is not the one that the workspace was sealed with. Nothing was changed.',
  hint: 'Type it again; capitals and spaces count.',
};

const damaged: Problem = {
  code: 'workspace-unreadable',
  reason:
    'The sealed workspace is damaged: it is not as it was sealed. The passphrase is not at fault.',
  hint: 'Take a copy of it from a backup, or import the extract again into a new workspace.',
};

const unknown: Problem = {
  code: 'workspace-unreadable',
  reason: 'The workspace was sealed in a way that this version of Quintile does not know.',
  hint: 'Open it with the version that sealed it, or a newer one.',
};

/** Throws that a passphrase is wrong. */
export function refusePassphrase(): never {
  throw new Refusal(wrong);
}

/** Throws that a sealed file is not as it was sealed. */
export function refuseDamaged(): never {
  throw new Refusal(damaged);
}

/** Throws that a sealed file is of another version, or asks for more than is given. */
export function refuseUnknown(): never {
  throw new Refusal(unknown);
}

const unwritable: Readonly<Record<string, Omit<Problem, 'code'>>> = {
  ENOSPC: {
    reason: 'The disk is full.',
    hint: 'Free some space, or put the workspace on another disk.',
  },
  EDQUOT: { reason: 'The quota of the disk is used up.', hint: 'Free some space.' },
  EFBIG: {
    reason: 'The disk takes no file of this size.',
    hint: 'Put the workspace on another disk.',
  },
};

const away: Omit<Problem, 'code'> = {
  reason: 'The workspace, or its folder, cannot be read or changed there.',
  hint: 'Check that the drive is connected and the folder may be changed, then try again.',
};

/** What the file system said while a workspace was sealed or unsealed, as a refusal. */
export function asFileRefusal(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (error instanceof Refusal || typeof code !== 'string' || !/^E[A-Z]+$/.test(code)) return error;
  return new Refusal({ code: 'output-unwritable', ...(unwritable[code] ?? away) });
}
