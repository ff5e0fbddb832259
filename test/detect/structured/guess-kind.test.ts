import { describe, expect, it } from 'vitest';
import { guessFileKind } from '../../../src/detect/structured/guess-kind.js';

const guess = (text: string): string | null => guessFileKind(Buffer.from(text));

describe('guessFileKind', () => {
  it.each([
    ['dotenv', '# settings\nDB_HOST=db\nexport DB_PASSWORD="x y"\n\nPORT=1\n'],
    ['manifest', 'apiVersion: v1\nkind: Secret\ndata:\n  a: Yg==\n'],
    ['kubeconfig', 'apiVersion: v1\nkind: Config\nclusters: []\nusers:\n- name: a\n'],
    ['terraform-state', '{\n  "version": 4,\n  "terraform_version": "1.5.0",\n  "resources": []\n}'],
    ['docker-config', '{"auths": {"reg.corp.example": {}}}'],
    ['npmrc', 'save-exact=true\n//reg.corp.example/:_authToken=x\n'],
    ['netrc', 'machine git.corp.example login a password b\n'],
    ['git-credentials', 'https://a:b@git.corp.example\n'],
    ['pgpass', 'db.corp.example:5432:shop:app:x\n*:*:*:app:y\n'],
    ['xml', '<?xml version="1.0"?>\n<configuration><connectionStrings>\n'],
  ])('knows %s by how it begins', (kind, text) => {
    expect(guess(text)).toBe(kind);
  });

  it.each([
    ['code with constants', 'A=1\nB=2\nif true; then\n'],
    ['one assignment', 'KEY=value\n'],
    ['prose', 'machine learning login pages\nkind: of blue\n'],
    ['another manifest', 'apiVersion: v1\nkind: Pod\n'],
    ['lines with colons', 'a:b\nc:d:e\n'],
    ['nothing', ''],
    ['binary', 'A=1\nB=2\0\n'],
  ])('leaves alone %s', (_, text) => {
    expect(guess(text)).toBeNull();
  });
});
