/** A clock that is wrong by less than this is taken as right: the network takes that long too. */
const RIGHT_WITHIN_MS = 30_000

/** By how much this device's clock is ahead of the server's; negative where it is behind. */
let ahead = 0

/**
 * Notes what time it is for the server: commands say when they are given and until when they hold,
 * and on a device whose clock is wrong all of them would be refused.
 */
export function noteServerTime(answer: Response, now = Date.now()): void {
  const said = Date.parse(answer.headers.get('date') ?? '')
  if (Number.isNaN(said)) return
  const off = now - said
  ahead = Math.abs(off) < RIGHT_WITHIN_MS ? 0 : off
}

/** Milliseconds since 1970, by the server's clock as far as it is known. */
export function ledgerNow(): number {
  return Date.now() - ahead
}

/** By how much the device's clock is wrong; 0 where it is right. */
export function findClockError(): number {
  return ahead
}

/** Asks as `fetch` does, and notes the server's time. */
export const timedFetch: typeof fetch = async (input, init) => {
  const answer = await fetch(input, init)
  noteServerTime(answer)
  return answer
}
