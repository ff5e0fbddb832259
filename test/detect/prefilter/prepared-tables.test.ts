import { describe, expect, it } from 'vitest';
import { ownCodeDetectors } from '../../../src/detect/code-detectors.js';
import { createDetector, prepareTables } from '../../../src/detect/create-detector.js';
import { defaultRules } from '../../../src/detect/default-detector.js';
import { HitList } from '../../../src/detect/hit-list.js';
import { decodePrepared, encodePrepared, type PreparedTables } from '../../../src/detect/prefilter/prepared-tables.js';
import { TextMode } from '../../../src/detect/types.js';

const rules = defaultRules().filter((file) =>
  ['github', 'generic', 'personal-data'].some((name) => file.path.includes(name)),
);
const codeDetectors = ownCodeDetectors();
const TEXT = Buffer.from(
  `const password = "${'Tr0ub4dor'}${'&3x9Q'}";\nmail: jane.${'roe'}@bank-of-examples.net\nghp_${'a1B2c3D4e5F6'.repeat(3)}\n`,
);

function find(prepared: PreparedTables | null): { found: string[]; signature: string } {
  const detector = createDetector({ rules, codeDetectors, prepared });
  const hits = new HitList();
  detector.scan(TEXT, TEXT.length, 0, TEXT.length, TextMode.Text, hits);
  const found = detector.settle(hits).map(({ verdict, start, end }) => {
    const { rule } = detector.verdicts.get(verdict);
    return `${detector.rules[rule]!.id} ${start}-${end}`;
  });
  return { found, signature: detector.signature };
}

describe('prepared tables', () => {
  it('find what tables made anew find', () => {
    const prepared = decodePrepared(encodePrepared(prepareTables({ rules, codeDetectors })));
    expect(prepared).not.toBeNull();
    const { found, signature } = find(prepared);
    expect(prepared!.signature).toBe(signature);
    expect(found.length).toBeGreaterThan(1);
    expect(found).toEqual(find(null).found);
  });

  it('of other rules are not used', () => {
    const others = prepareTables({ rules: rules.slice(0, 1), codeDetectors: [] });
    expect(find(others).found).toEqual(find(null).found);
  });

  it('are refused where the file is not what was written', () => {
    const file = encodePrepared(prepareTables({ rules: rules.slice(0, 1), codeDetectors: [] }));
    expect(decodePrepared(file)).not.toBeNull();
    expect(decodePrepared(file.subarray(0, file.length - 1))).toBeNull();
    expect(decodePrepared(Buffer.from('something else'))).toBeNull();
  });
});
