import { expect, test } from 'vitest'
import { MIGRATIONS, readMigrations } from '../../../services/platform/migration-state.ts'
import { describeStatement, splitSql } from '../../../services/platform/split-sql.ts'

test.each([
  ["insert into t values ('a;b', 'it''s;'); select 1", 2],
  ['-- one; two\nselect 1; /* three; */', 1],
  ['create table "odd;name" (id int);', 1],
  ['do $$ begin perform 1; end $$; select $q$;$q$;', 2],
  [
    'create function f() returns int begin atomic select 1; select case when true then 2 end; end;',
    1,
  ],
  [
    'create function f() returns int begin atomic select 1; end; select case 1 when 1 then 2 end;',
    2,
  ],
  ['', 0],
])('%s', (text, count) => {
  expect(splitSql(text)).toHaveLength(count)
})

test('nothing of a migration is left out', async () => {
  const files = await readMigrations(MIGRATIONS)
  expect(files.length).toBeGreaterThan(9)
  for (const { text } of files) {
    const cut = splitSql(text)
    expect(cut.join('')).toBe(text.slice(0, cut.join('').length))
    expect(text.slice(cut.join('').length).trim()).toBe('')
  }
})

test('a statement is shown in one line, without its comments', () => {
  expect(describeStatement('-- why\nalter table t\n  add c text; -- "not" this')).toBe(
    'alter table t add c text;',
  )
  expect(describeStatement("select '--', 1")).toBe("select '--', 1")
})
