import type { PageFiles } from '../page-files.ts';
import type { Session } from '../session.ts';

/** What the server of the window works with. */
export interface LoopbackOptions {
  readonly session: Session;
  readonly page: PageFiles;
  /** Absolute path of the folder that dropped files are written to. */
  readonly offers: string;
  /** Bytes that a dropped file may have; 64 GiB where left out. */
  readonly offerLimit?: number;
  /** Milliseconds within which the body of every other request has to arrive; 30 000 where left out. */
  readonly bodyPatience?: number;
  /** Milliseconds without a window after which the program ends; 10 000 where left out. */
  readonly patience?: number;
  /** Called once when the window has gone. */
  readonly onIdle: () => void;
  /** Called when the page has exchanged its token. */
  readonly onBoot?: () => void;
  /** Called once, when five bad tokens have shut the door. */
  readonly onLock?: () => void;
}
