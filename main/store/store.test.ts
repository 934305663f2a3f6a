import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeBeatLock } from './beat-lock.ts';
import { initial } from './migrations/0001-initial.ts';
import { timing } from './migrations/0002-timing.ts';
import { logsInitial } from './migrations/logs-0001-initial.ts';
import { openDatabase } from './open-database.ts';
import * as schema from './schema.ts';
import { openStore } from './store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'downbeat-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('opening a store', () => {
  it('creates the databases, readable by their owner alone', () => {
    const store = openStore(folder, () => null);
    expect(statSync(store.databaseFile).mode & 0o077).toBe(0);
    expect(statSync(store.logsFile).mode & 0o077).toBe(0);
    store.close();
  });

  it('has the columns that the typed queries expect, all of them strict', () => {
    openStore(folder, () => null).close();
    const database = new Database(join(folder, 'downbeat.db'));
    for (const table of Object.values(schema)) {
      const { name, columns } = getTableConfig(table);
      const found = database.pragma(`table_info(${name})`) as {
        name: string;
        type: string;
        notnull: number;
        pk: number;
      }[];
      expect(columns.map((column) => [column.name, column.getSQLType().toUpperCase(), column.notNull])).toEqual(
        found.map((column) => [column.name, column.type, column.notnull === 1 || column.pk === 1]),
      );
    }
    const loose = database
      .prepare("SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'")
      .all();
    expect(loose).toEqual([]);
    database.close();
  });

  it('numbers migrations from 1 without gaps', () => {
    for (const migrations of [[initial, timing], [logsInitial]]) {
      expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
    }
  });

  it('refuses a database of a newer version and leaves it as it is', () => {
    const file = join(folder, 'downbeat.db');
    const newer = new Database(file);
    newer.exec('CREATE TABLE future (id TEXT)');
    newer.pragma('user_version = 99');
    newer.close();
    copyFileSync(file, join(folder, 'copy'));
    expect(() => openStore(folder, () => null)).toThrow(expect.objectContaining({ code: 'NEWER_DATABASE' }));
    expect(readFileSync(file).equals(readFileSync(join(folder, 'copy')))).toBe(true);
  });

  it('keeps nothing of a migration that fails', () => {
    const file = join(folder, 'half.db');
    const broken = { version: 1, sql: 'CREATE TABLE a (id TEXT); CREATE TABLE a (id TEXT);' };
    expect(() => openDatabase(file, [broken])).toThrow();
    const database = new Database(file);
    expect(database.prepare('SELECT count(*) FROM sqlite_master').pluck().get()).toBe(0);
    database.close();
  });

  it('names a file that is no database', () => {
    writeFileSync(join(folder, 'downbeat.db'), 'this is not a database, however long it may be'.repeat(200));
    expect(() => openStore(folder, () => null)).toThrow(/downbeat\.db: it is not a database/);
  });
});

describe('the beat lock', () => {
  it('is held by one and free once released', () => {
    const file = join(folder, 'beat.lock');
    const first = takeBeatLock(file);
    expect(first).not.toBeNull();
    expect(takeBeatLock(file)).toBeNull();
    first?.release();
    const second = takeBeatLock(file);
    expect(second).not.toBeNull();
    second?.release();
  });
});
