import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { Bug } from '../../../contracts/kernel/bug.ts'
import { refuse } from '../../../contracts/kernel/decision.ts'
import {
  createKey,
  httpTransport,
  openClient,
  receivableActs,
  signPayload,
  type Transport,
  TransportFault,
} from '../../../services/client/index.ts'
import { newId } from '../../../services/platform/new-id.ts'

/** What a client does when a server is busy, refuses, or does not answer as agreed. */
const act = receivableActs.reject({ receivable: newId('rcv') })
const DONE = { ok: true, acts: [{ ok: true, entry: '1' }] }
const BUSY = refuse('ledger_must_not_be_overloaded')
const WRONG = refuse('signature_must_be_valid')

/** A server of one answer after the other, the last for ever, and what it was asked. */
function scripted(...answers: readonly unknown[]) {
  const asked: { query: string; variables: { commands?: string[] } }[] = []
  const request = async (query: string, variables = {}) => {
    asked.push({ query, variables })
    const answer = answers[Math.min(asked.length, answers.length) - 1]
    if (answer instanceof Error) throw answer
    return answer as never
  }
  return { asked, transport: { request, upload: request } as unknown as Transport }
}

function clientOf(transport: Transport, now?: () => number) {
  const parties = { party: newId('pty'), user: newId('usr') }
  const clock = now ? { now } : {}
  return openClient({ transport, ledger: 'ledger', ...parties, keys: [createKey()], ...clock })
}

const submitted = (answers: unknown[], token: string | null) => ({ submit: { answers, token } })

describe('commands that had no answer yet', () => {
  test('are sent again, they alone and as the same bytes, and the last token holds', async () => {
    const { asked, transport } = scripted(
      submitted([DONE, BUSY, WRONG], 'ent_2'),
      submitted([BUSY], null),
      submitted([DONE], 'ent_1'),
    )
    const answer = await clientOf(transport).submit(['a', 'b', 'c'])
    expect(answer).toEqual({ answers: [DONE, DONE, WRONG], token: 'ent_2' })
    expect(asked.map(({ variables }) => variables.commands)).toEqual([
      ['a', 'b', 'c'],
      ['b'],
      ['b'],
    ])
    const later = scripted(submitted([BUSY], null), submitted([DONE], 'ent_3'))
    expect(await clientOf(later.transport).submit(['a'])).toMatchObject({ token: 'ent_3' })
    const newer = scripted(submitted([DONE, BUSY], 'ent_2'), submitted([DONE], 'ent_3'))
    expect(await clientOf(newer.transport).submit(['a', 'b'])).toMatchObject({ token: 'ent_3' })
  })

  test('are given up after ten times', async () => {
    const { asked, transport } = scripted(submitted([BUSY], null))
    expect(await clientOf(transport).submit(['a'])).toEqual({ answers: [BUSY], token: null })
    expect(asked).toHaveLength(11)
  })

  test('are sent again when they came too fast, and on no other fault', async () => {
    const fast = scripted(new TransportFault('slowly', 429), submitted([DONE], null))
    expect(await clientOf(fast.transport).send(act)).toEqual({ ok: true, entry: '1' })
    const broken = scripted(new TransportFault('fault', 500), submitted([DONE], null))
    await expect(clientOf(broken.transport).send(act)).rejects.toThrow('fault')
    const torn = scripted(new Error('torn'), submitted([DONE], null))
    await expect(clientOf(torn.transport).send(act)).rejects.toThrow('torn')
  })

  test('have a signer', async () => {
    await expect(signPayload('e30', [])).rejects.toThrow(Bug)
  })
})

describe('a session', () => {
  const opened = (bearer: string, expires: number) => ({
    ...{ openSession: { bearer, expires: new Date(expires).toISOString() } },
    ...{ challenge: 'one', data: bearer },
  })

  test('is opened once, and anew when it has less than half a minute left', async () => {
    let now = 0
    const { asked, transport } = scripted(opened('first', 60_000))
    const client = clientOf(transport, () => now)
    const opens = () => asked.filter(({ query }) => query.includes('openSession')).length
    await Promise.all([client.read('{ a }'), client.read('{ b }')])
    expect(opens()).toBe(1)
    now = 30_000
    await client.read('{ c }')
    expect(opens()).toBe(1)
    now = 30_001
    await client.read('{ d }')
    expect(opens()).toBe(2)
  })

  test('that is refused is a fault that says why', async () => {
    const { transport } = scripted({
      challenge: 'one',
      openSession: { refusal: 'key_must_be_enrolled' },
    })
    await expect(clientOf(transport).read('{ a }')).rejects.toThrow('key_must_be_enrolled')
  })
})

describe('over HTTP', () => {
  let server: Server | undefined
  afterEach(() => server?.close())

  async function answering(text: string, status = 200) {
    const asked: IncomingMessage[] = []
    server = createServer((request, response) => {
      asked.push(request)
      request.resume().on('end', () => response.writeHead(status).end(text))
    }).listen(0, '127.0.0.1')
    await new Promise(resolve => server!.once('listening', resolve))
    const { port } = server.address() as AddressInfo
    return { asked, transport: httpTransport(`http://127.0.0.1:${port}/graphql`) }
  }

  test('what is no JSON, has no data or has errors is a fault with its status', async () => {
    for (const [text, message] of [
      ['<html>', '<html>'],
      ['{}', 'no data'],
      ['{"data":{"a":1},"errors":[{"message":"in part"}]}', 'in part'],
    ] as const) {
      const { transport } = await answering(text, 502)
      const fault = await transport.request('{ a }').catch(fault => fault)
      expect(fault).toMatchObject({ name: 'TransportFault', message, status: 502 })
      server!.close()
    }
  })

  test('a bearer is sent where there is one', async () => {
    const { asked, transport } = await answering('{"data":{"a":1}}')
    expect(await transport.request('{ a }')).toEqual({ a: 1 })
    await transport.request('{ a }', {}, 'secret')
    expect(asked.map(({ headers }) => headers.authorization)).toEqual([undefined, 'Bearer secret'])
  })

  test('an upload is answered with an id or a refusal, or it is a fault', async () => {
    const upload = async (text: string) => {
      const { transport } = await answering(text)
      return await transport.upload(new FormData(), 'secret').catch(fault => fault.message)
    }
    expect(await upload('{"id":"imp_1"}')).toEqual({ id: 'imp_1' })
    expect(await upload('{"refusal":"no"}')).toEqual({ refusal: 'no' })
    expect(await upload('{}')).toBe('no answer')
  })
})
