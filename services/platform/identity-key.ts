import { createHmac } from 'node:crypto'
import { parseSecret, readOrMakeSecret } from './secret-file.ts'
import { SetupFault } from './setup-fault.ts'

/**
 * The key of a ledger's identities, which stays outside the database: whoever takes the database
 * alone learns of nobody's number whether it is in it.
 */
export interface IdentityKey {
  /** By which a ledger knows its key; tells nothing of it. SHA-256, base64url. */
  readonly check: string
  /** The identity of a person, from 32 bytes that its device has stretched: 48 bytes, base64url. */
  apply(stretched: string): string
}

/** Where an identity key is set. */
export interface IdentityKeySettings {
  readonly IDENTITY_KEY?: string | undefined
  readonly TALLYSTICK_STATE: string
}

const FILE = 'identity-key'

/**
 * From the environment (64 hexadecimal digits), or from a file of the state folder, made at the
 * founding. It is not derived from the root secret, since that is exchanged and this cannot be:
 * nobody keeps the numbers from which identities could be made anew.
 */
export function readIdentityKey(settings: IdentityKeySettings): IdentityKey {
  const { IDENTITY_KEY, TALLYSTICK_STATE: state } = settings
  const key = parseSecret('IDENTITY_KEY', IDENTITY_KEY ?? readOrMakeSecret(state, FILE))
  return {
    check: createHmac('sha256', key).update('tallystick identity key').digest('base64url'),
    // Longer than what it is made of, so that one is never taken for the other.
    apply: stretched =>
      createHmac('sha384', key).update(Buffer.from(stretched, 'base64url')).digest('base64url'),
  }
}

/** Whether a text is a stretched number: 32 bytes in base64url. */
export function isStretched(text: string): boolean {
  return /^[\w-]{43}$/.test(text)
}

/** Throws SetupFault where the key is not the one that the genesis of the ledger names. */
export function mustBeKeyOfLedger(key: IdentityKey, { identityKey }: KeyedLedger): void {
  if (key.check === identityKey) return
  throw new SetupFault(
    'the identity key is not the one that this ledger was founded with, so people it knows would ' +
      'be strangers: set IDENTITY_KEY to the one of its founding, or put that into the file ' +
      `${FILE} of the state folder (schema/guides/operate.md)`,
  )
}

interface KeyedLedger {
  readonly identityKey: string
}
