/** The pull or merge requests that lead to old commits: what a host's support asks for first. */
import type { PredictionDetail } from '../model.js';
import { plural } from './markdown.js';

const MOST_NUMBERS = 20;

export function pullRequestText({ pullRequests, hostRefs }: PredictionDetail): string {
  if (pullRequests.length > 0) {
    const more = pullRequests.length - MOST_NUMBERS;
    const numbers = pullRequests.slice(0, MOST_NUMBERS).map((number) => `#${number}`);
    return `${pullRequests.length} (${numbers.join(', ')}${more > 0 ? ` and ${more} more` : ''})`;
  }
  if (hostRefs > 0) return `none, but ${plural(hostRefs, 'other ref')} of the host`;
  return 'none in this copy; rewrite.sh run on the host’s URL counts them';
}
