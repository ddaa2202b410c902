import { lookup as resolveName } from 'node:dns'
import { type RequestOptions, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { SignatureAlgorithm } from '../../contracts/command/command.ts'
import type { KeyId } from '../../contracts/kernel/id.ts'
import { encode } from '../platform/jws/jws.ts'
import { bareHost, isNamed, isPublic } from './webhook-address.ts'

/** Signs what is told; the ledger takes no command of this type of header. */
export interface WebhookSigner {
  readonly id: KeyId
  readonly alg: SignatureAlgorithm
  sign(message: Uint8Array): Promise<Uint8Array>
}

export interface PostOptions {
  readonly signer: WebhookSigner
  /** Hosts of private networks that the operator's configuration names. */
  readonly privateHosts: ReadonlySet<string>
  /** Finds the addresses of a name; that of Node unless a test says otherwise. */
  readonly resolve?: typeof resolveName
}

const SIGNATURE_HEADER = 'x-jws-signature'
const SIGNATURE_TYPE = 'tallystick-webhook'
const ANSWER_WAIT_MS = 10_000

/**
 * Posts a body with its signature beside it (detached JWS) and answers `delivered`, or why it was
 * not. The address is checked again when its name is resolved, and what was checked is called; a
 * redirect is an answer that is not 2xx.
 */
export async function postSigned(
  url: URL,
  body: Buffer,
  { signer, privateHosts, resolve = resolveName }: PostOptions,
): Promise<string> {
  const isTrusted = isNamed(url, privateHosts)
  if (!isTrusted && isPrivateLiteral(url)) return 'webhook_address_must_be_public'
  const headers = {
    ...{ 'content-type': 'application/json', 'content-length': body.length },
    [SIGNATURE_HEADER]: await signDetached(body, signer),
  }
  try {
    const lookup = isTrusted ? checkNothing(resolve) : checkPublic(resolve)
    const status = await post(url, { method: 'POST', headers, lookup }, body)
    return status >= 200 && status < 300 ? 'delivered' : `answered_${status}`
  } catch (fault) {
    return fault instanceof PrivateAddress ? 'webhook_address_must_be_public' : 'not_answered'
  }
}

/** An address in digits is never looked up, so it is asked of here. */
function isPrivateLiteral(url: URL): boolean {
  const host = bareHost(url)
  return url.protocol !== 'https:' || (isIP(host) !== 0 && !isPublic(host))
}

export async function signDetached(body: Uint8Array, signer: WebhookSigner): Promise<string> {
  const { alg, id: kid } = signer
  const header = encode(JSON.stringify({ alg, kid, typ: SIGNATURE_TYPE }))
  const signature = await signer.sign(Buffer.from(`${header}.${encode(body)}`, 'latin1'))
  return `${header}..${encode(signature)}`
}

class PrivateAddress extends Error {
  override name = 'PrivateAddress'
}

type Resolve = NonNullable<PostOptions['resolve']>

/** Gives the connection only addresses that are public, all of them: it calls one of these. */
function checkPublic(resolve: Resolve): LookupFunction {
  return (name, options, answer) => {
    resolve(name, { ...options, all: true }, (fault, addresses) => {
      if (fault) return answer(fault, '')
      if (addresses.length === 0 || addresses.some(({ address }) => !isPublic(address)))
        return answer(new PrivateAddress(name), '')
      answerLookup(options.all === true, addresses, answer)
    })
  }
}

function checkNothing(resolve: Resolve): LookupFunction {
  return (name, options, answer) => {
    resolve(name, { ...options, all: true }, (fault, addresses) => {
      if (fault) answer(fault, '')
      else answerLookup(options.all === true, addresses, answer)
    })
  }
}

function answerLookup(
  isForAll: boolean,
  addresses: readonly { readonly address: string; readonly family: number }[],
  answer: Parameters<LookupFunction>[2],
): void {
  const [first] = addresses
  if (isForAll) answer(null, [...addresses])
  else answer(null, first!.address, first!.family)
}

/** Answers the status of HTTP; what else is answered is not read. */
async function post(url: URL, options: RequestOptions, body: Buffer): Promise<number> {
  const ask = url.protocol === 'https:' ? requestHttps : requestHttp
  return await new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(ANSWER_WAIT_MS)
    const request = ask(url, { ...options, agent: false, signal }, response => {
      resolve(response.statusCode ?? 0)
      response.destroy()
    })
    request.once('error', reject)
    request.end(body)
  })
}
