import { EventEmitter, once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { limitConnections, mustKeepComing } from '../../../services/gateway/http/connections.ts'
import {
  BODY_IDLE_MS,
  BODY_LEFT_WAIT_MS,
  CONNECTIONS_MAX,
  CONNECTIONS_PER_SENDER_MAX,
} from '../../../services/gateway/http/limits.ts'
import { log } from '../../../services/gateway/http/log.ts'
import { noticeProxy } from '../../../services/gateway/http/notice-proxy.ts'

async function listening(behindProxy: boolean) {
  const server = createServer()
  limitConnections(server, behindProxy)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const sockets: Socket[] = []
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
    await once(server, 'close')
  })
  const open = async () => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    socket.on('error', () => undefined)
    sockets.push(socket)
    await once(socket, 'connect')
    return socket
  }
  const count = () => new Promise(resolve => server.getConnections((_, n) => resolve(n)))
  return { server, open, count }
}

describe('connections', () => {
  test('of one sender are 500 at most, and one that ends makes room', async () => {
    const { server, open, count } = await listening(false)
    expect(server.maxConnections).toBe(CONNECTIONS_MAX)
    const sockets = []
    for (let i = 0; i < CONNECTIONS_PER_SENDER_MAX; i++) sockets.push(await open())
    await vi.waitFor(async () => expect(await count()).toBe(CONNECTIONS_PER_SENDER_MAX))
    const oneMore = await open()
    await once(oneMore, 'close')
    sockets[0]!.destroy()
    await vi.waitFor(async () => expect(await count()).toBe(CONNECTIONS_PER_SENDER_MAX - 1))
    await open()
    await vi.waitFor(async () => expect(await count()).toBe(CONNECTIONS_PER_SENDER_MAX))
  })

  test('of a proxy of ours are those of many senders', async () => {
    const { open, count } = await listening(true)
    for (let i = 0; i <= CONNECTIONS_PER_SENDER_MAX; i++) await open()
    await vi.waitFor(async () => expect(await count()).toBe(CONNECTIONS_PER_SENDER_MAX + 1))
  })
})

describe('a proxy in front', () => {
  const ask = (notice: ReturnType<typeof noticeProxy>, headers: object) =>
    notice({ headers } as never, {} as never, () => undefined)

  test('that is not trusted is told of in the log, once', () => {
    const warn = vi.spyOn(log, 'warn').mockImplementation(() => undefined)
    onTestFinished(() => warn.mockRestore())
    const notice = noticeProxy(0)
    ask(notice, {})
    expect(warn).not.toHaveBeenCalled()
    ask(notice, { 'x-forwarded-for': '192.0.2.1' })
    ask(notice, { forwarded: 'for=192.0.2.1' })
    expect(warn).toHaveBeenCalledTimes(1)
    expect(String(warn.mock.calls[0])).toContain('TRUST_PROXY')
  })

  test('that is trusted is not', () => {
    const warn = vi.spyOn(log, 'warn').mockImplementation(() => undefined)
    onTestFinished(() => warn.mockRestore())
    ask(noticeProxy(1), { 'x-forwarded-for': '192.0.2.1' })
    expect(warn).not.toHaveBeenCalled()
  })
})

/** A request whose socket tells when it would be idle for too long. */
function request(complete: boolean) {
  const socket = Object.assign(new EventEmitter(), {
    idleMs: 0,
    destroy: vi.fn(),
    setTimeout(milliseconds: number, stop?: () => void) {
      socket.idleMs = milliseconds
      if (stop) socket.once('timeout', stop)
      return socket
    },
  })
  const coming = Object.assign(new EventEmitter(), { socket, complete })
  const response = new EventEmitter()
  const next = vi.fn()
  mustKeepComing(coming as never, response as never, next)
  expect(next).toHaveBeenCalledOnce()
  return { coming, response, socket }
}

describe('a body', () => {
  test('that stops coming is given up', () => {
    const { socket } = request(false)
    expect(socket.idleMs).toBe(BODY_IDLE_MS)
    socket.emit('timeout')
    expect(socket.destroy).toHaveBeenCalledOnce()
  })

  test('that has come whole is waited for no more, however long its answer takes', () => {
    const { coming, socket } = request(true)
    coming.emit('end')
    expect(socket.idleMs).toBe(0)
    socket.emit('timeout')
    expect(socket.destroy).not.toHaveBeenCalled()
  })

  test('that was answered before it had come is cut off a little later', () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const { response, socket } = request(false)
    response.emit('finish')
    vi.advanceTimersByTime(BODY_LEFT_WAIT_MS - 1)
    expect(socket.destroy).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(socket.destroy).toHaveBeenCalledOnce()
  })

  test('that came whole after its answer ends nothing: the connection goes on', () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const { coming, response, socket } = request(false)
    response.emit('finish')
    coming.emit('end')
    vi.advanceTimersByTime(BODY_LEFT_WAIT_MS)
    expect(socket.destroy).not.toHaveBeenCalled()
  })
})
