import { expect, test } from 'vitest'
import { describeConfig, readConfig } from '../../../services/platform/config.ts'

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
