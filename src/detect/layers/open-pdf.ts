import type { Opener } from './content.js';
export const openPdf: Opener = () => {};
