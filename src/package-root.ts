import { existsSync } from 'node:fs';

/** Folder of this package: the nearest one above with a package.json, whether the program runs from src/, dist/ or its bundle. */
export const PACKAGE_ROOT: URL = findRoot(new URL('./', import.meta.url));

function findRoot(folder: URL): URL {
  if (existsSync(new URL('package.json', folder))) return folder;
  const parent = new URL('../', folder);
  return parent.href === folder.href ? folder : findRoot(parent);
}
