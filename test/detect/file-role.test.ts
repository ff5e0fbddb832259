import { describe, expect, it } from 'vitest';
import { fileRole } from '../../src/detect/file-role.js';

describe('fileRole', () => {
  it.each([
    ['package-lock.json', 'lock-file'],
    ['web/Gemfile.lock', 'lock-file'],
    ['go.sum', 'lock-file'],
    ['static/app.min.js', 'minified'],
    ['node_modules/x/index.js', 'vendored'],
    ['third_party/zlib/zlib.h', 'vendored'],
    ['api/service.pb.go', 'generated'],
    ['config/locales/de.yml', 'translation'],
    ['src/messages_fr.properties', 'translation'],
    ['test/unit/login.js', 'test'],
    ['src/login.spec.ts', 'test'],
    ['pkg/db/db_test.go', 'test'],
    ['src/test/java/LoginTest.java', 'test'],
    ['t/t0300-credentials.sh', 'test'],
    ['examples/app.py', 'example'],
    ['.env.example', 'example'],
    ['README.md', 'documentation'],
    ['docs/setup/index.html', 'documentation'],
    ['.github/workflows/ci.yml', 'ci'],
    ['.gitlab-ci.yml', 'ci'],
    ['infra/main.tf', 'infrastructure'],
    ['Dockerfile', 'infrastructure'],
    ['.env', 'configuration'],
    ['src/main/resources/application.properties', 'configuration'],
    ['wp/config/settings.php', 'configuration'],
    ['dump.sql', 'data'],
    ['src/login.ts', 'source'],
    ['bin/tool', 'other'],
    ['contest/latest.c', 'source'],
    ['src/attestation.go', 'source'],
    ['lib/protest.py', 'source'],
  ])('%s is %s', (path, role) => {
    expect(fileRole(path)).toBe(role);
  });
});
