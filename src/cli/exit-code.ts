/** Exit codes are a contract (docs/cli.md). */
export const ExitCode = {
  Ok: 0,
  Findings: 1,
  Error: 2,
  Incomplete: 3,
  /** `verify` only: still there, but only refs of the host (pull requests) reach it. */
  HostRefsOnly: 4,
  /** `verify` only: still there, but nothing reaches it. */
  UnreachableOnly: 5,
  Interrupted: 130,
} as const;
