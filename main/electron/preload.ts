import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Host, HostEvent } from '../../analytics/contract/host.ts';
import { channels, eventChannel } from './channels.ts';

const listeners = new Set<(event: HostEvent) => void>();
let isListening = false;

function startListening() {
  if (isListening) return;
  isListening = true;
  ipcRenderer.on(eventChannel, (_event, hostEvent: HostEvent) => {
    for (const listener of [...listeners]) listener(hostEvent);
  });
  ipcRenderer.invoke(channels.listen);
}

const host = {
  kind: 'electron',
  call: (method, ask, call) => ipcRenderer.invoke(channels.call, method, ask, call),
  cancel: (call) => void ipcRenderer.invoke(channels.cancel, call),
  offer: (file) => ipcRenderer.invoke(channels.offer, webUtils.getPathForFile(file)),
  forget: (handles) => ipcRenderer.invoke(channels.forget, handles),
  inspect: (handles, call, mapping) => ipcRenderer.invoke(channels.inspect, handles, call, mapping),
  importFiles: (ask, call) => ipcRenderer.invoke(channels.importFiles, ask, call),
  importSample: (call) => ipcRenderer.invoke(channels.importSample, call),
  save: (spec, format, hideFurther = false) =>
    ipcRenderer.invoke(channels.save, spec, format, hideFurther),
  remembered: (signature) => ipcRenderer.invoke(channels.remembered, signature),
  saveMapping: (mapping) => ipcRenderer.invoke(channels.saveMapping, mapping),
  saveDefinition: (definition) => ipcRenderer.invoke(channels.saveDefinition, definition),
  saveQuality: (format) => ipcRenderer.invoke(channels.saveQuality, format),
  workspaces: () => ipcRenderer.invoke(channels.workspaces),
  openWorkspace: (ask, call) => ipcRenderer.invoke(channels.openWorkspace, ask, call),
  sealWith: (passphrase) => ipcRenderer.invoke(channels.sealWith, passphrase),
  deleteWorkspace: (handle) => ipcRenderer.invoke(channels.deleteWorkspace, handle),
  keepRecent: (isOn) => ipcRenderer.invoke(channels.keepRecent, isOn),
  listen(listener) {
    listeners.add(listener);
    startListening();
    return () => void listeners.delete(listener);
  },
} satisfies Host;

contextBridge.exposeInMainWorld('quintile', Object.freeze(host));
