import { dirname, resolve } from 'node:path'
import * as z from 'zod'
import { type Client, httpTransport, openClient } from '../client/index.ts'
import { idForm, readJsonFile, readKeyFile } from '../founding/index.ts'

/** As whom one works, on which ledger, and with which key file: no secret is in it. */
const Profile = z.strictObject({
  /** Of the gateway, with `/graphql`. */
  url: z.url({ protocol: /^https?$/ }),
  /** The ledger's name, pinned. */
  ledger: z.string().regex(/^[\w-]{43}$/),
  party: idForm('pty'),
  user: idForm('usr'),
  key: idForm('key'),
  /** Of the private key, beside this file unless absolute. */
  keyFile: z.string().min(1),
})

export type Profile = z.output<typeof Profile>

/** Throws SetupFault naming the file and the member that is not of its form. */
export function readProfile(path: string): Profile {
  const profile = readJsonFile(path, Profile, 'profile')
  return { ...profile, keyFile: resolve(dirname(path), profile.keyFile) }
}

/** Opens the client of a person: what it signs, it has been shown. */
export function openAs(profile: Profile, passphrase: string | undefined): Client {
  const { url, ledger, party, user, key: id, keyFile } = profile
  const keys = [{ ...readKeyFile(keyFile, passphrase), id }]
  return openClient({ transport: httpTransport(url), ledger, party, user, keys, people: true })
}
