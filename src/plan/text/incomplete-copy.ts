/** Copies from which no rewrite can be made: rewrite.sh refuses them. */
import type { PlanDocument } from '../model.js';

const KINDS = ['shallow', 'partial', 'single-branch'] as const;

export type IncompleteCopy = (typeof KINDS)[number];

/** What is wrong with the copy that was planned from; null where it is whole. */
export function incompleteCopy({ manual }: Pick<PlanDocument, 'manual'>): IncompleteCopy | null {
  return KINDS.find((kind) => manual.some((step) => step.kind === kind)) ?? null;
}
