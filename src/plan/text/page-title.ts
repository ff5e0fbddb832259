/** What a rotation page is about. The generic one says nothing of the kind, so it is named after the credentials. */
import type { PlanCredential } from '../model.js';
import type { RotationPage } from '../rotation/model.js';
import { plain } from './markdown.js';

const MOST_TITLES = 4;

export function pageTitle(page: RotationPage, credentials: readonly PlanCredential[]): string {
  if (page.id !== 'generic') return plain(page.title);
  const titles = [...new Set(credentials.filter(({ rotation }) => rotation === page.id).map(({ title }) => title))];
  const more = titles.length > MOST_TITLES ? ` and ${titles.length - MOST_TITLES} more kinds` : '';
  return titles.slice(0, MOST_TITLES).map(plain).join(', ') + more;
}
