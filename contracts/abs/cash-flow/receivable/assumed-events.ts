import { type Answer, answer } from '../../../kernel/answer.ts'
import { type Calendar, rollDate } from '../../../kernel/calendar.ts'
import { addDays, type BusinessDate, dayNumber } from '../../../kernel/date.ts'
import { type Refused, refuse } from '../../../kernel/decision.ts'
import { parseRate, Rate } from '../../../kernel/rate.ts'
import type { TradeReceivable } from '../../asset.ts'
import type { SlippageDistribution } from '../../assumption/assumptions.ts'
import type { ReceivableEvent, ReceivableEventKind } from './receivable-event.ts'

/**
 * The assumed behaviour of debtors. Shares are decimal strings from 0 to 1, days count from the due
 * date.
 */
export interface ReceivableBehaviour {
  /** When debtors pay what they pay; the shares add up to 1. */
  readonly slippage: SlippageDistribution
  /** The share of the balance lost to credit notes on the due date. */
  readonly dilution: string
  /**
   * Of the rest: the share disputed, settled so many days late, a part of it conceded (diluted).
   */
  readonly dispute: { readonly share: string; readonly days: number; readonly conceded: string }
  /**
   * Of what is not disputed: the share never paid; after so many days bought back, or a default.
   */
  readonly unpaid: { readonly share: string; readonly days: number }
  /** Of a default: the share recovered so many days later, when the remainder is lost. */
  readonly recovery: { readonly share: string; readonly days: number }
}

export type BehaviourRefusal =
  | 'a_share_must_be_from_0_to_1'
  | 'slippage_must_add_up_to_1'
  | 'days_must_be_whole'
  | 'a_wait_must_not_be_negative'

/**
 * Makes the events of one receivable after `asOf` by a behaviour, payments on business days. The
 * balance is split by cumulative shares, ⌊hi·balance⌋ − ⌊lo·balance⌋, so that the parts add up.
 * Payments assumed for days up to `asOf` did not come: the rest of the distribution is scaled up.
 */
export function assumedEvents(
  receivable: TradeReceivable,
  behaviour: ReceivableBehaviour,
  asOf: BusinessDate,
  calendar: Calendar,
): Answer<ReceivableEvent[], BehaviourRefusal> {
  const refused = checkBehaviour(behaviour)
  if (refused) return refused
  const dated = ({ on, kind, amount }: ReceivableEvent): ReceivableEvent => {
    const next = dayNumber(on) <= dayNumber(asOf) ? addDays(asOf, 1) : on
    return { on: rollDate(calendar, next, 'following'), kind, amount }
  }
  const { balance, status } = receivable
  if (status.kind === 'defaulted') {
    return answer(listDefaultEvents(balance, status.on, behaviour).map(dated))
  }
  const ends = split(balance, splitIntoPortions(receivable, behaviour, asOf)).map(dated)
  const defaults = ends.filter(({ kind }) => kind === 'defaulted')
  const after = defaults.flatMap(({ amount, on }) => listDefaultEvents(amount, on, behaviour))
  const events = [...ends, ...after.map(dated)]
  return answer(events.sort((a, b) => dayNumber(a.on) - dayNumber(b.on)))
}

interface Share {
  readonly share: Rate
  readonly on: BusinessDate
  readonly kind: ReceivableEventKind
}

function splitIntoPortions(
  receivable: TradeReceivable,
  { slippage, dilution, dispute, unpaid }: ReceivableBehaviour,
  asOf: BusinessDate,
): Share[] {
  const due = receivable.maturityDate
  const expected = listExpected(slippage, due, asOf)
  const one = new Rate(1)
  const owed = one.minus(dilution)
  const disputed = owed.times(dispute.share)
  const sound = owed.minus(disputed)
  const never = expected.length === 0 ? sound : sound.times(unpaid.share)
  const settled = addDays(due, dispute.days)
  const end = receivable.recourse ? 'repurchased' : 'defaulted'
  return [
    { share: new Rate(dilution), on: due, kind: 'diluted' },
    { share: disputed.times(dispute.conceded), on: settled, kind: 'diluted' },
    { share: disputed.times(one.minus(dispute.conceded)), on: settled, kind: 'paid' },
    { share: never, on: addDays(due, unpaid.days), kind: end },
    ...expected.map(
      ({ share, on }): Share => ({
        share: sound.minus(never).times(share),
        on,
        kind: 'paid',
      }),
    ),
  ]
}

/** Lists the steps after `asOf`, their shares scaled to 1; empty when none is left. */
function listExpected(slippage: SlippageDistribution, due: BusinessDate, asOf: BusinessDate) {
  const steps = slippage.map(({ days, share }) => ({
    on: addDays(due, days),
    share: new Rate(share),
  }))
  const later = steps.filter(({ on }) => dayNumber(on) > dayNumber(asOf))
  const total = Rate.sum(0, ...later.map(({ share }) => share))
  if (total.isZero()) return []
  return later.map(({ on, share }) => ({ on, share: share.div(total) }))
}

function split(balance: bigint, shares: readonly Share[]): ReceivableEvent[] {
  const whole = new Rate(String(balance))
  let through = new Rate(0)
  let taken = 0n
  const portions = shares.map(({ share, on, kind }, i): ReceivableEvent => {
    through = through.plus(share)
    const isLast = i === shares.length - 1
    const upTo = isLast ? balance : BigInt(whole.times(through).floor().toFixed(0))
    const amount = upTo - taken
    taken = upTo
    return { on, kind, amount }
  })
  return portions.filter(({ amount }) => amount > 0n)
}

/** Lists the recovery of a default and, on the same day, the loss of the rest. */
function listDefaultEvents(
  amount: bigint,
  defaultedOn: BusinessDate,
  { recovery }: ReceivableBehaviour,
): ReceivableEvent[] {
  const on = addDays(defaultedOn, recovery.days)
  const back = BigInt(new Rate(String(amount)).times(recovery.share).floor().toFixed(0))
  const events: ReceivableEvent[] = [
    { on, kind: 'recovered', amount: back },
    { on, kind: 'lost', amount: amount - back },
  ]
  return events.filter(each => each.amount > 0n)
}

function checkBehaviour(behaviour: ReceivableBehaviour): Refused<BehaviourRefusal> | null {
  const { slippage, dispute, unpaid, recovery } = behaviour
  const steps = slippage.map(({ share }, i) => [`slippage.${i}.share`, share] as const)
  const shares = [
    ['dilution', behaviour.dilution],
    ['dispute.share', dispute.share],
    ['dispute.conceded', dispute.conceded],
    ['unpaid.share', unpaid.share],
    ['recovery.share', recovery.share],
    ...steps,
  ] as const
  for (const [path, share] of shares) {
    const value = parseRate(share)
    if (value === null || value.lt(0) || value.gt(1)) {
      return refuse('a_share_must_be_from_0_to_1', path)
    }
  }
  const lates = slippage.map(({ days }, i) => [`slippage.${i}.days`, days] as const)
  const waits = [
    ['dispute.days', dispute.days],
    ['unpaid.days', unpaid.days],
    ['recovery.days', recovery.days],
  ] as const
  const broken = [...waits, ...lates].find(([, days]) => !Number.isSafeInteger(days))
  if (broken) return refuse('days_must_be_whole', broken[0])
  const early = waits.find(([, days]) => days < 0)
  if (early) return refuse('a_wait_must_not_be_negative', early[0])
  const total = Rate.sum(0, ...slippage.map(({ share }) => share))
  return total.eq(1) ? null : refuse('slippage_must_add_up_to_1', 'slippage')
}
