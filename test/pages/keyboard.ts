import type { Page } from 'playwright-core';

const MOST = 250;

/** Goes on by the Tab key until something of that name has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let pressed = 0; pressed < MOST; pressed += 1) {
    await page.keyboard.press(key);
    const focused = await page.evaluate<string>(NAME_OF_FOCUS);
    if (typeof name === 'string' ? focused === name : name.test(focused)) return;
  }
  throw new Error(`the Tab key never came to ${String(name)}`);
}

/** The name that is read out: a label, else the text. */
const NAME_OF_FOCUS = `(() => {
  const at = document.activeElement;
  const by = document.getElementById(at?.getAttribute('aria-labelledby') ?? '')?.textContent;
  const label = at?.getAttribute('aria-label') ?? by ?? at?.labels?.[0]?.textContent ?? at?.textContent ?? '';
  return label.trim().replaceAll(/\\s+/g, ' ');
})()`;
