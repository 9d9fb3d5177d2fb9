import type { Page } from 'playwright-core';

/** Texts that stand out from their ground by less than WCAG 2.2 AA asks for (1.4.3: 4.5, large text 3). */
export async function contrastFaults(page: Page): Promise<string[]> {
  const faults: unknown = await page.evaluate(SCRIPT);
  return Array.isArray(faults) ? faults.map(String) : ['the page gave no answer'];
}

// Runs in the page, which is no part of this program's types.
const SCRIPT = `(() => {
  const channels = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number);
  const light = ([red, green, blue]) => {
    const linear = [red, green, blue].map((value) => value / 255).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const ground = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const [red, green, blue, alpha = 1] = channels(getComputedStyle(at).backgroundColor);
      if (alpha > 0.99 && red !== undefined) return [red, green, blue];
    }
    return [255, 255, 255];
  };
  const faults = [];
  for (const element of document.querySelectorAll('body *')) {
    const text = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim()).join('');
    if (text === '' || element.closest('style, title') !== null) continue;
    const style = getComputedStyle(element);
    const colour = channels(element instanceof SVGElement ? style.fill : style.color);
    const [one, two] = [light(colour), light(ground(element))].sort((left, right) => right - left);
    const ratio = (one + 0.05) / (two + 0.05);
    const large = parseFloat(style.fontSize) >= 24;
    if (ratio < (large ? 3 : 4.5)) faults.push(element.tagName + ' ' + ratio.toFixed(2) + ' ' + text.slice(0, 40));
  }
  return faults;
})()`;
