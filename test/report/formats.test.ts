import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { Chalk } from 'chalk';
import { describe, expect, it } from 'vitest';
import { concealValues, revealValues } from '../../src/findings/disclose.js';
import { FORMATS } from '../../src/report/formats.js';
import { CANARY, finding, HOSTILE, occurrence, report, sampleResult } from './sample-result.js';
import { render } from './render.js';

const shown = () => concealValues(sampleResult());

describe.each(FORMATS)('%s', (format) => {
  it('looks as it did', async () => {
    expect(await render(format, shown())).toMatchSnapshot();
  });

  it('says that nothing was found', async () => {
    expect(await render(format, report([]))).toMatchSnapshot();
  });

  it('holds no value of a secret, and no control character of a hostile name', async () => {
    const text = await render(format, shown());
    for (const value of Object.values(CANARY)) {
      expect(text).not.toContain(value);
      expect(text).not.toContain(Buffer.from(value).toString('base64').replace(/=+$/, '').slice(2, -2));
    }
    // oxlint-disable-next-line no-control-regex
    expect(text.replace(/\r\n/g, '\n')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(text).not.toContain(HOSTILE);
  });

  it('is the same every time', async () => {
    expect(await render(format, shown())).toBe(await render(format, shown()));
  });
});

describe('json', () => {
  const schema = JSON.parse(readFileSync(new URL('../../docs/report.schema.json', import.meta.url), 'utf8')) as object;
  const validate = new Ajv2020({
    allErrors: true,
    formats: { 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/ },
  }).compile(schema);

  it.each([
    ['everything', shown()],
    ['values shown', revealValues(sampleResult())],
    ['nothing', report([])],
  ])('satisfies the published schema: %s', async (_name, data) => {
    const parsed: unknown = JSON.parse(await render('json', data));
    validate(parsed);
    expect(validate.errors).toBeNull();
    expect(parsed).toEqual(data);
  });
});

describe('ndjson', () => {
  it('ends with a scan record that counts the findings before it', async () => {
    const lines = (await render('ndjson', shown()))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map((line) => line['type'])).toEqual(['finding', 'finding', 'finding', 'finding', 'finding', 'scan']);
    expect(lines.at(-1)).toMatchObject({ findingCount: 5, schemaVersion: 1 });
  });
});

describe('gitleaks', () => {
  const KEYS =
    'RuleID Description StartLine EndLine StartColumn EndColumn Match Secret File SymlinkFile Commit Entropy Author Email Date Message Tags Fingerprint';

  it('has the keys of gitleaks in their order, a row for each open occurrence', async () => {
    const rows = JSON.parse(await render('gitleaks', shown())) as Record<string, unknown>[];
    expect(rows).toHaveLength(6);
    for (const row of rows) expect(Object.keys(row).join(' ')).toBe(KEYS);
  });

  it('names members of archives as gitleaks does', async () => {
    const rows = JSON.parse(await render('gitleaks', shown())) as Record<string, unknown>[];
    expect(rows.map((row) => row['File'])).toContain('backup.zip!conf/.env');
  });

  it('has the value in Secret and Match when asked', async () => {
    const [row] = JSON.parse(await render('gitleaks', revealValues(sampleResult()))) as Record<string, unknown>[];
    expect(row).toMatchObject({ Secret: CANARY.aws, Match: CANARY.aws });
  });
});

describe('table', () => {
  it('fits its width and has no colours without a painter', async () => {
    for (const width of [60, 80, 120]) {
      const lines = (await render('table', shown(), { width })).split('\n');
      for (const line of lines) expect([...line].length, line).toBeLessThanOrEqual(width);
    }
    expect(await render('table', shown())).not.toContain('\x1b[');
    expect(await render('table', shown(), { paint: new Chalk({ level: 1 }) })).toContain('\x1b[');
  });

  it('stops at the limit and says how many are left', async () => {
    const many = report(Array.from({ length: 30 }, (_, at) => finding(`${CANARY.aws}${String(at).padStart(2, '0')}`)));
    expect(await render('table', many, { limit: 10 })).toContain('and 20 more credentials');
    expect(await render('table', many, { limit: 0 })).not.toContain('more credential');
  });

  it('keeps wide characters inside the width', async () => {
    const path = `${'資料'.repeat(40)}/設定.env`;
    const text = await render('table', report([finding(CANARY.aws, { occurrences: [occurrence({ path })] })]));
    const columns = (line: string): number =>
      [...line].reduce((sum, one) => sum + (/\p{Script=Han}/u.test(one) ? 2 : 1), 0);
    for (const line of text.split('\n')) expect(columns(line)).toBeLessThanOrEqual(80);
    expect(text.replace(/\s+/g, '')).toContain(path);
  });
});

describe('sarif', () => {
  it('never holds a value, not even when secrets are shown', async () => {
    const text = await render('sarif', revealValues(sampleResult()));
    expect(text).not.toContain(CANARY.aws);
    expect(text).not.toContain(CANARY.password);
  });

  it('stays below the limits of code scanning', async () => {
    const many = Array.from({ length: 200 }, (_, at) => occurrence({ path: `f${at}` }));
    const sarif = JSON.parse(await render('sarif', report([finding(CANARY.aws, { occurrences: many })]))) as {
      runs: { results: { locations: unknown[]; relatedLocations: unknown[] }[] }[];
    };
    const [result] = sarif.runs[0]!.results;
    expect(result!.locations.length + result!.relatedLocations.length).toBeLessThanOrEqual(100);
  });

  it('marks accepted findings as suppressed', async () => {
    const sarif = JSON.parse(await render('sarif', shown())) as { runs: { results: { suppressions?: unknown[] }[] }[] };
    expect(sarif.runs[0]!.results.filter((result) => result.suppressions)).toHaveLength(1);
  });
});

describe('csv', () => {
  it.each(['=1+1', '+x', '-x', '@x', '\tx', '|x', '%x'])('disarms a cell that begins with %j', async (path) => {
    const text = await render('csv', report([finding(CANARY.aws, { occurrences: [occurrence({ path })] })]));
    expect(text).not.toMatch(/"[=+\-@\t|%]/);
  });
});

describe('github', () => {
  it('gives a file only where the checkout has it', async () => {
    const lines = (await render('github', shown())).split('\n');
    expect(lines[0]).toContain('file=config/settings.py,line=12');
    expect(lines[1]).not.toContain('file=');
  });
});
