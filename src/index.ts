/** What the library offers; nothing else is public. */
export { UnearthError, type ErrorCode } from './errors.js';
export { scanRepository, scanWithDetector } from './scan/scan-repository.js';
export type { ScanOptions, ScanProgress } from './scan/options.js';
export { traceValue } from './scan/trace.js';
export type { ValueForm } from './detect/value-detector.js';
export { defaultDetector, type DefaultDetectorOptions } from './detect/default-detector.js';
export type { Confidence, Detector, RuleInfo, RuleKind, Severity, Verdict } from './detect/types.js';
export { concealValues, revealValues } from './findings/disclose.js';
export { foldBulkFiles } from './findings/fold-bulk-files.js';
export { foldParts } from './findings/fold-parts.js';
export { SCHEMA_VERSION } from './findings/model.js';
export type {
  CommitRef,
  Coverage,
  CoverageGap,
  Exposure,
  Finding,
  Occurrence,
  Place,
  Reach,
  ScanReport,
  ScanResult,
} from './findings/model.js';
export { assemblePlan } from './plan/assemble-plan.js';
export { collectPlanFacts } from './rehearse/collect-plan-facts.js';
export { writePlanFolder } from './rehearse/write-plan-folder.js';
export { rehearse } from './rehearse/rehearse.js';
export { verifyRewrite } from './rehearse/verify.js';
