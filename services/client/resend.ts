import { NO_ANSWER, TransportFault } from './transport.ts'

const RESENDS_MAX = 10
const PAUSE_MS = 1_000
/** HTTP's statuses for: too often, away for a moment, nobody behind the proxy, too slow. */
const LATER = new Set([429, 502, 503, 504])

/**
 * Asks again while no answer comes: the connection was torn, before or after the request was
 * carried out, or the server is away for a moment. Only for what is the same when it is asked
 * twice: a query, or signed commands, whose ids keep them from being done twice.
 */
export async function resending<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let left = RESENDS_MAX; ; left--) {
    try {
      return await ask()
    } catch (fault) {
      if (left <= 0 || !(fault instanceof TransportFault) || !mayComeLater(fault)) throw fault
      await pause(PAUSE_MS)
    }
  }
}

function mayComeLater({ status }: TransportFault): boolean {
  return status === NO_ANSWER || LATER.has(status)
}

export async function pause(ms: number): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, ms))
}
