import { expect, test } from 'vitest'
import { keepRunning, PortTakenFault } from '../../../../services/local/servers/kept-server.ts'
import type { WatchedProcess } from '../../../../services/local/servers/watched-process.ts'

/** A process of nothing: ends when told to. */
function fakeProcess(pid: number): WatchedProcess & { end(): void } {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>()
  const stop = async () => end()
  return { pid, ended, end, stop }
}

const say = () => undefined

test('a free port that is taken meanwhile is given up for another', async () => {
  const ports: number[] = []
  const start = async (port: number) => {
    ports.push(port)
    if (ports.length === 1) throw new PortTakenFault('taken')
    return fakeProcess(1)
  }
  const server = await keepRunning({ name: 'it', start, say })
  expect(ports).toHaveLength(2)
  expect(server.port).toBe(ports[1])
  await server.stop()
})

test('a port that was asked for is not given up', async () => {
  const start = async () => {
    throw new PortTakenFault('taken')
  }
  await expect(keepRunning({ name: 'it', port: 7, start, say })).rejects.toThrow('taken')
})

test('trying ports ends', async () => {
  let tries = 0
  const start = async () => {
    tries += 1
    throw new PortTakenFault('taken')
  }
  await expect(keepRunning({ name: 'it', start, say })).rejects.toThrow('taken')
  expect(tries).toBe(5)
})

test('a stop while it is being started again leaves nothing running', async () => {
  const first = fakeProcess(1)
  const second = fakeProcess(2)
  let running = 0
  const restarted = Promise.withResolvers<void>()
  const start = async () => {
    running += 1
    if (running === 1) return first
    await restarted.promise
    return second
  }
  const server = await keepRunning({ name: 'it', start, say })
  first.end()
  await first.ended
  const stopped = server.stop()
  restarted.resolve()
  await stopped
  await second.ended
  expect(server.pid()).toBe(2)
})
