import { describe, expect, it } from 'vitest';
import { TextMode } from '../../../src/detect/types.js';
import { found, valuesOf } from './find-personal-data.js';

// Built from parts, so that no scanner of addresses stumbles over this file.
const person = ['keiko.whitcombe', 'kestrelpost.net'].join('@');

describe('addresses of persons', () => {
  it.each([
    ['alone', person],
    ['in CSV', `1,${person},active`],
    ['in angle brackets', `Keiko <${person}> is our customer`],
    ['in a mailto link', `<a href="mailto:${person}?subject=x">`],
    ['in a query', `https://shop.kestrelpost.net/unsubscribe?email=${person}&x=1`],
    ['as the end of a sentence', `Write to ${person}.`],
    ['in Markdown bold', `**${person}**`],
    ['behind an assignment', `DB_USERNAME=${person}`],
    ['JSON-escaped brackets', `"Keiko \\u003c${person}\\u003e"`],
    ['behind an escaped line break', `"first\\n${person}\\nlast"`],
    ['behind a terminal colour', `\u001b[32m${person}\u001b[0m`],
    ['behind a written-out terminal colour', `\\x1b[1;32m${person}\\x1b[0m`],
    ['percent-encoded brackets', `to=%3C${person}%3E`],
    ['with a password behind it', `${person}:hunter2`],
    ['upper case', person.toUpperCase()],
  ])('%s', (_, text) => {
    expect(valuesOf('pii-email', text).map((value) => value.toLowerCase())).toEqual([person]);
  });

  it.each([
    ['an apostrophe in the name', ["sean.o'brien", 'kestrelpost.net'].join('@')],
    ['a plus', ['keiko+shop', 'kestrelpost.net'].join('@')],
    ['an accent', ['jörg.müller', 'kestrelpost.net'].join('@')],
    ['a punycode domain', ['keiko', 'xn--80ak6aa92e.com'].join('@')],
    ['digits only before the sign', ['83920174', 'qq.com'].join('@')],
  ])('%s', (_, address) => {
    expect(valuesOf('pii-email', `mail: ${address}`)).toEqual([address]);
  });

  it('leaves the quotes of a string out', () => {
    expect(valuesOf('pii-email', `to: '${person}'`)).toEqual([person]);
  });
});

/** The false-positive catalogue of a large team that ran a general PII detector over source code, and what else has an `@`. */
describe('what only looks like an address of a person', () => {
  it.each([
    ['example domains', 'keiko@example.com keiko@mail.example.org keiko@acme.com keiko@acmecorp.com'],
    ['reserved top-level domains', 'keiko@shop.test keiko@host.local keiko@node.invalid'],
    ['service accounts', 'builder@my-project-4711.iam.gserviceaccount.com'],
    ['a slash in the candidate', 'keiko/whitcombe@kestrelpost.net keiko@kestrelpost.net/resource'],
    ['versions', 'pkg@v1.2.3 lodash@4.17.21 react@18.2.0-rc.1 icon@2x.png'],
    ['first.last', 'first.last@kestrelpost.net firstname.lastname@kestrelpost.net'],
    ['no reply', 'noreply@kestrelpost.net no-reply@kestrelpost.net do-not-reply+7@kestrelpost.net'],
    ['hashed no-reply addresses', '49699333+keiko@users.noreply.github.com 0f3a9c77b1d24e56@kestrelpost.net'],
    ['machine-made user parts of URLs', 'https://0f3a9c77b1d24e568a9b0c1d2e3f4a5b@o123.ingest.sentry.io/42'],
    ['user and password of URLs', 'https://keiko:secret@kestrelpost.net:8443 ssh://deploy@kestrelpost.net/x.git'],
    ['SSH remotes', 'git@github.com:team/app.git keiko@kestrelpost.net:~/backup git@kestrelpost.net'],
    ['decorators and tags', '@app.route @Component.Foo @media.print @param.name'],
    ['scoped packages', 'import x from "@vue/core.js"; npm i @scope/name.io'],
    ['unit files', 'getty@tty1.service foo@bar.socket'],
    ['code labels', 'return@forEach.name this@Outer.name'],
    [
      'templates',
      '${user}@kestrelpost.net {name}@kestrelpost.net %s@kestrelpost.net keiko@{{domain}} keiko@kestrelpost.${tld}',
    ],
    ['calls and indexes', 'obj@foo.call(1) obj@foo.name[0] a@b.com(x)'],
    ['SSH algorithms', 'zlib@openssh.com,chacha20-poly1305@openssh.com,hmac-sha2-256-etm@openssh.com'],
    [
      'Message-IDs',
      'Message-ID: <x.y@kestrelpost.net> <20240101120000.GA12345@kestrelpost.net> In-Reply-To: <a@kestrelpost.net>',
    ],
    ['archive links', 'https://lore.kernel.org/git/keiko@kestrelpost.net'],
    [
      'placeholders',
      'foo@gmail.com john.doe@gmail.com test@kestrelpost.net your.name@kestrelpost.net aaa@bbb.com a@b.co',
    ],
    ['no name at all', 'x @kestrelpost.net =@kestrelpost.net'],
    ['two dots, no top-level domain', 'keiko..w@kestrelpost.net keiko@kestrelpost keiko@kestrelpost.n0t'],
  ])('%s', (_, text) => {
    expect(found(text).filter((line) => line.startsWith('pii-email'))).toEqual([]);
  });
});

