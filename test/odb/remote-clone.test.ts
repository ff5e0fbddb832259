import * as fs from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { locateRepository, removeTemporary } from '../../src/odb/repository-location.js';
import { readRefs } from '../../src/odb/refs.js';
import { git, makeRepository, temporaryFolders } from './temporary-repository.js';

const makeFolder = temporaryFolders();
const PASSWORD = 'p@ss:w/rd ü%41';

/** A web server with one repository in git's "dumb" form, behind HTTP basic authentication. */
function serve(root: string): ReturnType<typeof createServer> {
  const expected = `Basic ${Buffer.from(`user:${PASSWORD}`).toString('base64')}`;
  return createServer((request, response) => {
    if (request.headers.authorization !== expected) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="test"' }).end();
      return;
    }
    const path = join(root, normalize(new URL(request.url ?? '/', 'http://x').pathname));
    const isFile = fs.existsSync(path) && fs.statSync(path).isFile();
    response.writeHead(isFile ? 200 : 404).end(isFile ? fs.readFileSync(path) : '');
  });
}

describe('a URL with a credential', () => {
  const root = fs.mkdtempSync(join(tmpdir(), 'unearth-test-server-'));
  const server = serve(root);
  let address = '';
  let source = '';

  beforeAll(async () => {
    vi.stubEnv('NO_PROXY', '127.0.0.1');
    source = makeRepository(makeFolder());
    git(root, 'clone', '-q', '--bare', source, 'repository.git');
    git(join(root, 'repository.git'), 'update-server-info');
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `127.0.0.1:${(server.address() as AddressInfo).port}/repository.git`;
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    server.close();
    fs.rmSync(root, { recursive: true, force: true });
  });

  test('opens the repository and is written nowhere', async () => {
    const layout = await locateRepository(`http://user:${encodeURIComponent(PASSWORD)}@${address}`);
    const snapshot = await readRefs(layout);
    expect(snapshot.headId).toBe(git(source, 'rev-parse', 'HEAD'));
    expect(layout.givenPath).toBe(`http://${address}`);
    expect(snapshot.remotes).toEqual([{ name: 'origin', url: `http://${address}` }]);
    const config = fs.readFileSync(join(layout.gitDir, 'config'), 'utf8');
    for (const form of [PASSWORD, encodeURIComponent(PASSWORD)]) expect(config).not.toContain(form);
    await removeTemporary(layout);
  });

  test('a host that it redirects to is not given it', async () => {
    const redirector = createServer((request, response) => {
      response.writeHead(302, { location: `http://${address.replace(/\/.*/, '')}${request.url}` }).end();
    });
    await new Promise<void>((resolve) => redirector.listen(0, '127.0.0.1', resolve));
    const port = (redirector.address() as AddressInfo).port;
    const url = `http://user:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/repository.git`;
    await expect(locateRepository(url)).rejects.toMatchObject({ code: 'no-access' });
    redirector.close();
  });

  test('a wrong one, or none, is refused without a question and without being shown', async () => {
    for (const userInfo of ['user:other-value@', '']) {
      const error: unknown = await locateRepository(`http://${userInfo}${address}`).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'no-access', message: `access to http://${address} was refused` });
    }
  });
});
