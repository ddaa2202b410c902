import { hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SetupFault } from './setup-fault.ts'

/** One secret outside the database, from which every other of this installation is derived. */
export interface RootSecret {
  /** 32 bytes, the same for the same label for ever. */
  derive(label: string): Buffer
}

const BYTES = 32
const FILE = 'root-secret'

/**
 * From the environment (64 hexadecimal digits), or from a file in the state folder that only its
 * owner reads, made at the first start. Losing it loses the keys in custody, and no title.
 */
export function readRootSecret(configured: string | undefined, state: string): RootSecret {
  const text = configured ?? readOrMake(state)
  if (!/^[0-9a-f]{64}$/i.test(text))
    throw new SetupFault(
      'ROOT_SECRET must be 64 hexadecimal digits, e.g. of `openssl rand -hex 32`',
    )
  const root = Buffer.from(text, 'hex')
  return {
    derive: label => Buffer.from(hkdfSync('sha256', root, '', `tallystick ${label}`, BYTES)),
  }
}

function readOrMake(state: string): string {
  mkdirSync(state, { recursive: true })
  const path = join(state, FILE)
  if (!existsSync(path)) make(path)
  return readFileSync(path, 'utf8').trim()
}

/** Written whole or not at all; where another program was faster, its secret stays. */
function make(path: string): void {
  const draft = `${path}.new-${process.pid}`
  writeFileSync(draft, `${randomBytes(BYTES).toString('hex')}\n`, { mode: 0o600 })
  try {
    linkSync(draft, path)
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
  } finally {
    rmSync(draft)
  }
}
