import { readFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { DUTIES, PARTY_ROLES, SIZE_CLASSES } from '../../contracts/party/party.ts'
import { type Applied, apply, httpTransport, type Paper, type PublicKey } from '../client/index.ts'
import {
  type Card,
  createKeyAndCard,
  mustBeOfOperator,
  readCard,
  writeNewJson,
} from '../founding/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { readPrefilled } from './invitations.ts'
import { readWord } from './lines.ts'
import type { Options } from './options.ts'
import type { Profile } from './profile.ts'
import { RefusedFault } from './refused-fault.ts'

/** Makes a key and its card, for a party of this code. */
export async function makeCard({ need, passphrase }: Options): Promise<readonly string[]> {
  const duty = readWord('duty', need('duty'), DUTIES)
  const [ledger, operator, out] = [need('ledger'), need('operator'), need('out')]
  const enrolAt = { ledger, code: need('code') }
  const person = { name: need('name'), duty }
  return await createKeyAndCard({ person, operator, out, passphrase, enrolAt })
}

/** Asks to be enrolled, and writes for each user the profile to work with once that is done. */
export async function applyWith(options: Options): Promise<readonly string[]> {
  const { need, all, find } = options
  const prefilled = await readPrefilled(options)
  const say = (name: 'url' | 'ledger' | 'code' | 'name') =>
    find(name) ?? prefilled?.[name] ?? need(name)
  const [url, ledger] = [say('url'), say('ledger')]
  const cards = all('user').map(path => ({ path, card: readCard(path) }))
  if (cards.length === 0) throw new SetupFault('--user is needed, once for each card')
  const transport = httpTransport(url)
  const { operatorCode } = await transport.request<Asked>('{ operatorCode }')
  for (const { path, card } of cards) mustBeOfOperator(path, card, operatorCode)
  const answer = await apply(transport, {
    ...{ code: say('code'), name: say('name') },
    roles: (prefilled ? [prefilled.role] : all('role')).map(readRole),
    size: readWord('size', need('size'), SIZE_CLASSES),
    users: cards.map(({ path, card: { identity, duty, key } }) => {
      return { identity, duty, representative: false, keys: [provenKey(path, key)] }
    }),
    ...{ licence: readPaper(need('licence')), authorisation: readPaper(need('authorisation')) },
    ...(prefilled ? { invitation: prefilled.told } : {}),
  })
  if (!answer.ok) throw new RefusedFault(answer)
  const { application, secret } = answer
  const kept = join(dirname(cards[0]!.path), `${application}.json`)
  writeNewJson(kept, { url, application, secret }, 0o600)
  return [
    `application ${application}; two officers of the operator look at it`,
    `${kept}: to read what becomes of it, with desk status; it holds a secret`,
    ...cards.map(({ path }, n) => writeUserProfile(path, { url, ledger }, answer, n)),
  ]
}

interface Asked {
  readonly operatorCode: string
}

function readRole(role: string) {
  return readWord('role', role, PARTY_ROLES)
}

function provenKey(path: string, { alg, publicKey, proof }: Card['key']): PublicKey {
  if (proof !== null) return { alg, publicKey, proof }
  throw new SetupFault(`${path} is of who founds a ledger: make one with \`desk card\``)
}

function writeUserProfile(
  path: string,
  where: Pick<Profile, 'url' | 'ledger'>,
  { party, users }: Applied,
  n: number,
): string {
  const { user, keys } = users[n]!
  const name = basename(path).replace(/\.card\.json$/, '')
  const profile = { ...where, party, user, key: keys[0], keyFile: `${name}.key.pem` }
  const out = join(dirname(path), `${name}.profile.json`)
  writeNewJson(out, profile)
  return `${out}: to work with once it is enrolled`
}

/** The profile of an officer whose card the genesis holds. */
export async function writeProfile({ need }: Options): Promise<readonly string[]> {
  const { user, key }: Card = readCard(need('card'))
  const where = { url: need('url'), ledger: need('ledger'), party: need('party') }
  const profile = { ...where, user, key: key.key, keyFile: need('key') }
  writeNewJson(need('out'), profile)
  return [`${need('out')}: to work with, as --as`]
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
}

function readPaper(path: string): Paper {
  const mediaType = MEDIA_TYPES[extname(path).toLowerCase()]
  if (!mediaType) throw new SetupFault(`${path} is none of: ${Object.keys(MEDIA_TYPES).join(', ')}`)
  try {
    return { mediaType, content: readFileSync(path) }
  } catch (cause) {
    throw new SetupFault(`${path} cannot be read: ${(cause as Error).message}`, { cause })
  }
}
