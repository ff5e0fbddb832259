export * from './anchors';
export * from './deltas';
export * from './trees';
export * from './windows';
export { useCleanLines } from './clean-lines';
export * from './grams';
