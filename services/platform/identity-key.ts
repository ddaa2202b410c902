import { createHmac } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSecret, readOrMakeSecret } from './secret-file.ts'
import { SetupFault } from './setup-fault.ts'

/**
 * The key of a ledger's identities, which stays outside the database: whoever takes the database
 * alone learns of nobody's number whether it is in it.
 */
export interface IdentityKey extends OneKey {
  /** Those before it, the one of the founding first: by them people are known who are there. */
  readonly before: readonly OneKey[]
}

interface OneKey {
  /** By which a ledger knows the key; tells nothing of it. SHA-256, base64url. */
  readonly check: string
  /** The identity of a person, from 32 bytes that its device has stretched: 48 bytes, base64url. */
  apply(stretched: string): string
}

/** Where identity keys are set. */
export interface IdentityKeySettings {
  readonly IDENTITY_KEY?: string | undefined
  /** With commas between them, the oldest first. */
  readonly IDENTITY_KEYS_BEFORE?: string | undefined
  readonly TALLYSTICK_STATE: string
}

const FILE = 'identity-key'
const FILE_BEFORE = 'identity-key.before'
const FILE_NEXT = 'identity-key.next'

/**
 * From the environment (64 hexadecimal digits), or from files of the state folder, made at the
 * founding. It is not derived from the root secret: that is exchanged and forgotten, and this never
 * is, since nobody keeps the numbers from which identities could be made anew.
 */
export function readIdentityKey(settings: IdentityKeySettings): IdentityKey {
  const { IDENTITY_KEY, IDENTITY_KEYS_BEFORE, TALLYSTICK_STATE: state } = settings
  const key = parseSecret('IDENTITY_KEY', IDENTITY_KEY ?? readOrMakeSecret(state, FILE))
  const texts =
    IDENTITY_KEY === undefined
      ? readLines(join(state, FILE_BEFORE))
      : IDENTITY_KEYS_BEFORE?.split(',')
  const before = (texts ?? []).map(text => parseSecret('IDENTITY_KEYS_BEFORE', text.trim()))
  return { ...readOne(key), before: before.map(readOne) }
}

function readLines(path: string): readonly string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : []
}

function readOne(key: Buffer): OneKey {
  return {
    check: createHmac('sha256', key).update('tallystick identity key').digest('base64url'),
    // Longer than what it is made of, so that one is never taken for the other.
    apply: stretched =>
      createHmac('sha384', key).update(Buffer.from(stretched, 'base64url')).digest('base64url'),
  }
}

/** The checks of the keys, the one of the founding first. */
export function listChecks({ check, before }: IdentityKey): readonly string[] {
  return [...before.map(one => one.check), check]
}

/** Makes the next key in the state folder, or finds the one that was made: nothing uses it yet. */
export function makeNextKey(state: string): IdentityKey {
  const now = readIdentityKey({ TALLYSTICK_STATE: state })
  const next = parseSecret(FILE_NEXT, readOrMakeSecret(state, FILE_NEXT))
  const { before, ...current } = now
  return { ...readOne(next), before: [...before, current] }
}

/** Puts the next key into force, the one that was beside those before it. */
export function enforceNextKey(state: string): void {
  const [path, before, next] = [FILE, FILE_BEFORE, FILE_NEXT].map(file => join(state, file))
  const texts = [...readLines(before!), readFileSync(path!, 'utf8').trim()]
  writeFileSync(before!, `${[...new Set(texts)].join('\n')}\n`, { mode: 0o600, flush: true })
  renameSync(next!, path!)
}

/** Whether a text is a stretched number: 32 bytes in base64url. */
export function isStretched(text: string): boolean {
  return /^[\w-]{43}$/.test(text)
}

/** Throws SetupFault where the keys are not those that the ledger knows, in their order. */
export function mustBeKeysOfLedger(key: IdentityKey, { identityKeys }: KeyedLedger): void {
  const given = listChecks(key)
  if (given.length === identityKeys.length && given.every((one, n) => one === identityKeys[n]))
    return
  throw new SetupFault(
    `this ledger has ${identityKeys.length} identity keys, and not these ${given.length}, so ` +
      'people it knows would be strangers: set IDENTITY_KEY to the last of them and ' +
      'IDENTITY_KEYS_BEFORE to those before, from its founding on, or put them into ' +
      `${FILE} and ${FILE_BEFORE} of the state folder (schema/guides/operate.md)`,
  )
}

interface KeyedLedger {
  /** The checks of its keys, the one of the founding first. */
  readonly identityKeys: readonly string[]
}
