/** Bodies of git-filter-repo's callbacks. They hold no data: the helper beside them does the work. */
const IMPORT = [
  'import os, sys',
  "if os.environ['UNEARTH_PLAN'] not in sys.path:",
  "  sys.path.insert(0, os.environ['UNEARTH_PLAN'])",
  'import unearth_rewrite\n',
].join('\n');

export const BLOB_CALLBACK = `${IMPORT}unearth_rewrite.rewrite_blob(blob)\n`;
export const NAME_CALLBACK = `${IMPORT}return unearth_rewrite.rewrite_identity(name)\n`;
export const EMAIL_CALLBACK = `${IMPORT}return unearth_rewrite.rewrite_identity(email)\n`;
