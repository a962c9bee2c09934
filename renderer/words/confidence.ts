const sureFrom = 0.9;
const likelyFrom = 0.6;

/** How sure a proposal is, in a word; confidence is 0 to 1. */
export function confidenceWord(confidence: number): 'sure' | 'likely' | 'unsure' {
  if (confidence >= sureFrom) return 'sure';
  return confidence >= likelyFrom ? 'likely' : 'unsure';
}
