import { setTimeout as sleep } from 'node:timers/promises'
import { httpTransport, type Submitted } from '../../../services/client/index.ts'
import { signed } from '../../support/actor.ts'
import { entryOf } from './issued-places.ts'
import type { QueryWorld } from './query-fixtures.ts'
import type { Place } from './transfer-load.ts'

const SPAN_MINOR = 1_000
const SUBMIT = 'mutation ($commands: [JWS!]!) { submit(commands: $commands) { answers token } }'

/** Split-and-transfers, one a request, at a pace; `stop` tells how many were done. */
export function startTrickle(
  { ledger, cast: { holder, pledgee } }: QueryWorld,
  places: readonly Place[],
  { url, aSecond }: { readonly url: string; readonly aSecond: number },
): { stop(): Promise<number> } {
  const transport = httpTransport(url)
  let going = true
  const work = async () => {
    let done = 0
    for (let n = 0; going; n++) {
      const { receivable, invoice } = places[n % places.length]!
      const lo = Math.floor(n / places.length) * SPAN_MINOR
      const body = {
        ...{ to: pledgee.id, trade: [{ invoice, amount: String(SPAN_MINOR) }] },
        spans: [{ instrument: receivable, lo: String(lo), hi: String(lo + SPAN_MINOR) }],
      }
      const act = 'title.offer-transfer'
      const commands = [signed([holder.maker], { aud: ledger, act, body })]
      const { submit } = await transport.request<{ submit: Submitted }>(SUBMIT, { commands })
      if (entryOf(submit.answers[0]!) === null) throw new Error(JSON.stringify(submit.answers))
      done += 1
      await sleep(1_000 / aSecond)
    }
    return done
  }
  const working = work()
  return {
    stop: async () => {
      going = false
      return await working
    },
  }
}
