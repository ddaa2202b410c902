import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SetupFault } from './setup-fault.ts'

const BYTES = 32

/** Reads a secret as it is set; throws SetupFault naming the setting when it is not of the form. */
export function parseSecret(name: string, text: string): Buffer {
  if (!/^[0-9a-f]{64}$/i.test(text))
    throw new SetupFault(`${name} must be 64 hexadecimal digits, e.g. of \`openssl rand -hex 32\``)
  return Buffer.from(text, 'hex')
}

/** Makes a secret in the form of a file: 64 hexadecimal digits. */
export function newSecret(): string {
  return `${randomBytes(BYTES).toString('hex')}\n`
}

/** Reads the secret of a file of the state folder, which only its owner reads; made if missing. */
export function readOrMakeSecret(state: string, file: string): string {
  mkdirSync(state, { recursive: true })
  const path = join(state, file)
  if (!existsSync(path)) make(path)
  return readFileSync(path, 'utf8').trim()
}

/** Written whole or not at all; where another program was faster, its secret stays. */
function make(path: string): void {
  const draft = `${path}.new-${process.pid}`
  writeFileSync(draft, newSecret(), { mode: 0o600 })
  try {
    linkSync(draft, path)
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
  } finally {
    rmSync(draft)
  }
}
