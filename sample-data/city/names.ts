/** The invented city. This name and those below are made up, and meant for no real place. */
export const cityName = 'Quillhaven';

/** The 19 Local Care Partnerships, from the centre outwards. */
export const partnershipNames = [
  'Lanternquay',
  'Cindermoot',
  'Tallowgate',
  'Inkwell Rise',
  'Marrowsill',
  'Copperlark',
  'Threadwharf',
  'Bellfounders',
  'Ambervane',
  'Dovecask',
  'Quernhollow',
  'Plumbline',
  'Foxlantern',
  'Saltscribe',
  'Weftmoor',
  'Gildersnape',
  'Thornquill',
  'Owlspindle',
  'Vellumside',
] as const;

/** Primary care networks: words of the sea, so that none is mistaken for a partnership. */
export const networkNames = [
  'Halyard',
  'Capstan',
  'Bowsprit',
  'Sextant',
  'Mizzen',
  'Binnacle',
  'Keelson',
  'Gunwale',
  'Fathom',
  'Spinnaker',
  'Windlass',
  'Topgallant',
  'Bosun',
  'Hawser',
  'Ratline',
  'Taffrail',
  'Yardarm',
  'Forecastle',
  'Marlinspike',
  'Jackstay',
] as const;

/** Practices are called after birds of the sea and a kind of house. */
export const practiceBirds = [
  'Avocet',
  'Bonxie',
  'Curlew',
  'Dunlin',
  'Eider',
  'Fulmar',
  'Gannet',
  'Kittiwake',
  'Petrel',
  'Shearwater',
] as const;

export const practiceKinds = ['Surgery', 'Medical Centre', 'Health Centre', 'Practice'] as const;

/** An invented code that no real one can equal: real codes hold no hyphen. */
export function code(letter: 'A' | 'L' | 'N' | 'P', number: number, digits: number): string {
  return `SYN-${letter}${String(number).padStart(digits, '0')}`;
}
