import pg from 'pg'
import { readLedgerIdentity } from '../ledger/index.ts'
import { startEnvironment } from '../local/index.ts'
import { readConfig } from '../platform/config.ts'
import {
  enforceNextKey,
  type IdentityKey,
  type IdentityKeySettings,
  listChecks,
  makeNextKey,
  readIdentityKey,
} from '../platform/identity-key.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { mustBeUnused } from './must-be-unused.ts'

/** `npx tallystick identity-key exchange`: another key for whoever is new from now on. */
export async function identityKey(args: string[]): Promise<number> {
  if (args.join(' ') !== 'exchange')
    throw new SetupFault('tallystick identity-key takes one word: exchange')
  const config = readConfig()
  const { databaseUrl, stop } = await startEnvironment(config, say, { temporal: false })
  try {
    await exchangeIdentityKey(databaseUrl, config)
    return 0
  } finally {
    await stop()
  }
}

/**
 * Notes the next key in the ledger and puts it into force; those before stay, by which people are
 * known who are there. Broken off at any point it can be run again.
 */
export async function exchangeIdentityKey(
  url: string,
  settings: IdentityKeySettings,
): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'tallystick identity key',
  })
  await client.connect()
  try {
    await mustBeUnused(client)
    const isOurs = settings.IDENTITY_KEY === undefined
    const next = isOurs ? makeNextKey(settings.TALLYSTICK_STATE) : readIdentityKey(settings)
    await noteKey(client, next)
    if (isOurs) enforceNextKey(settings.TALLYSTICK_STATE)
  } finally {
    await client.end()
  }
  say('another identity key is in force from the next start on: keep it where you keep the one')
  say('before, and keep that one too, since people who are enrolled are known by it')
}

async function noteKey(client: pg.Client, next: IdentityKey): Promise<void> {
  const ledger = await readLedgerIdentity(client)
  if (!ledger) throw new SetupFault('there is no ledger yet: its founding makes the first key')
  const [given, known] = [listChecks(next), ledger.identityKeys]
  if (given.join() === known.join()) return
  if (given.slice(0, -1).join() !== known.join())
    throw new SetupFault(
      `this ledger has ${known.length} identity keys: set IDENTITY_KEYS_BEFORE to all of them, ` +
        'from its founding on and with commas between them, and IDENTITY_KEY to a new one of ' +
        '`openssl rand -hex 32`',
    )
  await mustNameNobody(client)
  await client.query('insert into ledger.identity_key (known_by) values ($1)', [next.check])
}

/** Acts that bring people in under the key of their day. */
const NAMING = new Set(['party.enrol', 'party.add-user'])

/** Somebody who is named in a draft is known nowhere yet, and would be keyed as another person. */
async function mustNameNobody(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ id: string; payload: string }>(
    `select ledger.id_text('dft', id) as id, payload from desk.draft
      where outcome is null and not withdrawn and expires_at > now()`,
  )
  const naming = rows.filter(({ payload }) => NAMING.has(readAct(payload)))
  if (naming.length > 0)
    throw new SetupFault(
      'drafts wait that bring people in under the key until now; sign or withdraw them first: ' +
        naming.map(({ id }) => id).join(', '),
    )
}

function readAct(payload: string): string {
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')).act
}

function say(message: string): void {
  process.stdout.write(`${message}\n`)
}
