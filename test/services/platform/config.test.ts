import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeConfig, readConfig } from '../../../services/platform/config.ts'
import { projectRoot } from '../../../services/platform/project-root.ts'

test('nothing needs to be set', () => {
  expect(readConfig({})).toMatchObject({ LOG_LEVEL: 'info' })
  expect(readConfig({ DATABASE_URL: '' }).DATABASE_URL).toBeUndefined()
})

test.each([
  ['DATABASE_URL', 'mysql://here/db'],
  ['DATABASE_URL', 'here'],
  ['TEMPORAL_ADDRESS', 'http://here:7233'],
  ['TEMPORAL_ADDRESS', 'here'],
  ['HTTP_PORT', '0'],
  ['HTTP_PORT', '65536'],
  ['POSTGRES_PORT', 'five'],
  ['LOG_LEVEL', 'loud'],
])('a wrong %s is named: %s', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(`the configuration is wrong: ${name}: `)
})

test('every wrong variable is named at once', () => {
  expect(() => readConfig({ HTTP_PORT: 'x', LOG_LEVEL: 'x' })).toThrow(/HTTP_PORT: .*LOG_LEVEL: /)
})

test('a description hides the password and keeps the rest', () => {
  const config = readConfig({ DATABASE_URL: 'postgres://me:s3cret@db.example:5432/books' })
  const text = describeConfig(config).join('\n')
  expect(text).toContain('DATABASE_URL=postgres://me:***@db.example:5432/books')
  expect(text).not.toContain('s3cret')
})

test.each(['operate.md', 'operate.zh.md'])(
  '%s has a row for every variable, and no other',
  name => {
    const page = readFileSync(join(projectRoot, 'schema/guides', name), 'utf8')
    const rows = [...page.matchAll(/^\| (`[A-Z_]+`.*?) \|/gm)].map(([, cell]) => cell!)
    const told = rows.flatMap(cell => [...cell.matchAll(/`([A-Z_]+)`/g)].map(([, one]) => one!))
    const known = describeConfig(readConfig({})).map(line => line.split('=')[0]!)
    expect(told.toSorted()).toEqual(known.toSorted())
  },
)
