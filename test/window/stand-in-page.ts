import type { Host } from '../../analytics/contract/host.ts';
import { makeStandIn, type StandIn } from './stand-in-host.ts';

declare global {
  var quintile: Host | undefined;
  var standIn: StandIn;
}

globalThis.standIn = makeStandIn({ isOpen: new URLSearchParams(location.search).has('open') });
globalThis.quintile = globalThis.standIn.host;
