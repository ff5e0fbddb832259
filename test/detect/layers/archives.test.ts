import zlib from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandTemplate } from '../../../src/detect/examples/expand-template.js';
import { randomText } from '../structured/random-text.js';
import { findInside, gapsWithin } from './find-inside.js';
import { buildTar, buildZip } from './zip-builder.js';
import { cpuTimeOf } from '../../helpers/cpu-time.js';

const TOKEN = expandTemplate('{{token:github-crc32:ghp_}}', 'archives').text;
const TEXT = Buffer.from(`name: app\ntoken: ${TOKEN}\n`);
const values = (bytes: Buffer): [string, readonly string[]][] =>
  findInside(bytes).found.map(({ value, layers }) => [value, layers]);

describe('packed objects', () => {
  it('are opened, and the layers name the way', () => {
    const way = (...layers: string[]): [string, string[]][] => [[TOKEN, layers]];
    expect(values(zlib.gzipSync(TEXT))).toEqual(way('gzip'));
    expect(values(zlib.deflateSync(TEXT))).toEqual(way('zlib'));
    expect(values(buildTar([{ name: 'a/b.yml', data: TEXT }]))).toEqual(way('tar:a/b.yml'));
    expect(values(buildZip([{ name: 'a/b.yml', data: TEXT }]))).toEqual(way('zip:a/b.yml'));
    expect(values(buildZip([{ name: 'a/b.yml', data: TEXT, stored: true }]))).toEqual(way('zip:a/b.yml'));
    expect(values(buildZip([{ name: 'a/b.yml', data: TEXT }], { cut: true }))).toEqual(way('zip:a/b.yml'));
    const tgz = zlib.gzipSync(buildTar([{ name: 'conf/x.yml', data: TEXT }]));
    expect(values(tgz)).toEqual(way('gzip', 'tar:conf/x.yml'));
    expect(
      values(
        buildZip([
          {
            name: 'lib/x.jar',
            data: buildZip([{ name: 'c.txt', data: Buffer.from(`\ufefftoken: ${TOKEN}`, 'utf16le') }]),
          },
        ]),
      ),
    ).toEqual(way('zip:lib/x.jar', 'zip:c.txt', 'utf-16le'));
  });

  it('give exact ranges where bytes are kept, and the whole object where they are compressed', () => {
    const tar = buildTar([
      { name: 'x', data: Buffer.from('nothing') },
      { name: 'y', data: TEXT },
    ]);
    const [inTar] = findInside(tar).found;
    expect(tar.toString('latin1', inTar!.start, inTar!.end)).toBe(TOKEN);
    const zip = buildZip([{ name: 'y', data: TEXT, stored: true }]);
    const [inZip] = findInside(zip).found;
    expect(zip.toString('latin1', inZip!.start, inZip!.end)).toBe(TOKEN);
    const gzip = zlib.gzipSync(tar);
    expect(findInside(gzip).found[0]).toMatchObject({ start: 0, end: gzip.length });
  });

  it('hold structured files, read as such', () => {
    const secret = randomText('zip', 40);
    const found = findInside(buildZip([{ name: 'conf/.env', data: Buffer.from(`MAILER=${secret}\n`) }])).found;
    expect(found.map(({ value, layers, name }) => [value, layers, name])).toEqual([
      [secret, ['zip:conf/.env'], 'MAILER'],
    ]);
  });

  it('report one value of several members once, and different values each', () => {
    const other = expandTemplate('{{token:github-crc32:ghp_}}', 'other').text;
    const zip = buildZip([
      { name: 'a', data: TEXT },
      { name: 'b', data: TEXT },
      { name: 'c', data: Buffer.from(`x ${other} x`) },
    ]);
    expect(
      values(zip)
        .map(([value]) => value)
        .sort(),
    ).toEqual([TOKEN, other].sort());
  });

  it('show names without control characters', () => {
    expect(values(buildZip([{ name: 'a\x1b[31m\n.txt', data: TEXT }]))[0]![1]).toEqual(['zip:a?[31m?.txt']);
  });

  it('read office documents as people do', () => {
    const secret = randomText('docx', 16);
    const runs = `<w:document><w:body><w:p><w:r><w:t>Admin pass</w:t></w:r><w:r><w:t>word: ${secret.slice(0, 7)}</w:t></w:r><w:r><w:t>${secret.slice(7)}</w:t></w:r></w:p></w:body></w:document>`;
    const docx = buildZip([
      { name: '[Content_Types].xml', data: Buffer.from('<Types/>') },
      { name: 'word/document.xml', data: Buffer.from(runs) },
    ]);
    expect(values(docx)).toEqual([[secret, ['zip:word/document.xml']]]);
    const sheet =
      '<worksheet><sheetData><row r="1"><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row></sheetData></worksheet>';
    const shared = `<sst><si><t>Password:</t></si><si><t>${secret}</t></si></sst>`;
    const xlsx = buildZip([
      { name: '[Content_Types].xml', data: Buffer.from('<Types/>') },
      { name: 'xl/worksheets/sheet1.xml', data: Buffer.from(sheet) },
      { name: 'xl/sharedStrings.xml', data: Buffer.from(shared) },
    ]);
    expect(values(xlsx).map(([value]) => value)).toEqual([secret]);
  });
});

