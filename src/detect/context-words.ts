import { latin1 } from './latin1.js';
import { LINE_CLIP } from './line-bounds.js';
import type { RuleContext } from './rules/rule.js';
import type { Site } from './site.js';

const LINE_FEED = 10;

/** The first of the rule's context words that stands near the anchor, or null. Notes what was looked at. */
export function contextWord(site: Site, context: RuleContext): string | null {
  const [low, high] = context.lines === 0 ? [site.lineStart, site.lineEnd] : nearbyLines(site, context.lines);
  const text = latin1(site.text, low, high).toLowerCase();
  return context.words.find((word) => text.includes(word)) ?? null;
}

/** The anchor's line and `count` lines each side, clipped as that many lines would be. */
function nearbyLines(site: Site, count: number): [number, number] {
  const { text, anchor, length } = site;
  const floor = Math.max(0, anchor - LINE_CLIP * (count + 1));
  const ceiling = Math.min(length, anchor + LINE_CLIP * (count + 1));
  let low = anchor;
  for (let seen = 0; low > floor; low--) if (text[low - 1] === LINE_FEED && ++seen > count) break;
  let high = anchor;
  for (let seen = 0; high < ceiling; high++) if (text[high] === LINE_FEED && ++seen > count) break;
  site.examined(Math.max(floor, low - 1), high + 1);
  return [low, high];
}
