import { hkdfSync } from 'node:crypto'
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newSecret, parseSecret, readOrMakeSecret } from './secret-file.ts'
import { SetupFault } from './setup-fault.ts'

/** One secret outside the database, from which every other of this installation is derived. */
export interface RootSecret {
  /** 32 bytes, the same for the same label for ever. */
  derive(label: string): Buffer
  /** As from the secret before this one, while both are accepted; else null. */
  deriveBefore(label: string): Buffer | null
}

const BYTES = 32
const FILE = 'root-secret'
const FILE_BEFORE = 'root-secret.before'

/** Where root secrets are set: today’s, and the one before it while it is being exchanged. */
export interface RootSecretSettings {
  readonly ROOT_SECRET?: string | undefined
  readonly ROOT_SECRET_BEFORE?: string | undefined
  readonly TALLYSTICK_STATE: string
}

/**
 * From the environment (64 hexadecimal digits), or from a file in the state folder that only its
 * owner reads, made at the first start. Losing it loses the keys in custody, and no title.
 */
export function readRootSecret(settings: RootSecretSettings): RootSecret {
  const { ROOT_SECRET, ROOT_SECRET_BEFORE, TALLYSTICK_STATE: state } = settings
  const root = parseSecret('ROOT_SECRET', ROOT_SECRET ?? readOrMakeSecret(state, FILE))
  const textBefore = ROOT_SECRET === undefined ? readBefore(state) : ROOT_SECRET_BEFORE
  const before = textBefore === undefined ? null : parseSecret('ROOT_SECRET_BEFORE', textBefore)
  return {
    derive: label => deriveFrom(root, label),
    deriveBefore: label => before && deriveFrom(before, label),
  }
}

function deriveFrom(root: Buffer, label: string): Buffer {
  return Buffer.from(hkdfSync('sha256', root, '', `tallystick ${label}`, BYTES))
}

function readBefore(state: string): string | undefined {
  const path = join(state, FILE_BEFORE)
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined
}

/** Puts a new secret into the file of the state folder; the one that was there stays beside it. */
export function exchangeRootSecret(state: string): void {
  const [path, before] = [join(state, FILE), join(state, FILE_BEFORE)]
  if (!existsSync(path)) throw new SetupFault(`there is no ${path} to exchange`)
  if (existsSync(before)) throw new SetupFault(`${before} is there: an exchange is under way`)
  linkSync(path, before)
  const draft = `${path}.new-${process.pid}`
  writeFileSync(draft, newSecret(), { mode: 0o600, flush: true })
  renameSync(draft, path)
}

/** Removes the secret that was exchanged. */
export function forgetRootSecret(state: string): void {
  rmSync(join(state, FILE_BEFORE), { force: true })
}
