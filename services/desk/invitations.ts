import * as z from 'zod'
import type { Id } from '../../contracts/kernel/id.ts'
import { declineInvitation, httpTransport, readInvitation } from '../client/index.ts'
import { idForm, readJsonFile, writeNewJson } from '../founding/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import type { Options } from './options.ts'
import { readProfile } from './profile.ts'
import { RefusedFault } from './refused-fault.ts'
import { openOwn } from './signer.ts'

/** What `invite` writes for the supplier. */
const Handed = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  /** The ledger's name. */
  ledger: z.string().regex(/^[\w-]{43}$/),
  invitation: idForm('ivt'),
  secret: z.string().min(1),
})

export type Handed = z.output<typeof Handed>

/** Throws SetupFault naming the file when it is no invitation. */
export function readHanded(path: string): Handed {
  return readJsonFile(path, Handed, 'invitation')
}

/** A debtor invites a supplier; the file is for the supplier, and holds a secret. */
export async function invite(options: Options): Promise<readonly string[]> {
  const { need } = options
  const [out, { url, ledger }] = [need('out'), readProfile(need('as'))]
  const supplier = { code: need('code'), name: need('name'), contact: need('contact') }
  const given = await openOwn(options).invitations.give(supplier)
  if (!given.ok) throw new RefusedFault(given)
  const { invitation, secret } = given
  writeNewJson(out, { url, ledger, invitation, secret }, 0o600)
  return [`invited: ${invitation}`, `${out}: for the supplier; who has it may apply with it`]
}

export async function listInvitations(options: Options): Promise<readonly string[]> {
  const invitations = await openOwn(options).invitations.list()
  if (invitations.length === 0) return ['nobody is invited']
  return invitations.map(
    ({ id, code, name, contact, state, expiresAt }) =>
      `${id}  ${name} (${code}), ${contact}: ${state}, until ${expiresAt}`,
  )
}

export async function withdrawInvitation(options: Options): Promise<readonly string[]> {
  const id = options.need('invitation') as Id<'ivt'>
  const refused = await openOwn(options).invitations.withdraw(id)
  if (refused) throw new RefusedFault(refused)
  return [`withdrawn ${id}`]
}

/** What an invitation says, for the supplier. */
export async function showInvitation({ need }: Options): Promise<readonly string[]> {
  const { code, name, contact, state, expiresAt, inviterName, inviterCode } = await readGiven(need)
  return [
    `${inviterName} (${inviterCode}) invites ${name} (${code}), ${contact}, as supplier`,
    `${state}, until ${expiresAt}`,
  ]
}

/** The supplier says no; the debtor reads that. */
export async function refuseInvitation({ need }: Options): Promise<readonly string[]> {
  const handed = readHanded(need('invitation'))
  const refused = await declineInvitation(httpTransport(handed.url), handed)
  if (refused) throw new RefusedFault(refused)
  return [`declined ${handed.invitation}`]
}

async function readGiven(need: Options['need']) {
  const path = need('invitation')
  const handed = readHanded(path)
  const seen = await readInvitation(httpTransport(handed.url), handed)
  if (!seen) throw new SetupFault(`${handed.url} knows no invitation as ${path} has it`)
  return seen
}

/** What an applicant need not say, since its invitation does. */
export interface Prefilled {
  readonly url: string
  readonly ledger: string
  readonly code: string
  readonly name: string
  readonly role: 'supplier'
  readonly told: Pick<Handed, 'invitation' | 'secret'>
}

/** Reads the invitation that an applicant names; null where it names none. */
export async function readPrefilled({ find, need }: Options): Promise<Prefilled | null> {
  const path = find('invitation')
  if (path === undefined) return null
  const { url, ledger, invitation, secret } = readHanded(path)
  const { code, name } = await readGiven(need)
  return { url, ledger, code, name, role: 'supplier', told: { invitation, secret } }
}
