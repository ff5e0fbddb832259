/** The page for what no other page knows: honest about that. */
import type { RotationPage } from './model.js';

export const GENERIC_ROTATION: RotationPage = {
  id: 'generic',
  title: 'Credential of an unknown service',
  attacker: 'Whatever the account behind it may do; nothing in the repository says how much that is.',
  create: [
    'Find the owner: the file and variable it stands in, the host beside it, and who committed it.',
    'Make a new value where the old one was made; give it only the rights that are needed.',
  ],
  deploy: ['Bring the new value to every place that reads it, from a secret store, not from the repository.'],
  revoke: [
    'Switch the old value off at its service, then try it once: it must be refused.',
    'End sessions and tokens that were made with it.',
    'Change it everywhere else the same value was used.',
  ],
  auditLog: "The target service's log of sign-ins and calls, since the day the value came into the history.",
  breaks: ['Whatever still uses the old value. Ask before, or be ready to help after.'],
  checked: '2026-11',
  source: 'general-knowledge',
};
