import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/detect/examples/random.js';
import { findAll } from './stress/find-all.js';

const random = seededRandom('addresses');
const password = `k7${random.text('abcdefghijkmnpqrstuvwxyzABCDEFGHIJKLMNPQRSTUVWXYZ23456789', 14)}`;
const severityOf = (text: string): string | undefined =>
  findAll(`${text}\n`).find(({ value }) => value === password)?.severity;

describe('a password inside an address', () => {
  it.each([
    `DATABASE_URL=postgresql://app:${password}@db.acme-corp.io/app`,
    `mongodb+srv://app:${password}@cluster0.ab1cd.mongodb.net/app`,
    `"Server=sql.acme-corp.io;Database=app;User Id=sa;Password=${password};"`,
  ])('%# opens what the address names', (text) => {
    expect(severityOf(text)).toBe('critical');
  });

  it.each([
    `DATABASE_URL=postgresql://app:${password}@localhost/app`,
    `mysql://app:${password}@127.0.0.1:3306/app`,
    `"Server=localhost,1433;Database=app;User Id=sa;Password=${password};"`,
    `"Data Source=(local);Initial Catalog=app;User Id=sa;Password=${password};"`,
  ])('%# of the own machine is low', (text) => {
    expect(severityOf(text)).toBe('low');
  });

  it('of a host without a domain is medium', () => {
    expect(severityOf(`DATABASE_URL: mysql://root:${password}@db:3306/app`)).toBe('medium');
  });

  it('that is the name of its user is low', () => {
    const found = findAll('DATABASE_URL=mysql://petclinic:petclinic@mysql.acme-corp.io/petclinic\n');
    expect(found.every(({ severity }) => severity === 'low')).toBe(true);
  });
});
