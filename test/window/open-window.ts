import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { StandIn } from './stand-in-host.ts';

declare global {
  var standIn: StandIn;
}

export interface OpenedWindow {
  readonly page: Page;
  /** Everything that the page complained of: errors, warnings, refusals of its policy. */
  readonly complaints: string[];
  readonly show: (view: string) => Promise<void>;
}

interface WindowOptions {
  readonly address: string;
  readonly standIn: string;
  readonly width?: number;
  readonly theme?: 'light' | 'dark';
}

/** A window on the stand-in host, in a fresh context. */
export async function openWindow(browser: Browser, options: WindowOptions): Promise<OpenedWindow> {
  const { address, standIn, width = 1440, theme = 'light' } = options;
  const viewport = { width, height: 900 };
  const context = await browser.newContext({ viewport, colorScheme: theme });
  await context.addInitScript({ path: standIn });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  return {
    page,
    complaints,
    async show(view) {
      await page.getByRole('navigation').getByRole('button', { name: view, exact: true }).click();
      await expect.poll(() => page.locator('.skeleton').count()).toBe(0);
    },
  };
}
