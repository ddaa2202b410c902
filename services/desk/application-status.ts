import * as z from 'zod'
import { httpTransport, readApplication } from '../client/index.ts'
import { idForm, readJsonFile } from '../founding/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import type { Options } from './options.ts'

/** What `apply` has written for the applicant. */
const Kept = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  application: idForm('app'),
  secret: z.string().min(1),
})

export type Kept = z.output<typeof Kept>

/** Throws SetupFault naming the file when it is none of an application. */
export function readKept(path: string): Kept {
  return readJsonFile(path, Kept, 'application')
}

/** What has become of an application, and the ids of its party once it is enrolled. */
export async function showStatus({ need }: Options): Promise<readonly string[]> {
  const path = need('application')
  const { url, ...kept } = readKept(path)
  const seen = await readApplication(httpTransport(url), kept)
  if (!seen) throw new SetupFault(`${url} knows no application as ${path} has it`)
  const { kind, state, reason, party, users } = seen
  return [
    `${kind} ${kept.application}: ${STATES[state]}${reason === null ? '' : `: ${reason}`}`,
    ...(party === null ? [] : [`party ${party}`]),
    ...users.map(({ user, keys }) => `user ${user}, keys ${keys.join(', ')}`),
  ]
}

const STATES = {
  received: 'officers have yet to examine it',
  in_signature: 'officers have examined it and sign',
  declined: 'declined',
  done: 'done',
} as const
