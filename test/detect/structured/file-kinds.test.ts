import { describe, expect, it } from 'vitest';
import { fileKind } from '../../../src/detect/structured/file-kinds.js';
import { cpuTimeOf } from '../../helpers/cpu-time.js';

describe('fileKind', () => {
  it('knows files by base name, extension, pattern and folder, in any case', () => {
    const kinds: Record<string, string> = {
      '.env': 'dotenv',
      'a/.env.production.local': 'dotenv',
      'x/prod.env': 'dotenv',
      '.ENV': 'dotenv',
      '.env-staging': 'dotenv',
      'admin-openrc.sh': 'dotenv',
      'home/.npmrc': 'npmrc',
      _netrc: 'netrc',
      '.pgpass': 'pgpass',
      '.git-credentials': 'git-credentials',
      'web/.htpasswd': 'hashes',
      'users.htpasswd': 'hashes',
      '.docker/config.json': 'docker-config',
      'app/config.json': 'json-settings',
      '.kube/config': 'kubeconfig',
      'terraform.tfstate.backup': 'terraform-state',
      'prod.auto.tfvars': 'properties',
      '.aws/credentials': 'logins',
      'config/master.key': 'whole-file',
      'Web.Release.config': 'xml',
      'NuGet.Config': 'xml',
      'k8s/app/deployment.yaml': 'manifest',
      'my-secret.yml': 'manifest',
      'group_vars/all/main.yml': 'yaml-settings',
      id_rsa: 'key-store',
      'certs/site.p12': 'key-store',
      'notebooks/a.ipynb': 'captured',
      'x.postman_collection.json': 'captured',
      'appsettings.Development.json': 'json-settings',
      'values-prod.yaml': 'yaml-settings',
    };
    for (const [path, kind] of Object.entries(kinds)) expect([path, fileKind(path)]).toEqual([path, kind]);
  });

  it('leaves source code and texts alone', () => {
    for (const path of [
      'src/env.ts',
      'README.md',
      'lib/environment.rb',
      'docs/secrets.md',
      'src/config.ts',
      'package.json',
      'a/b/c.yaml',
      'Makefile',
      'envoy.go',
      '',
    ]) {
      expect([path, fileKind(path)]).toEqual([path, null]);
    }
  });

  it('costs next to nothing', () => {
    const paths = Array.from(
      { length: 100_000 },
      (_, index) => `src/module${index % 977}/deep/folder/file-${index}.${['ts', 'c', 'json', 'html'][index % 4]}`,
    );
    expect(cpuTimeOf(() => paths.forEach((path) => fileKind(path)))).toBeLessThan(600);
  });
});
