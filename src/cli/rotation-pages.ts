import type { Rotation } from '../detect/rules/rule.js';
import type { RotationPage } from '../plan/rotation/model.js';

/** Rotation pages of the rule files in the form that plans keep: what is not known is left out. */
export function rotationPages(rotations: ReadonlyMap<string, Rotation>): Map<string, RotationPage> {
  return new Map([...rotations].map(([id, rotation]) => [id, toPage(rotation)]));
}

function toPage(rotation: Rotation): RotationPage {
  const { id, title, attacker, create, deploy, revoke, breaks, checked, source } = rotation;
  const { command, docs, auditLog, automatic } = rotation;
  return {
    id,
    title,
    attacker,
    create: [...create],
    deploy: [...deploy],
    revoke: [...revoke],
    breaks: [...breaks],
    checked,
    source,
    ...(command === null ? {} : { command }),
    ...(docs === null ? {} : { docs }),
    ...(auditLog === null ? {} : { auditLog }),
    ...(automatic === null ? {} : { automatic }),
  };
}
