/** Every channel between the page's bridge and the program: one list, for both ends. */
export const channels = {
  call: 'quintile:call',
  cancel: 'quintile:cancel',
  offer: 'quintile:offer',
  inspect: 'quintile:inspect',
  importFiles: 'quintile:import',
  importSample: 'quintile:import-sample',
  save: 'quintile:save',
  listen: 'quintile:listen',
} as const;

/** What the program sends without being asked. */
export const eventChannel = 'quintile:event';

export type Channel = keyof typeof channels;
