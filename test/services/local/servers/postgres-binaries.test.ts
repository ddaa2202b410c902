import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeMissingLinks } from '../../../../services/local/servers/postgres-binaries.ts'

const folder = mkdtempSync(join(tmpdir(), 'tallystick-links-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('links that an install script did not make are made, those there are kept', () => {
  mkdirSync(join(folder, 'native/lib'), { recursive: true })
  writeFileSync(join(folder, 'native/lib/libpq.so.5.18'), 'the library')
  writeFileSync(join(folder, 'native/lib/libz.so'), 'its own file')
  const links = ['libpq.so.5', 'libz.so'].map(name => ({
    source: 'native/lib/libpq.so.5.18',
    target: `native/lib/${name}`,
  }))
  writeFileSync(join(folder, 'native/pg-symlinks.json'), JSON.stringify(links))
  makeMissingLinks(folder)
  makeMissingLinks(folder)
  expect(readFileSync(join(folder, 'native/lib/libpq.so.5'), 'utf8')).toBe('the library')
  expect(readFileSync(join(folder, 'native/lib/libz.so'), 'utf8')).toBe('its own file')
})
