import type { MappingChoice } from '../../contract/extract.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { DeprivationForm } from './deprivation-form.ts';
import { nameWords } from './name-words.ts';
import { lessSure, out, type Proposal } from './proposal.ts';
import { editions, rankedAreas } from './rank-decile.ts';

/** The edition that a column's name states, e.g. `IMD 2019`; null where it states none. */
export function statedEdition(name: string): string | null {
  const words = nameWords(name);
  const year = words.find((word) => /^(20)?(15|19|25)$|^20(04|07|10)$/.test(word));
  return year === undefined ? null : `IMD 20${year.slice(-2)}`;
}

/** The edition of ranks of which no other has so many; else the one most in use, to be asked about. */
function editionByRange({ greatest }: ColumnProfile): { edition: string; isSure: boolean } {
  const [newest, usual] = editions;
  const most = greatest ?? 0;
  const isSure = most > (rankedAreas(usual) ?? 0) && most <= (rankedAreas(newest) ?? 0);
  return { edition: isSure ? newest : usual, isSure };
}

function askEdition(field: string): Pick<Proposal, 'question'> {
  const choices: readonly MappingChoice[] = editions.map((scale) => ({
    ...{ label: scale, field, scale },
  }));
  return { question: { text: 'Which edition of the IMD is this?', choices } };
}

/** The edition is asked about where nothing else is: a column carries one question. */
const orAsk = (proposal: Proposal & { readonly field: string }): Proposal =>
  proposal.question === undefined ? { ...proposal, ...askEdition(proposal.field) } : proposal;

/** The proposal with its edition: stated, told by the greatest rank, or asked about. */
export function withEdition(
  profile: ColumnProfile,
  form: DeprivationForm,
  proposal: Proposal & { readonly field: string },
): Proposal {
  const stated = statedEdition(profile.name);
  if (stated !== null) {
    return form === 'rank' && rankedAreas(stated) === undefined
      ? out(`Ranks of ${stated} are not read.`)
      : { ...proposal, scale: stated };
  }
  if (form !== 'rank') return orAsk(proposal);
  const { edition, isSure } = editionByRange(profile);
  const said = isSure
    ? `No edition but ${edition} has so many ranks.`
    : `Its edition is not stated; taken for ${edition} till it is said.`;
  const guess = { ...lessSure(proposal, isSure ? 0.95 : 0.6, said), scale: edition };
  return isSure ? guess : orAsk(guess);
}
