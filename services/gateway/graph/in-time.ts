import type { GraphQLError } from 'graphql'
import { READS_WAIT_MS } from './limits.ts'
import { turnedAway } from './turned-away.ts'

/**
 * Waits for something until an instant in milliseconds since 1970, and throws when it has not come
 * by then. What comes too late is given back.
 */
export async function inTime<Value>(
  coming: Promise<Value>,
  deadline: number,
  giveBack: (value: Value) => void,
): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooSlow()), Math.max(0, deadline - Date.now()))
  })
  try {
    return await Promise.race([coming, late])
  } catch (fault) {
    void coming.then(giveBack, () => undefined)
    throw fault
  } finally {
    clearTimeout(timer)
  }
}

/** The reads of a request took longer than they may: by HTTP's status it may be sent again. */
export function tooSlow(): GraphQLError {
  return turnedAway('request_must_end_in_time', { limitSeconds: READS_WAIT_MS / 1_000 })
}
