import type { Host } from '../../analytics/contract/host.ts';
import { makeStandIn, type StandIn } from './stand-in-host.ts';

declare global {
  var quintile: Host | undefined;
  var standIn: StandIn;
}

const query = new URLSearchParams(location.search);
globalThis.standIn = makeStandIn({
  isOpen: query.has('open'),
  isBare: query.has('bare'),
  isSeveral: query.has('several'),
  isRecovered: query.has('recovered'),
  isBrowser: query.has('browser'),
  isLocked: query.has('locked'),
  isTold: query.has('told'),
  isShut: query.has('shut'),
});
globalThis.quintile = globalThis.standIn.host;
