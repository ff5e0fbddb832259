import { describe, expect, it } from 'vitest';
import { findReaders } from '../../../src/plan/guards/find-readers.js';

const read = (path: string, text: string, name = 'DB_PASSWORD'): string[] =>
  findReaders(path, text, new Map([[name, ['f']]])).map(
    ({ line, language, fallsBack }) => `${line} ${language}${fallsBack ? ' default' : ''}`,
  );

describe('places that read a variable', () => {
  it.each<[string, string, string[]]>([
    ['settings.py', 'DB_PASSWORD = os.environ["DB_PASSWORD"]\n', ['1 python']],
    ['settings.py', 'DB_PASSWORD = os.getenv("DB_PASSWORD", "dev")\n', ['1 python default']],
    ['src/db.ts', 'const DB_PASSWORD = process.env.DB_PASSWORD;\n', ['1 node']],
    ['src/db.ts', "x(\n  process.env.DB_PASSWORD ?? 'dev')\n", ['2 node default']],
    ['App.vue', 'const p = import.meta.env.DB_PASSWORD\n', ['1 node']],
    ['main.go', 'p := os.Getenv("DB_PASSWORD")\n', ['1 go']],
    ['start.sh', 'mysql -p"${DB_PASSWORD:-dev}"\n', ['1 shell default']],
    ['bin/console', '#!/usr/bin/env ruby\nENV.fetch("DB_PASSWORD")\n', ['2 ruby']],
    ['bin/start', '#!/bin/bash\nexec app --password "$DB_PASSWORD"\n', ['2 shell']],
    ['Makefile', 'deploy:\n\tcurl -u app:$(DB_PASSWORD) x\n', ['2 shell']],
    ['docker-compose.yml', 'environment:\n  DB_PASSWORD:\n', ['2 container']],
    ['docker-compose.yml', 'environment:\n  - DB_PASSWORD=${DB_PASSWORD}\n', ['2 container']],
    ['.github/workflows/ci.yml', 'env:\n  DB_PASSWORD: ${{ secrets.DB_PASSWORD }}\n', ['2 ci']],
    ['application.yml', 'password: ${DB_PASSWORD:dev}\n', ['1 configuration']],
  ])('%s: %s', (path, text, expected) => expect(read(path, text)).toEqual(expected));

  it.each<[string, string]>([
    ['.env', 'DB_PASSWORD=value\n'],
    ['.env.example', 'DB_PASSWORD=\n'],
    ['settings.py', 'DB_PASSWORD = "value"\n'],
    ['a.yml', '- DB_PASSWORD: value\n'],
    ['a.py', 'OLD_DB_PASSWORD_2 = os.environ["X"]\n'],
    ['photo.bin', 'DB_PASSWORD'],
  ])('not the place that held the value, %s: %s', (path, text) => expect(read(path, text)).toEqual([]));
});
