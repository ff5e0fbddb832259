export * from './anchors';
export * from './deltas';
export * from './trees';
export * from './windows';
export { cutLines, forgetLines, lineKey, lineNumber, useCleanLines } from './clean-lines';
export * from './grams';
export { notedLines, startLineNotes, useLineNotes } from './line-notes';
