import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { copyBlobs, findSpoiltBlobs, listBlobs } from '../../../services/backup/copy-blobs.ts'

const parent = mkdtempSync(join(tmpdir(), 'tallystick-blobs-'))
afterAll(() => rmSync(parent, { recursive: true, force: true }))
const [from, to] = [join(parent, 'from'), join(parent, 'to')]

function keep(text: string): string {
  const hash = createHash('sha256').update(text).digest('hex')
  mkdirSync(join(from, hash.slice(0, 2)), { recursive: true })
  writeFileSync(join(from, hash.slice(0, 2), hash.slice(2)), text)
  return `${hash.slice(0, 2)}/${hash.slice(2)}`
}

test('files are copied once each, and what is only on its way in is not', () => {
  expect(copyBlobs(join(parent, 'none'), to)).toBe(0)
  const names = [keep('one'), keep('two')].sort()
  mkdirSync(join(from, 'incoming'))
  writeFileSync(join(from, 'incoming', 'half'), 'ha')
  expect(copyBlobs(from, to)).toBe(2)
  expect(listBlobs(to)).toEqual(names)
  expect(copyBlobs(from, to)).toBe(0)
  keep('three')
  expect(copyBlobs(from, to)).toBe(1)
  expect(findSpoiltBlobs(to)).toEqual([])
})

test('one that is not what its name says is not copied, and is found where it lies', () => {
  const name = keep('four')
  writeFileSync(join(from, name), 'five')
  expect(() => copyBlobs(from, to)).toThrow('is not what its name says')
  expect(existsSync(join(to, name))).toBe(false)
  expect(findSpoiltBlobs(from)).toEqual([name])
})
