import { asksScale } from './asks-scale.ts';
import { keepOut, type Proposal } from './proposal.ts';

const isDeprivation = ({ field }: Proposal) => field?.startsWith('imd_') === true;

/** The edition of most columns of deprivation, the first of equals; null where none states one. */
function usualEdition(proposals: readonly Proposal[]): string | null {
  const counts = new Map<string, number>();
  for (const proposal of proposals) {
    const { scale } = proposal;
    if (!isDeprivation(proposal) || scale === undefined || asksScale(proposal)) continue;
    counts.set(scale, (counts.get(scale) ?? 0) + 1);
  }
  let usual: string | null = null;
  for (const [edition, count] of counts) {
    if (usual === null || count > (counts.get(usual) ?? 0)) usual = edition;
  }
  return usual;
}

function otherEdition(proposal: Proposal, usual: string): Proposal {
  const { field, scale = '', question } = proposal;
  const choices = question?.choices ?? [
    { label: `Read ${scale} from this column`, field, scale },
    keepOut,
  ];
  return {
    field: null,
    confidence: 0,
    reason: `Other columns give ${usual}, and editions are not mixed.`,
    question: {
      text: `Deprivation is read from ${usual}. Is ${scale} wanted in its place?`,
      choices,
    },
  };
}

/** Keeps out columns of deprivation of another edition than most; ranks that state none follow it. */
export function oneEdition(proposals: readonly Proposal[]): readonly Proposal[] {
  const usual = usualEdition(proposals);
  if (usual === null) return proposals;
  return proposals.map((proposal) => {
    const { scale } = proposal;
    if (!isDeprivation(proposal) || scale === usual) return proposal;
    if (asksScale(proposal)) {
      return proposal.field === 'imd_rank' ? { ...proposal, scale: usual } : proposal;
    }
    return scale === undefined ? proposal : otherEdition(proposal, usual);
  });
}