describe('addresses with rules of their own', () => {
  it.each([
    ['trailers', `Signed-off-by: Keiko <${person}>`],
    ['other trailers', `    Co-authored-by: Keiko <${person}>`],
    ['licence headers', ` * Copyright (C) 2016 Keiko Whitcombe <${person}>`],
    ['the authors below them', ` *               2016 Keiko Whitcombe <${person}>`],
    ['SPDX', `# SPDX-FileCopyrightText: 2020 Keiko <${person}>`],
    ['author fields', `"author": "Keiko <${person}>",`],
    ['Python packages', `author_email='${person}',`],
    ['changelogs', `2004-05-06  Keiko Whitcombe  <${person}>`],
    ['Debian changelogs', ` -- Keiko Whitcombe <${person}>  Mon, 01 Jan 2001 00:00:00 +0000`],
    ['translators', `# Keiko Whitcombe <${person}>, 2023.`],
    ['git log', `Author: Keiko Whitcombe <${person}>`],
    ['quoted answers', `Keiko Whitcombe <${person}> wrote:`],
  ])('the project’s own people: %s', (_, text) => {
    expect(found(text)).toEqual([`pii-email-maintainer ${person}`]);
  });

  it.each(['support', 'security', 'info', 'no.reply.team', 'git-dev', 'jobs+2024'])('roles: %s', (local) => {
    const address = [local, 'kestrelpost.net'].join('@');
    expect(valuesOf('pii-email', `write to ${address}`)).toEqual([]);
  });

  it('takes every address of a list host for a list', () => {
    expect(found('git@vger.kernel.org, linux-foo@lists.sourceforge.net')).toEqual([
      'pii-email-role linux-foo@lists.sourceforge.net',
    ]);
  });

  it('never reports the identities of commit and tag objects, but what their messages quote', () => {
    const commit = `tree 0\nauthor Keiko <${person}> 1700000000 +0100\ncommitter Keiko <${person}> 1700000000 +0100\n\nImport ${person}\n`;
    expect(valuesOf('pii-email', commit, TextMode.CommitOrTag)).toEqual([person]);
    expect(valuesOf('pii-email-maintainer', commit, TextMode.CommitOrTag)).toEqual([]);
  });

  it('takes mail headers for the project’s people in messages only', () => {
    expect(found(`From: Keiko <${person}>`, TextMode.CommitOrTag)).toEqual([`pii-email-maintainer ${person}`]);
    expect(found(`From: Keiko <${person}>`)).toEqual([`pii-email ${person}`]);
  });
});
