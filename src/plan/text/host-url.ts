/** The address that the plan's commands are given: the same remote that the host was recognised by. */
import { hostRemote } from '../host.js';
import { shellQuote } from '../files/shell-quote.js';
import type { PlanDocument } from '../model.js';

/** One shell word; `without` stands where the repository has no remote. */
export function hostUrl({ repository }: Pick<PlanDocument, 'repository'>, without = 'URL'): string {
  return shellQuote(hostRemote(repository.remotes)?.url ?? without);
}
