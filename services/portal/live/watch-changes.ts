import type { Client } from '@urql/core'
import { graphql } from '../graph/graphql.ts'

const CHANGED = graphql('subscription Changed { changed }')

/** What is told of a stream: something has changed, it is open, it is not. */
export interface Told {
  readonly onChange: () => void
  readonly onUp: (up: boolean) => void
}

/** After which pauses a stream is opened again that could not be, or ended. */
const PAUSES_MS = [500, 2_000, 5_000, 15_000]

/** Keeps a stream of changes open, again and again, until it is told to stop. */
export async function watchChanges(client: Client, told: Told, stop: AbortSignal): Promise<void> {
  for (let failed = 0; !stop.aborted; ) {
    const opened = await readStream(client, told, stop)
    told.onUp(false)
    failed = opened ? 0 : Math.min(failed + 1, PAUSES_MS.length - 1)
    await pause(PAUSES_MS[failed]!, stop)
  }
}

/** Reads one stream to its end, and answers whether it was ever open. */
async function readStream(client: Client, told: Told, stop: AbortSignal): Promise<boolean> {
  let open = false
  await new Promise<void>(resolve => {
    const stream = client.subscription(CHANGED, {}).subscribe(({ data, error, hasNext }) => {
      if (data) {
        if (!open) told.onUp(true)
        open = true
        told.onChange()
      }
      if (error || hasNext === false) end()
    })
    const end = () => {
      stop.removeEventListener('abort', end)
      // What ended by itself has nothing left to be told.
      queueMicrotask(() => stream.unsubscribe())
      resolve()
    }
    stop.addEventListener('abort', end)
  })
  return open
}

async function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  await new Promise<void>(resolve => {
    const over = () => {
      clearTimeout(timer)
      removeEventListener('online', over)
      stop.removeEventListener('abort', over)
      resolve()
    }
    const timer = setTimeout(over, milliseconds)
    addEventListener('online', over)
    stop.addEventListener('abort', over)
  })
}