describe('what cannot be looked at', () => {
  it('is said for encrypted members, strange methods and formats that are not opened', () => {
    expect(
      findInside(
        buildZip([
          { name: 'a', data: TEXT, encrypted: true },
          { name: 'b', data: TEXT, encrypted: true },
        ]),
      ).gaps,
    ).toEqual(['zip: an encrypted member (2 times)']);
    expect(findInside(buildZip([{ name: 'a', data: TEXT, method: 14 }])).gaps).toEqual([
      'zip: a member packed by method 14',
    ]);
    expect(findInside(Buffer.from('\xfd7zXZ\x00\x00\x04rest', 'latin1')).gaps).toEqual(['xz: compressed, not opened']);
    expect(findInside(Buffer.from("7z\xbc\xaf'\x1c\x00\x04", 'latin1')).gaps).toEqual(['7z: archive, not opened']);
  });

  it('is said for bombs, and the start of them is still read', () => {
    const bomb = zlib.gzipSync(Buffer.concat([TEXT, Buffer.alloc(80 * 1024 * 1024, 'the quick brown fox\n')]), {
      level: 9,
    });
    expect(cpuTimeOf(() => findInside(bomb))).toBeLessThan(5000);
    const { found, gaps } = findInside(bomb);
    expect(gaps).toEqual(['gzip: too large']);
    expect(found.map(({ value }) => value)).toEqual([TOKEN]);
  });

  it('is said where sizes lie, and the truth is read', () => {
    const zip = buildZip([{ name: 'a', data: TEXT, claimedSize: 1 }]);
    expect(values(zip).map(([value]) => value)).toEqual([TOKEN]);
  });

  it('is said where depth, members and time run out', () => {
    let nested = TEXT as Buffer;
    for (let depth = 0; depth < 6; depth++) nested = zlib.gzipSync(nested);
    expect(findInside(nested)).toMatchObject({ found: [], gaps: ['gzip: more than 4 layers deep'] });
    const many = buildZip(Array.from({ length: 20 }, (_, index) => ({ name: `${index}`, data: TEXT })));
    expect(gapsWithin(many, { members: 5 })).toEqual(['zip: more than 5 members']);
    expect(gapsWithin(many, { time: -1 })).toEqual(['zip: took too long']);
    expect(gapsWithin(many, { unpacked: 30 })[0]).toMatch(/^zip: a member that is too large/);
  });

  it('is said for damage; whatever the bytes, nothing is thrown', () => {
    const sound = [
      zlib.gzipSync(TEXT),
      buildTar([{ name: 'a', data: TEXT }]),
      buildZip([
        { name: 'a', data: TEXT },
        { name: 'b', data: TEXT, stored: true },
      ]),
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...sound),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
        fc.nat(),
        (bytes, changes, cut) => {
          const damaged = Buffer.from(bytes.subarray(0, bytes.length - (cut % 20)));
          for (const [at, byte] of changes) damaged[4 + (at % (damaged.length - 4))] = byte;
          for (const { start, end } of findInside(damaged).found)
            expect([start >= 0, end > start, end <= damaged.length]).toEqual([true, true, true]);
        },
      ),
    );
    expect(findInside(zlib.gzipSync(TEXT).subarray(0, 40)).gaps).toEqual(['gzip: cut short']);
  });
});
