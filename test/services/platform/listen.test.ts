import { once } from 'node:events'
import { Agent, createServer, type IncomingMessage, request } from 'node:http'
import { type AddressInfo, connect, createServer as createNetServer } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { listen } from '../../../services/platform/listen.ts'
import { SetupFault } from '../../../services/platform/setup-fault.ts'

/** A server that answers `/slow` when `answerSlow` is called, all else at once. */
async function serve(times?: Parameters<typeof listen>[3]) {
  const { promise: slow, resolve: answerSlow } = Promise.withResolvers<void>()
  const server = createServer(async ({ url }, response) => {
    if (url === '/begun') response.write('begun ')
    if (url !== '/quick') await slow
    response.end('answered')
  })
  const listening = await listen(server, 0, '127.0.0.1', times)
  onTestFinished(() => void server.closeAllConnections())
  return { ...listening, server, answerSlow }
}

function keptAlive() {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  onTestFinished(() => agent.destroy())
  return async (url: string) => {
    const [response] = (await once(request(url, { agent }).end(), 'response')) as [IncomingMessage]
    let text = ''
    for await (const chunk of response) text += chunk
    return { text, connection: response.headers.connection }
  }
}

const isBusy = (server: { getConnections(tell: (_: unknown, n: number) => void): unknown }) =>
  new Promise<number>(resolve => server.getConnections((_, n) => resolve(n)))

describe('a server that is closed', () => {
  test('answers what is under way, last of its connection, and takes nothing new', async () => {
    const { url, server, close, answerSlow } = await serve()
    const [slow, begun] = [keptAlive()(`${url}/slow`), keptAlive()(`${url}/begun`)]
    await expect.poll(() => isBusy(server)).toBe(2)
    await new Promise(setImmediate)
    const closed = close()
    await expect(keptAlive()(`${url}/quick`)).rejects.toThrow('ECONNREFUSED')
    answerSlow()
    expect(await slow).toEqual({ text: 'answered', connection: 'close' })
    expect((await begun).text).toBe('begun answered')
    await closed
  })

  test('answers what comes on an open connection once more, and ends in its time', async () => {
    const { url, close } = await serve()
    const clients = Array.from({ length: 20 }, keptAlive)
    const last = clients.map(async get => {
      for (;;) {
        const { text, connection } = await get(`${url}/quick`)
        expect(text).toBe('answered')
        if (connection === 'close') return connection
      }
    })
    for (const get of clients) expect((await get(`${url}/quick`)).connection).toBe('keep-alive')
    await close()
    expect(await Promise.all(last)).toEqual(clients.map(() => 'close'))
  })

  test('waits neither for idle connections nor for those that never asked anything', async () => {
    const { url, server, close } = await serve({ lingerMs: 10, answerMs: 600_000 })
    await keptAlive()(`${url}/quick`)
    const silent = connect(Number(new URL(url).port), '127.0.0.1')
    const cut = once(silent, 'close')
    await expect.poll(() => isBusy(server)).toBe(2)
    await close()
    await cut
  })

  test('cuts off what takes longer than it has', async () => {
    const { url, server, close } = await serve({ lingerMs: 10, answerMs: 50 })
    const cut = expect(keptAlive()(`${url}/slow`)).rejects.toThrow('socket hang up')
    await expect.poll(() => isBusy(server)).toBe(1)
    await close()
    await cut
  })
})

test('a port that another program has is told in one sentence', async () => {
  const other = createNetServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const taken = listen(createServer(), port, '127.0.0.1')
  await expect(taken).rejects.toThrow(SetupFault)
  await expect(taken).rejects.toThrow(`port ${port} is taken by another program: free it, or set`)
})
