/**
 * Plants made-up secrets in every kind of place a Git history has, for trying unearth out:
 *
 *     node docs/worked-example/plant.mjs CLONE
 *
 * CLONE is a throw-away clone of any repository, with a clean work tree. Every value comes from a template and a fixed
 * seed: none is anybody's, none works anywhere, and the same clone gives the same commits each time.
 * Prints one line a value: where it stands, nothing of the value. Needs the built program (`npm run build`).
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { crc32, deflateRawSync } from 'node:zlib';
import { expandTemplate } from '../../dist/detect/examples/expand-template.js';

const DEVELOPER = { name: 'Robin Example', email: 'robin@corp.example' };

/** Plants in `clone` and returns place -> value. Throws where the work tree is not clean. */
export function plant(clone) {
  const repository = openClone(clone);
  const planted = {};
  const make = (place, template) => (planted[place] = expandTemplate(template, `worked example ${place}`).text);
  plantFiles(repository, make);
  plantEncodedFiles(repository, make);
  plantOutsideFiles(repository, make);
  plantStash(repository, make);
  return planted;
}

function plantFiles({ write, commit, git }, make) {
  const database = make('.env, moved later', 'postgres://orders:{{base62:20}}@db.corp.example:5432/orders');
  write('.env', `DATABASE_URL=${database}\nPORT=3000\n`);
  write('deploy/aws.sh', [
    `export AWS_ACCESS_KEY_ID=${make('file, deleted later: key id', 'AKIA{{BASE32:16}}')}`,
    `export AWS_SECRET_ACCESS_KEY=${make('file, deleted later: secret', '{{base62:40}}')}`,
    'aws s3 sync public s3://shop-assets\n',
  ]);
  write('deploy/id_ed25519', `${make('private key file', '{{pem:openssh}}').trim()}\n`);
  commit('Deployment of the shop');
  write('pay.js', `const stripe = require('stripe')('${make('file at HEAD', 'sk_live_{{base62:24}}')}')\n`);
  commit('Take money');
  git('rm', '-q', 'deploy/aws.sh', 'deploy/id_ed25519');
  git('mv', '.env', '.env.production');
  commit('Remove the keys from the repository');
}

function plantEncodedFiles({ write, commit }, make) {
  const slack = make('UTF-16 file', 'xoxb-{{digits:12}}-{{digits:13}}-{{base62:24}}');
  write('notes/windows.txt', Buffer.from(`\uFEFFBot: ${slack}\r\n`, 'utf16le'));
  const mail = make('base64 in a Kubernetes Secret', 'SG.{{base64url:22}}.{{base64url:43}}');
  write('deploy/secret.yaml', [
    'apiVersion: v1\nkind: Secret\nmetadata:\n  name: mail\ndata:',
    `  SENDGRID_API_KEY: ${Buffer.from(mail).toString('base64')}\n`,
  ]);
  const publish = make('zip archive', '{{token:npm-crc32:npm_}}');
  write('backup.zip', zip('home/.npmrc', `//registry.corp.example/:_authToken=${publish}\n`));
  const ocean = make('binary file', 'dop_v1_{{hex:64}}');
  write('bin/agent.bin', Buffer.from(`\x7fELF\x02\x01\x01\0\0\0\xff\xfe\0${ocean}\0\0.text\0`, 'latin1'));
  commit('Backup, agent, notes');
  write('notes/windows.txt', Buffer.from(`\uFEFFAsk the team for the bot.\r\n`, 'utf16le'));
  commit('Tidy the notes');
}

function plantOutsideFiles({ write, commit, git }, make) {
  const token = (place) => make(place, '{{token:github-crc32:ghp_}}');
  write(`dumps/${token('file name')}.txt`, 'response saved by curl\n');
  commit(`Try the API\n\ncurl -H "Authorization: token ${token('commit message')}" https://api.github.com/user`);
  git('tag', '-a', '-m', `Shop 1.0, published with ${token('annotated tag')}`, 'shop-1.0');
  git('notes', 'add', '-m', `deployed with ${make('note', 'glpat-{{base64url:20}}')}`, 'HEAD');
  git('branch', `try-${token('branch name')}`);
  commit('Write from the build machine', { ...DEVELOPER, email: `${token('author identity')}@corp.example` });
}

function plantStash({ write, git }, make) {
  write('scratch.env', `OPENAI_API_KEY=${make('stash', 'sk-{{base62:20}}T3BlbkFJ{{base62:20}}')}\n`);
  git('add', '--force', '--', 'scratch.env');
  git('stash', 'push', '-q');
}

/** Git without the user's settings, hooks or signatures, and with a clock that goes on by a minute a commit. */
function openClone(clone) {
  let minute = 0;
  const run = (person, parameters) => {
    const date = new Date(Date.UTC(2024, 2, 4, 9, minute++)).toISOString();
    const env = {
      ...process.env,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_AUTHOR_NAME: person.name,
      GIT_AUTHOR_EMAIL: person.email,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: DEVELOPER.name,
      GIT_COMMITTER_EMAIL: DEVELOPER.email,
      GIT_COMMITTER_DATE: date,
    };
    const safe = ['-C', clone, '-c', 'core.hooksPath=/dev/null', '-c', 'core.autocrlf=false'];
    return execFileSync('git', [...safe, ...parameters], { env, encoding: 'utf8' });
  };
  const git = (...parameters) => run(DEVELOPER, parameters);
  if (git('status', '--porcelain') !== '') throw new Error('the work tree is not clean: give a throw-away clone');
  return {
    git,
    write(path, content) {
      const target = join(clone, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, Array.isArray(content) ? content.join('\n') : content);
    },
    commit(message, author = DEVELOPER) {
      git('add', '--all', '--force');
      run(author, ['commit', '-q', '--allow-empty', '-m', message]);
    },
  };
}

/** A ZIP archive of one deflated file: local header, data, central directory, end (APPNOTE.TXT 4.3). */
function zip(name, text) {
  const content = Buffer.from(text);
  const data = deflateRawSync(content);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0); // version needed
  common.writeUInt16LE(8, 4); // deflate
  common.writeUInt32LE(0x58640000, 6); // time and date: 2024-03-04
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(data.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), data]);
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), common, Buffer.alloc(14), Buffer.from(name)]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const clone = process.argv[2];
  if (clone === undefined) {
    process.stderr.write('usage: node plant.mjs CLONE\n');
    process.exitCode = 2;
  } else {
    const places = Object.keys(plant(clone));
    process.stdout.write(`${places.map((place) => `planted: ${place}`).join('\n')}\n`);
  }
}
