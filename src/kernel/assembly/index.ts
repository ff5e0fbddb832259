export * from './anchors';
export * from './deltas';
