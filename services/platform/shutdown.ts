import closeWithGrace from 'close-with-grace'
import type { Log } from './log.ts'

/** A part of the program, and how it ends. */
export interface Closing {
  name: string
  close(): Promise<unknown>
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const CLOSE_WAIT_MS = 20_000
/** Ctrl-C reaches us from the terminal and once more from npm: one wish, not two. */
const SAME_SIGNAL_MS = 1_000

/**
 * On a signal, an error nobody caught or the end of work, closes the parts in the order given:
 * listeners first, then workers, then pools, then servers of ours. A part that fails to close does
 * not keep the others open; a second signal ends at once.
 */
export function closeInOrder(log: Log, parts: Closing[]): { close(): void } {
  const options = { delay: CLOSE_WAIT_MS, logger: log, skip: [...SIGNALS] }
  const grace = closeWithGrace(options, async ({ err }) => {
    if (err) log.fatal({ err }, 'an error nobody caught: closing')
    await closeAll(log, parts)
    // The library ends with 0 where there was no error; work that failed has said otherwise.
    if (!err && process.exitCode) process.exit(process.exitCode)
  })
  let first = 0
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (first > 0 && Date.now() - first > SAME_SIGNAL_MS) process.exit(1)
      if (first > 0) return
      first = Date.now()
      log.info({ signal }, 'closing')
      grace.close()
    })
  }
  return { close: grace.close }
}

async function closeAll(log: Log, parts: Closing[]): Promise<void> {
  for (const { name, close } of parts) {
    try {
      await close()
      log.info({ part: name }, 'closed')
    } catch (err) {
      log.error({ err, part: name }, 'did not close')
    }
  }
}
