import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { MIGRATIONS, readMigrations } from '../../services/platform/migration-state.ts'
import { projectRoot } from '../../services/platform/project-root.ts'
import { printLanded } from '../../services/program/print-landed.ts'

/** Migrations are forward only: what has landed is in people's databases, by its digest. */
const landed = readFileSync(join(projectRoot, 'schema/sql/landed.sha256'), 'utf8')
const files = await readMigrations(MIGRATIONS)
const print = (change: { name: string; sha256: string }[]) => printLanded(landed, change)

test('no migration that has landed was edited or removed; a change is the next number', () => {
  const now = files.map(({ name, sha256 }) => `${sha256}  ${name}.sql`)
  const lines = landed.trimEnd().split('\n')
  expect(lines.length).toBeGreaterThan(20)
  expect(lines.filter(line => !now.includes(line))).toEqual([])
})

test('every migration is in the list, and a new one comes after all of them', () => {
  expect(print(files)).toBe(landed)
  const names = landed
    .trimEnd()
    .split('\n')
    .map(line => line.slice(66))
  expect(names).toEqual(names.toSorted())
})

test('printing the list adds what is new, and takes no other text of what is there', () => {
  const [first] = files
  const edited = { name: first!.name, sha256: '0'.repeat(64) }
  const fresh = { name: '9001-later', sha256: '1'.repeat(64) }
  expect(print([edited, fresh])).toBe(`${landed}${'1'.repeat(64)}  9001-later.sql\n`)
})
