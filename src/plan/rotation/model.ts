/** How to rotate one kind of credential. The pages are data: `rotations:` in patterns/*.yml. */
export interface RotationPage {
  id: string;
  title: string;
  /** What an attacker can do with it. */
  attacker: string;
  /** Steps that make the new value. */
  create: string[];
  /** Steps that bring it to where it is used. */
  deploy: string[];
  /** Steps that make the old value worthless. */
  revoke: string[];
  /** Command line, placeholders in CAPITALS; never a secret on it. */
  command?: string;
  docs?: string;
  auditLog?: string;
  /** What the provider does by itself when the value is pushed publicly. */
  automatic?: string;
  breaks: string[];
  /** Month the facts were checked. */
  checked: string;
  source: 'research' | 'general-knowledge';
}
