import type { BaseWindow, BrowserWindow, MenuItemConstructorOptions } from 'electron';

export interface MenuOptions {
  readonly isMac: boolean;
  readonly isPackaged: boolean;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** Half a step each; beyond these limits a window would be unreadable and hard to bring back. */
const zoomLimits = { least: -2, most: 4 };

function zoomBy(step: number | null) {
  return (_item: unknown, window: BaseWindow | undefined) => {
    const contents = (window as BrowserWindow | undefined)?.webContents;
    if (contents === undefined) return;
    const wanted = step === null ? 0 : contents.getZoomLevel() + step;
    contents.setZoomLevel(Math.min(zoomLimits.most, Math.max(zoomLimits.least, wanted)));
  };
}

const appMenu: MenuItemConstructorOptions = {
  label: 'Quintile',
  submenu: [
    { role: 'about' },
    separator,
    { role: 'services' },
    separator,
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    separator,
    { role: 'quit' },
  ],
};

const editMenu: MenuItemConstructorOptions = {
  label: 'Edit',
  submenu: [
    { role: 'undo' },
    { role: 'redo' },
    separator,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'delete' },
    separator,
    { role: 'selectAll' },
  ],
};

function viewMenu(isPackaged: boolean): MenuItemConstructorOptions {
  const tools: MenuItemConstructorOptions[] = [separator, { role: 'toggleDevTools' }];
  return {
    label: 'View',
    submenu: [
      { label: 'Actual size', accelerator: 'CommandOrControl+0', click: zoomBy(null) },
      { label: 'Zoom in', accelerator: 'CommandOrControl+Plus', click: zoomBy(0.5) },
      { label: 'Zoom out', accelerator: 'CommandOrControl+-', click: zoomBy(-0.5) },
      separator,
      { role: 'togglefullscreen' },
      ...(isPackaged ? [] : tools),
    ],
  };
}

/** The menu as data. It holds no reload: a page that is loaded again has lost what it showed. */
export function menuTemplate({ isMac, isPackaged }: MenuOptions): MenuItemConstructorOptions[] {
  const fileMenu: MenuItemConstructorOptions = {
    label: 'File',
    submenu: [isMac ? { role: 'close' } : { role: 'quit' }],
  };
  const windowMenu: MenuItemConstructorOptions = {
    label: 'Window',
    submenu: isMac
      ? [{ role: 'minimize' }, { role: 'zoom' }, separator, { role: 'front' }]
      : [{ role: 'minimize' }, { role: 'close' }],
  };
  const helpMenu: MenuItemConstructorOptions = { role: 'help', submenu: [{ role: 'about' }] };
  return [
    ...(isMac ? [appMenu] : []),
    fileMenu,
    editMenu,
    viewMenu(isPackaged),
    windowMenu,
    ...(isMac ? [] : [helpMenu]),
  ];
}
