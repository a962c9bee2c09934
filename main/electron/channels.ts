/** Every channel between the page's bridge and the program: one list, for both ends. */
export const channels = {
  call: 'quintile:call',
  cancel: 'quintile:cancel',
  offer: 'quintile:offer',
  forget: 'quintile:forget',
  inspect: 'quintile:inspect',
  importFiles: 'quintile:import',
  importSample: 'quintile:import-sample',
  save: 'quintile:save',
  remembered: 'quintile:remembered',
  saveMapping: 'quintile:save-mapping',
  saveDefinition: 'quintile:save-definition',
  saveQuality: 'quintile:save-quality',
  workspaces: 'quintile:workspaces',
  openWorkspace: 'quintile:open-workspace',
  sealWith: 'quintile:seal',
  deleteWorkspace: 'quintile:delete-workspace',
  keepRecent: 'quintile:keep-recent',
  listen: 'quintile:listen',
} as const;

/** What the program sends without being asked. */
export const eventChannel = 'quintile:event';

export type Channel = keyof typeof channels;
