import { setTimeout as sleep } from 'node:timers/promises'
import { isHeld } from './holder.ts'

/** A server in use. Who has not started it does not stop it. */
export interface SharedServer {
  stop(): Promise<void>
}

export interface SharingOptions<Server extends SharedServer> {
  name: string
  folder: string
  /** Uses the server that another program runs in the folder, or starts it there. */
  open(): Promise<Server>
  say(message: string): void
}

const LOOK_MS = 500

/**
 * Uses the one server of a folder beside other programs. When the program that ran it is gone, one
 * of those that are left runs it, at the address that it had.
 */
export async function shareServer<Server extends SharedServer>(
  options: SharingOptions<Server>,
): Promise<Server> {
  const over = new AbortController()
  let server = await options.open()
  const taking = takeWhenLeft(options, over.signal, taken => {
    server = taken
  })
  const stop = async () => {
    over.abort()
    await taking
    await server.stop()
  }
  return { ...server, stop }
}

async function takeWhenLeft<Server extends SharedServer>(
  { name, folder, open, say }: SharingOptions<Server>,
  over: AbortSignal,
  take: (server: Server) => void,
): Promise<void> {
  let told = false
  while (!over.aborted) {
    if (isHeld(folder)) told = false
    else {
      if (!told) say(`${name} was left by the program that ran it: starting it again`)
      told = true
      await open().then(take, () => undefined)
    }
    await sleep(LOOK_MS, undefined, { signal: over, ref: false }).catch(() => undefined)
  }
}
