import type { Clean } from './clean-columns.ts';

const phrases = (text: string) => text.trim().replace(/\s+/g, ' ').split(' | ');

const wards =
  phrases(`Adel and Wharfedale | Alwoodley | Ardsley and Robin Hood | Armley | Beeston and
 Holbeck | Bramley and Stanningley | Burmantofts and Richmond Hill | Calverley and Farsley | Chapel
 Allerton | Cross Gates and Whinmoor | Farnley and Wortley | Garforth and Swillington | Gipton and
 Harehills | Guiseley and Rawdon | Harewood | Headingley and Hyde Park | Horsforth | Hunslet and
 Riverside | Killingbeck and Seacroft | Kippax and Methley | Kirkstall | Little London and Woodhouse |
 Middleton Park | Moortown | Morley North | Morley South | Otley and Yeadon | Pudsey | Rothwell |
 Roundhay | Temple Newsam | Weetwood | Wetherby`);
const partnerships = phrases(`Aire Valley | Armley | Beeston and Middleton | Bramley, Wortley and
 Middleton | Chapeltown | Cross Gates | Harehills and Richmond Hill | Holt Park | HATCH | Morley and
 District | Otley and Yeadon | Pudsey | Seacroft | Wetherby | West Leeds | Woodsley | York Road | LSMP`);
const practices =
  phrases(`Oakwood Lane Medical Practice | Dr Hargreaves & Partners | Whitehall Surgery |
 The Avenue Surgery | Park Edge Practice | Victoria Road Health Centre | St Martin's Practice | Manor Park
 Surgery | Dr K Patel and Partners | Street Lane Practice | One Medicare @ The Light | 2 Church Street
 Surgery | Vesper Road | Ashton View Medical Centre | Kirkstall Lane Medical Centre | Dr Lees' Surgery |
 Windsor House Group Practice | Nova Scotia Medical Centre | Thornton Medical Centre | Foundry Lane |
 The Grange Medicare Centre | Hyde Park Surgery | Charles Street Surgery | Robin Lane Medical Centre`);
const sites =
  phrases(`St James's University Hospital | Leeds General Infirmary | Chapel Allerton Hospital |
 Seacroft Hospital | Wharfedale Hospital | Pinderfields Hospital | Bradford Royal Infirmary | James Cook
 University Hospital | King's College Hospital | Queen Elizabeth Hospital Birmingham | Dewsbury and
 District Hospital | Harrogate District Hospital | Royal Victoria Infirmary | Addenbrooke's Hospital`);
const ethnicities = phrases(`White British | White Irish | White - English/Welsh/Scottish/Northern
 Irish/British | Any other White background | Mixed White and Black Caribbean | Mixed White and Asian |
 Indian or British Indian | Pakistani | Bangladeshi | Chinese | Black African | Black Caribbean | Any
 other ethnic group | Arab | Gypsy or Irish Traveller | Not stated`);
const occupations =
  phrases(`Teacher | Nurse | Baker | Butcher | Cook | Carpenter | Driver | Farmer |
 Electrician | Plumber | Solicitor | Accountant | Cleaner | Mason | Taylor | Painter | Retired | Student |
 Unemployed | Civil servant | Shop assistant | Care worker | Warehouse operative | Chef | Engineer |
 Hairdresser | Gardener | Bus driver | Roofer | Porter | Scaffolder | Software developer | Joiner`);
/** Names of illnesses, some of them after people. */
export const conditions =
  phrases(`Asthma | COPD | Parkinson's disease | Crohn's disease | Type 2 diabetes mellitus
 | Addison disease | Essential hypertension | Graves' disease | Down's syndrome | Atrial fibrillation |
 Chronic kidney disease stage 3 | Bell's palsy | Depressive disorder | Heart failure with reduced ejection
 fraction | Osteoarthritis of knee | Malignant neoplasm of breast | Hodgkin lymphoma | Epilepsy | Stroke |
 Alzheimer's disease | Ischaemic heart disease | Non-alcoholic fatty liver disease | Lewy body dementia`);
