import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'

/** Finds a free TCP port of 127.0.0.1. Another program may still take it first. */
export async function freePort(): Promise<number> {
  return await takeAndLeave(0)
}

export async function isFree(port: number): Promise<boolean> {
  if (port === 0) return false
  return await takeAndLeave(port).then(
    () => true,
    () => false,
  )
}

async function takeAndLeave(port: number): Promise<number> {
  const server = createServer().listen(port, '127.0.0.1')
  await once(server, 'listening')
  const { port: taken } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return taken
}
