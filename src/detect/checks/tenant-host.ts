import { INVALID, UNKNOWN, type Check } from './check.js';

/** First labels under which services publish their own pages; no customer's. */
const PUBLIC_LABELS = new Set(
  'www app apps api auth admin account accounts blog cdn community console dashboard demo dev developer developers docs help id login manage my oss portal releases repo static status support trial trust'.split(
    ' ',
  ),
);

/** A service gives each customer a host name of its own; the service's own pages stand beside them. */
export const tenantHost: Check = {
  name: 'tenant-host',
  about: "a customer's host at a service, not the service's own pages (www, docs, login, …) nor `your-…`; else dropped",
  check: (value) => {
    // A label ends in a letter or a digit (RFC 1123).
    const label = value.slice(0, value.indexOf('.')).toLowerCase();
    return PUBLIC_LABELS.has(label) || /-$|^your|^(?:tenant|domain|instance|subdomain)$/.test(label)
      ? INVALID
      : UNKNOWN;
  },
};
