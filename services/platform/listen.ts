import { once } from 'node:events'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { type AddressInfo, Server as NetServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { SetupFault } from './setup-fault.ts'

/** A server that listens. */
export interface Listening {
  /** Where it answers, without a path. */
  readonly url: string
  /** Takes no new connection; resolves when what is under way has been answered, or was cut off. */
  close(): Promise<void>
}

/** How long closing takes. */
export interface ClosingTimes {
  /** A request may be on its way on an open connection: so long it is still answered. */
  readonly lingerMs: number
  /** Answers that take longer are cut off: what closes after the server needs time too. */
  readonly answerMs: number
}

const TIMES: ClosingTimes = { lingerMs: 1_000, answerMs: 8_000 }

/** Listens at a port, 0 for a free one. Throws SetupFault when another program has it. */
export async function listen(
  server: Server,
  port: number,
  host: string,
  { lingerMs, answerMs } = TIMES,
): Promise<Listening> {
  const connections = watchConnections(server)
  server.listen(port, host)
  await once(server, 'listening').catch(fault => {
    throw isTaken(fault) ? takenPort(port) : fault
  })
  const address = server.address() as AddressInfo
  return {
    url: `http://${host}:${address.port}`,
    close: async () => {
      const closed = once(server, 'close')
      // That of HTTP would cut at once what is idle, though a request may be on its way there.
      NetServer.prototype.close.call(server)
      connections.end()
      await within(closed, lingerMs)
      connections.cutIdle()
      await within(closed, answerMs)
      server.closeAllConnections()
      await closed
    },
  }
}

function isTaken(fault: unknown): boolean {
  return (fault as NodeJS.ErrnoException).code === 'EADDRINUSE'
}

function takenPort(port: number): SetupFault {
  return new SetupFault(
    `port ${port} is taken by another program: free it, or set another one in HTTP_PORT or ` +
      'HEALTH_PORT',
  )
}

/** Knows of each connection whether a request of it is under way. */
function watchConnections(server: Server) {
  const underWay = new Map<Socket, ServerResponse | null>()
  let ending = false
  let cutting = false
  server.on('connection', (socket: Socket) => {
    underWay.set(socket, null)
    socket.once('close', () => underWay.delete(socket))
  })
  // Before whoever answers: a header is set in time only then.
  server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    underWay.set(socket, response)
    response.once('close', () => {
      if (underWay.get(socket) === response) underWay.set(socket, null)
      if (cutting) socket.end()
    })
    if (ending) beTheLast(response)
  })
  return {
    /** Every answer from now on is the last of its connection. */
    end: () => {
      ending = true
      for (const response of underWay.values()) if (response) beTheLast(response)
    },
    /** Connections of which no request is under way are cut, now and from now on. */
    cutIdle: () => {
      cutting = true
      for (const [socket, response] of underWay) if (!response) socket.destroy()
    },
  }
}

/** An answer that has begun said that its connection stays: the next one on it is the last. */
function beTheLast(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close')
}

async function within(ended: Promise<unknown>, milliseconds: number): Promise<void> {
  const over = new AbortController()
  const late = sleep(milliseconds, undefined, { signal: over.signal }).catch(() => undefined)
  await Promise.race([ended, late])
  over.abort()
}
