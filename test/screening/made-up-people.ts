import type { Random } from './random.ts';

// Parts of made-up people, put together at random: none of them is anybody. The names were not taken
// from the lists of the program.

const split = (text: string) => text.trim().split(/\s+/);

const given =
  split(`Oliver Amelia Muhammad Olivia George Isla Noah Ava Arthur Ivy Leo Freya Theodore
 Lily Alistair Florence Hamish Willow Ibrahim Mia Finlay Sienna Rohan Phoebe Ayaan Elsie Tadeusz Poppy
 Margaret Jean Dorothy Joan Kenneth Ronald Derek Mavis Beryl Raymond Brian Maureen Sheila Pauline Trevor
 Lesley Susan Julie Tracey Paul Andrew Mark Deborah Karen Nicola Gary Ian Wayne Sharon Lorraine Dawn
 Priya Anjali Sanjeev Harpreet Gurpreet Jaswinder Manjit Farzana Nasreen Shabnam Yasmeen Tariq Imtiaz
 Zubair Aleksandra Katarzyna Marcin Agnieszka Wojciech Ngozi Chukwuemeka Olufemi Abimbola Kwame Ama Kofi
 Siobhan Niamh Declan Padraig Rhiannon Gethin Myfanwy Eilidh Catriona Iain Morag Xinyi Wei Hui Thuy Minh
 Fatemeh Reza Leyla Mehdi Ioana Andrei Mihaela Svetlana Dmitri Yelena Carlos Ines Paulo Joao Beatriz
 Christopher Matthew Rebecca Hannah Jessica Thomas Emma Daniel Charlotte Jack Chloe Joshua Lauren Ryan`);

const family =
  split(`Smith Jones Williams Taylor Davies Brown Evans Wilson Thomas Johnson Roberts Patel
 Khan Lewis Jackson Clarke James Phillips Wright Turner Hussain Harrison Singh Morris Begum Ahmed Bell
 Cooper Ward Moore Morgan Kelly Bailey Richardson Cox Marshall Murphy Simpson Ellis Adams Kaur Shaw Ali
 Wilkinson Foster Chapman Mason Powell Webb Rogers Hunt Mills Holmes Palmer Matthews Gibson Fletcher
 Hargreaves Sowerby Ackroyd Sutcliffe Greenhalgh Thwaite Ramsbottom Braithwaite Crowther Illingworth
 Micklethwaite Oldroyd Lumb Haigh Dyson Bairstow Akhtar Chaudhary Mahmood Rehman Siddique Choudhury Uddin
 Dhaliwal Sidhu Grewal Bhogal Chowdhary Nowak Kowalska Wozniak Zielinski Adebayo Okonkwo Mensah Boateng
 Asante Osei Owusu MacDonald McAllister O'Connor Fitzpatrick Gallagher Doherty Llewellyn Pryce Bevan Gwynne
 Penhaligon Trelawney Wu Zhao Nguyen Tran Ionescu Popa Petrov Silva Ferreira Costa Sullivan Barraclough`);

const streetNames =
  split(`Acacia Beech Cedar Victoria Albert Station Church Mill Chapel Park Queens Kings
 Windsor Moorland Hawthorn Elmfield Ashgrove Belmont Carlton Devonshire Ebor Fairfax Gledhow Harrogate
 Ingram Jubilee Kelso Lidgett Montagu Norwood Oakdene Princes Regent Spring Tempest Upland Vesper`);
const streetKinds =
  split(`Street Road Lane Avenue Drive Close Grove Terrace Crescent Mount View Gardens
 St Rd Ln Ave Dr Court Place Way`);
const towns = split(
  'Leeds Wakefield Bradford Halifax York Selby Ripon Skipton Dewsbury Pontefract',
);
const areas = split('LS BD WF HD HX YO HG DN HU S M OL SK SE N E EC B CF EH G BT PL TR SW NW');

