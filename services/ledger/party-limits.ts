import type { CommandAnswer } from '../../contracts/command/answer.ts'
import type { AdmissionRefusal } from '../../contracts/command/command-refusal.ts'
import {
  type Detailed,
  type Details,
  type Refused,
  refuse,
} from '../../contracts/kernel/decision.ts'
import type { PartyId } from '../../contracts/kernel/id.ts'
import { type RateLimit, RateLimiter } from '../platform/rate-limiter.ts'
import type { VerifiedCommand } from './engine/act/verified-command.ts'
import { estimateCost } from './engine/group/act-cost.ts'
import type { Nouns } from './engine/noun/noun.ts'

/** More than one machine does: a limit for real use is configuration. */
export const PARTY_RATE: RateLimit = { burst: 100_000, perSecond: 10_000 }

/** Of signed commands that are remembered for ever: some 1.4 million acts of one a command. */
export const PARTY_BYTES_PER_DAY = 2 ** 30

const DAY_SECONDS = 86_400

type LimitRefusal = Extract<
  AdmissionRefusal,
  Detailed<'party_must_keep_to_its_rate' | 'party_must_keep_to_its_bytes_of_a_day', Details>
>

type Given = readonly (VerifiedCommand | null)[]

/**
 * What a party may send, so that none keeps the others waiting or fills the store: acts by what
 * they cost, and the bytes of what is remembered of it. Only what is proven to be the party's own
 * is charged, so nobody uses up what another may send.
 */
export class PartyLimits {
  readonly #nouns: Pick<Nouns, 'acts'>
  readonly #rate: RateLimiter
  readonly #tooFast: Refused<LimitRefusal>
  readonly #bytes: RateLimiter
  readonly #bytesPerDay: number

  constructor(nouns: Pick<Nouns, 'acts'>, rate: RateLimit, bytesPerDay: number) {
    this.#nouns = nouns
    this.#rate = new RateLimiter(rate)
    const { perSecond, burst } = rate
    this.#tooFast = refuse('party_must_keep_to_its_rate', '', { perSecond, burst })
    this.#bytes = new RateLimiter({ burst: bytesPerDay, perSecond: bytesPerDay / DAY_SECONDS })
    this.#bytesPerDay = bytesPerDay
  }

  /** Charges the parties of these commands, and answers those that are refused by their place. */
  charge(commands: Given): ReadonlyMap<number, Refused<LimitRefusal>> {
    const refused = new Map<PartyId, Refused<LimitRefusal>>()
    const cost = sumByParty(commands, command => estimateCost(this.#nouns, command))
    for (const [party, points] of cost)
      if (this.#rate.take(party, points) > 0) refused.set(party, this.#tooFast)
    for (const [party, bytes] of sumByParty(commands, ({ jws }) => jws.length))
      if (!refused.has(party) && this.#bytes.take(party, bytes) > 0)
        refused.set(party, this.#tooMuch(party, bytes))
    return new Map(
      commands.flatMap((command, place) => {
        const refusal = command && refused.get(command.party)
        return refusal ? [[place, refusal] as const] : []
      }),
    )
  }

  /** Charges a party for an act that it only asks about. */
  chargeUnsigned(party: PartyId, act: string): Refused<LimitRefusal> | null {
    const points = estimateCost(this.#nouns, { acts: [{ act, body: null }] })
    return this.#rate.take(party, points) > 0 ? this.#tooFast : null
  }

  /** Of what was charged and then not remembered, the bytes are given back. */
  settle(commands: Given, answers: readonly CommandAnswer[]): void {
    for (const [place, command] of commands.entries())
      if (command && !isRemembered(answers[place]!))
        this.#bytes.giveBack(command.party, command.jws.length)
  }

  #tooMuch(party: PartyId, bytes: number): Refused<LimitRefusal> {
    const found = Math.ceil(this.#bytes.used(party)) + bytes
    const details = { limit: this.#bytesPerDay, found }
    return refuse('party_must_keep_to_its_bytes_of_a_day', '', details)
  }
}

function sumByParty(
  commands: Given,
  measure: (command: VerifiedCommand) => number,
): ReadonlyMap<PartyId, number> {
  const sums = new Map<PartyId, number>()
  for (const command of commands)
    if (command) sums.set(command.party, (sums.get(command.party) ?? 0) + measure(command))
  return sums
}

/** As the engine does: a refused signature is not, nor what is unknown or misformed altogether. */
function isRemembered(answer: CommandAnswer): boolean {
  return answer.ok && answer.acts.some(one => one.ok || !MISFORMED.has(one.refusal))
}

const MISFORMED = new Set([
  'act_must_be_known',
  'act_must_come_in_a_command_of_its_own',
  'body_must_have_the_form_of_the_act',
  'field_must_be_within_its_length',
])
