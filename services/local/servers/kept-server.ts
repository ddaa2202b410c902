import { SetupFault } from '../../platform/setup-fault.ts'
import { freePort } from './free-port.ts'
import type { WatchedProcess } from './watched-process.ts'

export interface KeptServer {
  port: number
  /** Of the process that runs now: another one after each restart. */
  pid(): number
  stop(): Promise<void>
}

export class PortTakenFault extends SetupFault {
  override name = 'PortTakenFault'
}

export interface KeptServerOptions {
  name: string
  /** A free one is taken when not given. */
  port?: number | undefined
  /** Settles when the server can be used; throws PortTakenFault when its port cannot be had. */
  start(port: number): Promise<WatchedProcess>
  say(message: string): void
}

const PORT_TRIES_MAX = 5

/**
 * Starts a server, and starts it again at the same port whenever it ends, until stopped. When it
 * cannot be started again that is nobody's to catch: the program ends by it.
 */
export async function keepRunning(options: KeptServerOptions): Promise<KeptServer> {
  const { name, start, say } = options
  const first = await startOnPort(options)
  const { port } = first
  let { server } = first
  let stopping = false
  const tend = async () => {
    while (!stopping) {
      await server.ended
      if (stopping) return
      say(`${name} ended unexpectedly: starting it again`)
      server = await start(port)
    }
    await server.stop()
  }
  const tending = tend()
  const stop = async () => {
    stopping = true
    await server.stop()
    await tending
  }
  return { port, pid: () => server.pid, stop }
}

/** A port that was free a moment ago may be taken by now: then another one is tried. */
async function startOnPort({ port: wanted, start }: KeptServerOptions) {
  for (let tries = 1; ; tries += 1) {
    const port = wanted ?? (await freePort())
    try {
      return { port, server: await start(port) }
    } catch (error) {
      const another = error instanceof PortTakenFault && wanted === undefined
      if (!another || tries === PORT_TRIES_MAX) throw error
    }
  }
}
