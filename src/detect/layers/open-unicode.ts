import type { Opener } from './content.js';
import { decodeUnicode } from './unicode-text.js';

/** UTF-16 and UTF-32 text as UTF-8; each match keeps its place. */
export const openUnicode: Opener = (content, budget, inside) => {
  const decoded = decodeUnicode(content.bytes);
  if (decoded === null || !budget.takeMember('utf-16')) return;
  inside({
    bytes: decoded.bytes,
    layers: [...content.layers, decoded.layer],
    name: content.name,
    place: (start, end) => content.place(...decoded.place(start, end)),
  });
};
