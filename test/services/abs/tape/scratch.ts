import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'tallystick-tape-'))
let files = 0

/** A path for a file of this test run; with a text, the file is there. */
export function scratch(name: string, text?: string | Buffer): string {
  const path = join(folder, `${++files}-${name}`)
  if (text !== undefined) writeFileSync(path, text)
  return path
}
