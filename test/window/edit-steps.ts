import type { Page } from 'playwright-core';

/** Opens the editor of the definition in force. */
export async function edit(page: Page) {
  await page.getByRole('tab', { name: 'Edit' }).click();
  await page.locator('.cm-content').waitFor();
}

/** Puts `typed` in the place of the end of a line, of so many letters. */
export async function retype(page: Page, line: string, letters: number, typed: string) {
  await page.locator('.cm-line', { hasText: line }).first().click();
  await page.keyboard.press('End');
  for (let letter = 0; letter < letters; letter++) await page.keyboard.press('Backspace');
  await page.keyboard.type(typed);
  await page.keyboard.press('Escape');
}

/** Asks for three conditions under Age well, where it were four. */
export async function askForThree(page: Page) {
  const rest = ', of: [asthma, copd, diabetes, depression, stroke] }';
  await retype(page, 'at-least: 4', rest.length + 1, `3${rest}`);
}
