/** PLAN.md: what a responder reads, top-down, with the exact commands. */
import type { PlanFacts } from '../facts.js';
import type { PlanDocument } from '../model.js';
import { closeSection, peopleSection, verifySection } from './after-sections.js';
import { decisionSection, pushSection, rehearseSection, rewriteSection } from './rewrite-sections.js';
import { blastRadiusSection, evidenceSection, headerSection, stopSection } from './first-sections.js';
import { hostSection } from './host-section.js';
import { deploySection, fixHeadSection } from './rotate-sections.js';

export function planText(document: PlanDocument, facts: PlanFacts): Buffer {
  const lines = [
    ...headerSection(document),
    ...stopSection(document),
    ...evidenceSection(document),
    ...blastRadiusSection(document),
    ...deploySection(document),
    ...fixHeadSection(document, facts),
    ...decisionSection(document),
    ...(document.rewrite.needed ? rewriteLines(document, facts) : []),
    ...peopleSection(document),
    ...(document.rewrite.needed ? verifySection(document) : []),
    ...closeSection(document),
  ];
  return Buffer.from(`${lines.join('\n').trimEnd()}\n`);
}

function rewriteLines(document: PlanDocument, facts: PlanFacts): string[] {
  return [
    ...rehearseSection(document),
    ...rewriteSection(document),
    ...pushSection(document, facts),
    ...hostSection(document, facts),
  ];
}