const languages =
  phrases(`English | Polish | Urdu | Punjabi | Romanian | Arabic | Bengali | Gujarati |
 Kurdish | Farsi | Tigrinya | Mandarin | Cantonese | French | Portuguese | Italian | Spanish | Welsh |
 Shona | Somali | Tamil | British Sign Language | Hindi | Lithuanian | Slovak | Czech | Hungarian`);
const countries =
  phrases(`England | Wales | Scotland | Ireland | Jordan | Georgia | Chad | India | Pakistan |
 Poland | Romania | Nigeria | Ghana | Jamaica | China | Hong Kong | Syria | Iraq | Iran | Eritrea | Kenya |
 South Africa | Italy | Spain | Portugal | France | Germany | Zimbabwe | Zambia | Sri Lanka | Holland`);
const towns =
  phrases(`Leeds | Wakefield | Bradford | Morley | Otley | Preston | Burton | Lincoln | Chester |
 Halifax | Barnsley | Skipton | Selby | Ripon | Harrogate | Kirby | Ashton | Bolton | Bury | Sutton |
 Stafford | Warwick | Derby | Milton | Newton | Hilton | Beverley | Whitby | Thornton | Royston`);
const drugs =
  phrases(`Amlodipine 5mg tablets | Atorvastatin 20mg tablets | Metformin 500mg tablets |
 Salbutamol 100micrograms/dose inhaler CFC free | Omeprazole 20mg gastro-resistant capsules | Sertraline
 50mg tablets | Ramipril 2.5mg capsules | Levothyroxine sodium 25microgram tablets | Aspirin 75mg
 dispersible tablets | Hydroxocobalamin 1mg/1ml solution for injection | Vitamin B12 5mg | Paracetamol
 500mg tablets one or two up to four times a day | Insulin glargine 100units/ml solution for injection`);
const segments =
  phrases(`Die well | Age well | Stay well | Live well | Start well | End of life | Frailty
 and dementia | Long-term conditions | Cancer | Healthy adult | Healthy child | Maternal | Learning
 disability and severe mental illness | Low complexity | Rising risk`);
const smoking = phrases('Never smoked | Current smoker | Ex-smoker | Trivial smoker | Unknown');
const reasons =
  phrases(`Patient choice | Not clinically indicated | Seen elsewhere today | Did not attend |
 Was not brought | Deceased | Moved out of area | Declined by patient after discussion with clinician`);
const months = phrases(
  'January | February | March | April | May | June | July | August | September | October | November | December',
);

const from = (list: readonly string[], ...names: string[]): Omit<Clean, 'how'> => ({
  column: (random) => {
    const some = list.filter(() => random.chance(0.9));
    const used = some.length > 0 ? some : list;
    const small = random.chance(0.15);
    const write = (text: string) => (small ? text.toUpperCase() : text).replace(/\s+/g, ' ');
    return () => write(random.pick(used));
  },
  names,
});

/** Columns of words and names of things. */
export const cleanWords: Readonly<Record<string, Omit<Clean, 'how'>>> = {
  wards: from(wards, 'ward_name', 'ward', 'area', 'name', 'col_5'),
  partnerships: from(partnerships, 'lcp', 'lcp_name', 'neighbourhood_registered', 'col_5'),
  practices: from(practices, 'practice_name', 'gp_practice', 'practice', 'name', 'col_5'),
  sites: from(sites, 'name', 'site_name', 'hospital', 'col_5'),
  'ethnic categories': from(ethnicities, 'ethnicity', 'ethnicity_category', 'col_5', 'description'),
  occupations: from(occupations, 'occupation', 'job', 'col_5', 'category'),
  conditions: from(conditions, 'condition_name', 'condition', 'name', 'diagnosis', 'col_5'),
  languages: from(languages, 'main_language', 'language', 'col_5'),
  countries: from(countries, 'country_of_birth', 'country', 'col_5'),
  towns: from(towns, 'town', 'borough', 'name', 'locality'),
  drugs: from(drugs, 'drug', 'medicine_name', 'product', 'col_5'),
  segments: from(segments, 'segment', 'segment_name', 'cohort', 'name'),
  smoking: from(smoking, 'smoking_status', 'col_5'),
  reasons: from(reasons, 'reason', 'outcome', 'col_5', 'exception_reason'),
  'month names': from(months, 'month', 'month_name', 'col_5'),
};
