import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import * as z from 'zod'
import type { KeyId, PartyId, UserId } from '../../contracts/kernel/id.ts'
import { type Client, httpTransport, openClient } from '../client/index.ts'
import { readKeyFile } from '../founding/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'

const idOfNoun = <Noun extends string>(noun: Noun) =>
  z.templateLiteral([`${noun}_`, z.string().regex(/^[0-7][0-9A-HJKMNP-TV-Z]{12}$/)])

/** As whom one works, on which ledger, and with which key file: no secret is in it. */
const Profile = z.strictObject({
  /** Of the gateway, with `/graphql`. */
  url: z.url({ protocol: /^https?$/ }),
  /** The ledger's name, pinned. */
  ledger: z.string().regex(/^[\w-]{43}$/),
  party: idOfNoun('pty'),
  user: idOfNoun('usr'),
  key: idOfNoun('key'),
  /** Of the private key, beside this file unless absolute. */
  keyFile: z.string().min(1),
})

export interface Profile {
  readonly url: string
  readonly ledger: string
  readonly party: PartyId
  readonly user: UserId
  readonly key: KeyId
  readonly keyFile: string
}

/** Throws SetupFault naming the file and the member that is not of its form. */
export function readProfile(path: string): Profile {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new SetupFault(`${path} cannot be read: ${(cause as Error).message}`, { cause })
  }
  const { data, error } = Profile.safeParse(parseJson(text))
  if (!data) {
    const [issue] = error.issues
    throw new SetupFault(
      `${path} is no profile: ${issue!.path.join('.') || 'it'} ${issue!.message}`,
    )
  }
  return { ...data, keyFile: resolve(dirname(path), data.keyFile) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Opens the client of a person: what it signs, it has been shown. */
export function openAs(profile: Profile, passphrase: string | undefined): Client {
  const { url, ledger, party, user, key: id, keyFile } = profile
  const keys = [{ ...readKeyFile(keyFile, passphrase), id }]
  return openClient({ transport: httpTransport(url), ledger, party, user, keys, people: true })
}
