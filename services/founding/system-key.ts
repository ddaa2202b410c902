import { existsSync } from 'node:fs'
import { isAbsolute, join, relative, resolve } from 'node:path'
import * as z from 'zod'
import type { SignatureAlgorithm } from '../../contracts/command/command.ts'
import type { KeyId } from '../../contracts/kernel/id.ts'
import type { Config } from '../platform/config.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { idForm } from './json-file.ts'
import { readKeyFile } from './key-files.ts'
import { trialFolder } from './trial.ts'

/** The operator's key, which signs what needs no decision; it may lie on another machine. */
export interface SystemKey {
  readonly id: KeyId
  readonly alg: SignatureAlgorithm
  /** 64 bytes over the message. Throws when the signer does not answer: the work is tried again. */
  sign(message: Uint8Array): Promise<Uint8Array>
}

/**
 * Opens the system key that is configured: SYSTEM_SIGNER, an HTTP signer; SYSTEM_KEY, a file
 * outside the state folder; or that of a trial ledger. Throws SetupFault saying which to set.
 */
export async function openSystemKey(config: Config): Promise<SystemKey> {
  const { SYSTEM_SIGNER, SYSTEM_KEY, TALLYSTICK_STATE: state } = config
  if (SYSTEM_SIGNER) return await openSigner(SYSTEM_SIGNER)
  const ofTrial = join(trialFolder(state), 'system.key.pem')
  if (!SYSTEM_KEY && !existsSync(ofTrial))
    throw new SetupFault(
      'no system key: set SYSTEM_KEY to the file of the key that the genesis names as system, ' +
        'or SYSTEM_SIGNER to the address of the service that signs with it',
    )
  if (SYSTEM_KEY && liesIn(SYSTEM_KEY, state))
    throw new SetupFault(
      `SYSTEM_KEY ${SYSTEM_KEY} lies in the state folder ${state}: keep it elsewhere, so that ` +
        'who has a copy of the one does not have the other',
    )
  const { id, alg, sign } = readKeyFile(SYSTEM_KEY ?? ofTrial, config.TALLYSTICK_PASSPHRASE)
  return { id, alg, sign: async message => sign(message) }
}

function liesIn(path: string, folder: string): boolean {
  const way = relative(resolve(folder), resolve(path))
  return way !== '' && !way.startsWith('..') && !isAbsolute(way)
}

const SIGN_WAIT_MS = 10_000
const KeyOfSigner = z.object({
  key: idForm('key'),
  alg: z.enum(['EdDSA', 'ES256']),
})
const Signed = z.object({ signature: z.string().regex(/^[\w-]{86}$/) })

/** `GET` answers `{key, alg}`; `POST {message}`, base64url, answers `{signature}`, base64url. */
async function openSigner(url: string): Promise<SystemKey> {
  const { key, alg } = await ask(url, KeyOfSigner).catch(cause => {
    throw new SetupFault(`SYSTEM_SIGNER ${url} does not say its key: ${cause.message}`, { cause })
  })
  const sign: SystemKey['sign'] = async message => {
    const body = JSON.stringify({ message: Buffer.from(message).toString('base64url') })
    const headers = { 'content-type': 'application/json' }
    const { signature } = await ask(url, Signed, { method: 'POST', headers, body })
    return Buffer.from(signature, 'base64url')
  }
  return { id: key, alg, sign }
}

async function ask<Form>(url: string, form: z.ZodType<Form>, init: RequestInit = {}) {
  const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(SIGN_WAIT_MS) })
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
  const { data, error } = form.safeParse(await answer.json())
  if (data) return data
  throw new Error(`an answer without ${error!.issues[0]!.path.join('.')} of its form`)
}