/** A number of ten digits with the check digit of an NHS number, from those kept for tests or not. */
export function nhsNumber(random: Random): string {
  for (;;) {
    const nine = random.chance(0.3)
      ? `999${random.digits(6)}`
      : `${random.pick(['4', '6', '7'])}${random.digits(8)}`;
    const check = checkDigit(nine);
    if (check !== null) return `${nine}${check}`;
  }
}

/** A CHI number: six digits of a birthday, then four. */
export function chiNumber(random: Random): string {
  for (;;) {
    const two = (low: number, high: number) => String(random.between(low, high)).padStart(2, '0');
    const nine = `${two(1, 28)}${two(1, 12)}${two(20, 99)}${random.digits(3)}`;
    const check = checkDigit(nine);
    if (check !== null) return `${nine}${check}`;
  }
}

function checkDigit(nine: string): number | null {
  const sum = [...nine].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 || new Set(nine).size === 1 ? null : check;
}

export function postcode(random: Random): string {
  const area = random.pick(areas);
  const district = random.between(1, area.length === 1 ? 19 : 29);
  return `${area}${district} ${random.below(10)}${random.letters(2, 'ABDEFGHJLNPQRSTUWXYZ')}`;
}

export const givenName = (random: Random) => random.pickEarly(given);
export const familyName = (random: Random) => random.pickEarly(family);
export const middle = (random: Random) => random.letters(1, 'ABCDEFGHJKLMNPRSTW');

export function street(random: Random): string {
  const house = `${random.between(1, 240)}${random.chance(0.1) ? random.pick(['a', 'B']) : ''}`;
  const flat = random.chance(0.15) ? `Flat ${random.between(1, 40)}, ` : '';
  return `${flat}${house} ${random.pick(streetNames)} ${random.pick(streetKinds)}`;
}

export const address = (random: Random) =>
  `${street(random)}, ${random.pick(towns)}${random.chance(0.6) ? `, ${postcode(random)}` : ''}`;

export function email(random: Random): string {
  const host = random.pick([
    'example.com',
    'example.org',
    'mail.example.co.uk',
    'post.example.net',
  ]);
  const first = random.pick(given).toLowerCase();
  const last = random.pick(family).toLowerCase().replace("'", '');
  const name = random.pick([
    `${first}.${last}`,
    `${first[0]}${last}${random.digits(2)}`,
    `${last}_${first}`,
  ]);
  return `${name}@${host}`;
}

/** Days of birth of a population whose youngest is `youngest` and whose oldest `oldest`. */
export function birthday(random: Random, youngest = 0, oldest = 96): Date {
  const age = youngest + (oldest - youngest) * Math.min(random.unit(), random.unit() * 1.35);
  return new Date(Date.UTC(2025, 2, 31) - age * 365.25 * 86_400_000);
}

/** An afternoon's note by somebody in a hurry. */
export function note(random: Random): string {
  const who = random.pick([
    'Pt',
    'Patient',
    'Daughter',
    'Carer',
    'Husband',
    'She',
    'He',
    'Neighbour',
  ]);
  const did = split(
    'reports says mentioned denies describes phoned worried struggling coping declined',
  );
  const what = [
    'increasing breathlessness on stairs',
    'no chest pain at present',
    'fell in the kitchen again last week',
    'medication running out before the weekend',
    'difficulty sleeping since the move',
    'that the new inhaler helps a little',
    'poor appetite and some weight loss',
    'being lonely after the funeral',
    'swelling of both ankles in the evening',
  ];
  const then = [
    'Plan bloods and review.',
    'Advised to ring back if worse.',
    'Referred on.',
    'BP fine.',
    'Will discuss at MDT.',
    'Safety netted, happy with plan',
    'tel call to pharmacy',
    'await letter from hospital',
  ];
  const when = random.pick([
    '',
    'Today ',
    'Tues - ',
    `${random.between(1, 28)}/${random.between(1, 12)} `,
  ]);
  return `${when}${who} ${random.pick(did)} ${random.pick(what)}. ${random.pick(then)} ${random.chance(0.5) ? `${who} ${random.pick(did)} ${random.pick(what)}` : ''}`.trim();
}
