export * from './anchors';
export * from './deltas';
export * from './trees';
export * from './windows';
export { useLineMemory } from './memory-of-lines';
export * from './grams';
