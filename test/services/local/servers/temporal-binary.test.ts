import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import {
  findTemporalBinary,
  TEMPORAL_VERSION,
  type TemporalSource,
} from '../../../../services/local/servers/temporal-binary.ts'

const folder = mkdtempSync(join(tmpdir(), 'tallystick-temporal-'))
const environment = { PATH: join(folder, 'bin'), XDG_CACHE_HOME: join(folder, 'cache') }
const onPath = join(folder, 'bin', 'temporal')
const cached = join(folder, 'cache', 'tallystick', `temporal-${TEMPORAL_VERSION}`, 'temporal')
const say = () => undefined

afterEach(() => rmSync(folder, { recursive: true, force: true }))

function putProgram(file: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, '#!/bin/sh\n')
  chmodSync(file, 0o755)
}
const never: TemporalSource = async () => {
  throw new Error('looked further than it had to')
}
const fails: TemporalSource = async target => {
  putProgram(target)
  return false
}
const works: TemporalSource = async target => {
  putProgram(target)
  return true
}

test('PATH comes before the cache, the cache before download and build', async () => {
  putProgram(cached)
  expect(await findTemporalBinary(say, environment, [never])).toBe(cached)
  putProgram(onPath)
  expect(await findTemporalBinary(say, environment, [never])).toBe(onPath)
})

test('a source that fails is followed by the next, and leaves nothing half done', async () => {
  expect(await findTemporalBinary(say, environment, [fails, works, never])).toBe(cached)
  rmSync(cached)
  await expect(findTemporalBinary(say, environment, [fails])).rejects.toThrow('no Temporal server')
  expect(existsSync(cached)).toBe(false)
})

test('with no way to a server the message says what to install', async () => {
  await expect(findTemporalBinary(say, environment, [])).rejects.toThrow(
    /install the Temporal CLI .* or install Go .* or set TEMPORAL_ADDRESS/,
  )
})
