import { Agent, request } from 'node:http'

/** What strangers sent, and how it was answered: by the status of HTTP, or that it broke. */
export interface Siege {
  readonly sent: number
  readonly answered: Readonly<Record<string, number>>
}

export interface SiegeOptions {
  /** The gateway's address, without a path. */
  readonly url: string
  readonly requests: number
  /** Requests under way at the same time. */
  readonly atOnce: number
}

/** One host after the other, so that what is kept by sender is asked for thousands of them. */
const REQUESTS_A_SENDER = 250

/** Connections of one host, each with one request after the other. */
const CONNECTIONS_A_SENDER = 8

/**
 * Sends what a stranger can send to fill memory or to keep others waiting, each unlike the one
 * before, from many addresses of this machine at the same time. No more is sent than said.
 */
export async function besiege({ url, requests, atOnce }: SiegeOptions): Promise<Siege> {
  const answered: Record<string, number> = {}
  let [sent, hosts] = [0, 0]
  const sendFrom = async (first: number) => {
    const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS_A_SENDER })
    const end = Math.min(requests, first + REQUESTS_A_SENDER)
    let next = first
    const send = async () => {
      while (next < end) {
        const number = next++
        sent += 1
        const status = await ask(url, { agent, ...KINDS[number % KINDS.length]!(number) })
        answered[status] = (answered[status] ?? 0) + 1
      }
    }
    await Promise.all(Array.from({ length: CONNECTIONS_A_SENDER }, send))
    agent.destroy()
  }
  const attack = async () => {
    while (hosts * REQUESTS_A_SENDER < requests) await sendFrom(hosts++ * REQUESTS_A_SENDER)
  }
  await Promise.all(Array.from({ length: Math.ceil(atOnce / CONNECTIONS_A_SENDER) }, attack))
  return { sent, answered }
}

interface Asked {
  readonly path?: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly sender: string
}

async function ask(url: string, { agent, ...asked }: Asked & { agent: Agent }): Promise<string> {
  const { path = '/graphql', method = 'POST', body = '', sender } = asked
  const headers = { 'content-type': 'application/json', ...asked.headers }
  return await new Promise(resolve => {
    const asking = request(
      new URL(path, url),
      { agent, method, headers, localAddress: sender },
      response => {
        response.resume().once('close', () => resolve(String(response.statusCode)))
      },
    )
    asking.once('error', () => resolve('broken'))
    asking.end(body)
  })
}

const graphql = (query: string, variables: object = {}) => JSON.stringify({ query, variables })
const text = (seed: number, length: number) => {
  const word = `${seed} `
  return word.repeat(Math.ceil(length / word.length)).slice(0, length)
}
const sender = (n: number) => {
  const host = Math.floor(n / REQUESTS_A_SENDER)
  return `127.${1 + (host >> 14)}.${(host >> 7) & 127}.${1 + (host & 127)}`
}

/** Of each kind one after the other; the number makes every one of them another. */
const KINDS: readonly ((n: number) => Asked)[] = [
  n => ({ sender: sender(n), body: graphql(`{ ledger } #${text(n, 16_000)}`) }),
  n => ({ sender: sender(n), body: graphql(`{ unknown${n} ${'ledger '.repeat(400)} }`) }),
  n => ({
    sender: sender(n),
    body: graphql(`query q${n} { ${'ledger ledgerIsTrial '.repeat(200)} }`),
  }),
  n => ({ sender: sender(n), body: `{"query":"{ ledger }","variables":${'['.repeat(50_000)}` }),
  n => ({
    sender: sender(n),
    body: graphql('mutation ($c: [JWS!]!) { submit(commands: $c) { token } }', {
      c: Array.from({ length: 20 }, (_, i) => forged(n * 20 + i)),
    }),
  }),
  n => ({
    sender: sender(n),
    body: graphql(`mutation { login(name: "who${n}", password: "guess ${n} guess") {
      __typename } }`),
  }),
  n => ({ sender: sender(n), body: graphql('mutation { challenge }') }),
  n => ({
    sender: sender(n),
    headers: { authorization: `Bearer ${String(n).padStart(43, 'x')}` },
    body: graphql('{ viewer { duty } }'),
  }),
  n => ({ sender: sender(n), method: 'GET', path: `/${text(n, 2_000).replaceAll(' ', '-')}` }),
  n => ({ sender: sender(n), body: text(n, 100_000) }),
  n => ({ sender: sender(n), path: '/exports', body: `{"list":"titles${n}","format":"csv"}` }),
  n => ({
    sender: sender(n),
    path: '/imports',
    headers: { 'content-type': `multipart/form-data; boundary=${n}` },
    body: `--${n}\r\ncontent-disposition: form-data; name="kind"\r\n\r\n${text(n, 10_000)}`,
  }),
]

/** A command by a key that nobody enrolled, of a header that none else has. */
function forged(n: number): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const kid = `key_${n.toString(32).toUpperCase().padStart(13, '0')}`
  const header = encode({ alg: 'EdDSA', kid, typ: 'tallystick+json' })
  return `${header}.${encode({ id: `cmd_${n}`, body: text(n, 200) })}.${'A'.repeat(86)}`
}
