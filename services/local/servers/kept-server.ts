import { SetupFault } from '../../platform/setup-fault.ts'
import { freePort, isFree } from './free-port.ts'
import type { WatchedProcess } from './watched-process.ts'

export interface KeptServer {
  port: number
  /** The process that runs now: another one after each restart. */
  pid(): number
  stop(): Promise<void>
}

export class PortTakenFault extends SetupFault {
  override name = 'PortTakenFault'
}

export interface KeptServerOptions {
  name: string
  /** The port to listen at; a free one is taken when none is given. */
  port?: number | undefined
  /** Taken again when none is given and it is free: others may look for the server there. */
  portBefore?: number
  /** Settles when the server can be used; throws PortTakenFault when its port is taken. */
  start(port: number): Promise<WatchedProcess>
  say(message: string): void
}

const PORT_TRIES_MAX = 5

/**
 * Starts a server, and starts it again at the same port whenever it ends, until it is stopped. When
 * it cannot be started again, the error is left uncaught on purpose and ends the program.
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

/** Tries another port when the one that was found free has been taken meanwhile. */
async function startOnPort({ port: wanted, portBefore = 0, start }: KeptServerOptions) {
  for (let tries = 1; ; tries += 1) {
    const port = wanted ?? ((await isFree(portBefore)) ? portBefore : await freePort())
    try {
      return { port, server: await start(port) }
    } catch (error) {
      const another = error instanceof PortTakenFault && wanted === undefined
      if (!another || tries === PORT_TRIES_MAX) throw error
    }
  }
}
