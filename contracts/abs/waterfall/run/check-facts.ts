import { type Answered, answer } from '../../../kernel/answer.ts'
import type { Calendar } from '../../../kernel/calendar.ts'
import { BUILT_IN_CALENDARS } from '../../../kernel/calendars.ts'
import { isBusinessDate } from '../../../kernel/date.ts'
import type { Deal } from '../../deal/deal.ts'
import type { LoadedDeal } from '../../deal/loaded-deal.ts'
import type { PoolPeriod } from '../../pool/pool-period.ts'
import { compare, parseRatio } from '../../ratio.ts'
import type { ActualPeriod, DeclaredEvent, RunFacts } from '../facts.ts'
import { type RunRefusal, refuseRun } from '../run-refusal.ts'
import type { StateDocument } from '../state-document.ts'
import type { DealPlan } from './plan-deal.ts'

/** Finds the calendar that the deal names. */
export function findCalendar(
  { deal }: LoadedDeal,
  facts: RunFacts,
): Answered<Calendar> | RunRefusal {
  const known = [facts.calendar, ...BUILT_IN_CALENDARS]
  const found = known.find(calendar => calendar?.name === deal.dates.calendar)
  return found ? answer(found) : refuseRun('calendar_must_be_given', 0, 'dates.calendar')
}

/** Checks that the pool periods are those of the deal, one after the other. */
export function checkPeriods(
  { findDates: datesOf }: DealPlan,
  periods: readonly PoolPeriod[],
  calendar: Calendar,
  from: StateDocument,
): RunRefusal | null {
  for (const [i, pool] of periods.entries()) {
    const path = `periods.${i}`
    const period = from.period + i + 1
    if (pool.period !== period) return refuseRun('periods_must_follow_each_other', period, path)
    if (period === 1 && pool.openingBalance <= 0n) {
      return refuseRun('pool_must_not_be_empty', period, path)
    }
    const dates = datesOf(period, calendar)
    if (pool.from !== dates.from || pool.to !== dates.calculation) {
      return refuseRun('period_must_be_the_deals', period, path)
    }
  }
  return null
}

/** Checks that a state document fits the deal: its state, triggers and amounts exist. */
export function checkState(
  { loaded: { deal }, layout }: DealPlan,
  from: StateDocument,
): RunRefusal | null {
  if (from.closed) return refuseRun('deal_must_be_open', from.period, 'from.closed')
  const amount = Object.keys(from.amounts).find(name => layout.slots.findLevel(name) === null)
  const trigger = Object.keys(from.triggers).find(name => !Object.hasOwn(deal.triggers ?? {}, name))
  const foreign =
    (!Object.hasOwn(deal.states, from.state) && 'state') ||
    (amount !== undefined && `amounts.${amount}`) ||
    (trigger !== undefined && `triggers.${trigger}`)
  return foreign ? refuseRun('state_must_be_of_this_deal', from.period, `from.${foreign}`) : null
}

/** Checks that events exist, were declared by a party that may, and have the votes they need. */
export function checkEvents({ deal }: LoadedDeal, facts: RunFacts): RunRefusal | null {
  for (const [i, declared] of (facts.events ?? []).entries()) {
    const path = `events.${i}`
    const known = Object.hasOwn(deal.events ?? {}, declared.event)
    if (!known) return refuseRun('event_must_be_known', 0, `${path}.event`)
    const terms = deal.events![declared.event]!
    if (!terms.by.includes(declared.declaredBy)) {
      return refuseRun('event_must_be_declared_by_its_party', 0, `${path}.declaredBy`)
    }
    const misshapen = findMisshapen(declared)
    if (misshapen) return refuseRun(misshapen.refusal, 0, `${path}.${misshapen.field}`)
    const carried = (terms.votes?.notes ?? []).every(note => hasVotes(note, declared))
    if (!carried) return refuseRun('event_must_have_its_votes', 0, `${path}.votes`)
  }
  return null

  function hasVotes(note: string, { event, votes }: DeclaredEvent): boolean {
    const share = parseRatio(deal.events![event]!.votes!.share)
    const units = BigInt(deal.notes[note]!.units)
    return compare({ num: BigInt(votes?.[note] ?? 0), den: units }, share) >= 0
  }
}

/** Finds what is wrong with a declared event: its command, its dates or its votes. */
function findMisshapen({ command, declaredOn, effective, until, votes }: DeclaredEvent) {
  if (!COMMAND.test(command)) {
    return { refusal: 'event_must_name_its_command', field: 'command' } as const
  }
  const [wrong] = Object.entries({
    declaredOn,
    effective,
    ...(until !== undefined && { until }),
  }).filter(([, date]) => !isBusinessDate(date))
  if (wrong) return { refusal: 'event_must_have_dates_that_exist', field: wrong[0] } as const
  if (until !== undefined && until <= effective) {
    return { refusal: 'event_must_end_after_it_begins', field: 'until' } as const
  }
  const counted = Object.values(votes ?? {}).every(each => Number.isSafeInteger(each) && each >= 0)
  return counted ? null : ({ refusal: 'event_must_have_whole_votes', field: 'votes' } as const)
}

/** The hash of the signed command; the ledger verifies the signature. */
const COMMAND = /^sha256:[0-9a-f]{64}$/

/** Checks what happened: known names, one entry a period, corrections of earlier periods. */
export function checkActual({ deal }: LoadedDeal, { actual = [] }: RunFacts): RunRefusal | null {
  const accounts = new Set(Object.keys(deal.accounts))
  const supports = new Set(Object.keys(deal.supports ?? {}))
  const seen = new Set<number>()
  for (const each of actual) {
    const { period, received, honoured } = each
    if (seen.has(period)) return refuseRun('actual_must_be_one_a_period', period, 'actual')
    seen.add(period)
    const refused =
      checkPaid(received, accounts, period, 'actual.received') ??
      checkPaid(honoured, supports, period, 'actual.honoured') ??
      checkCorrections(deal, each)
    if (refused) return refused
  }
  return null
}

function checkPaid(
  paid: ActualPeriod['received'],
  known: ReadonlySet<string>,
  period: number,
  path: string,
): RunRefusal | null {
  for (const [name, amount] of Object.entries(paid ?? {})) {
    const here = `${path}.${name}`
    if (!known.has(name)) return refuseRun('actual_must_name_what_the_deal_has', period, here)
    if (amount < 0n) return refuseRun('actual_must_not_be_negative', period, here)
  }
  return null
}

function checkCorrections(deal: Deal, { period, adjustments }: ActualPeriod): RunRefusal | null {
  const { accounts, notes, fees, supports, ledgers } = deal
  const sections = [accounts, notes, fees ?? {}, supports ?? {}, ledgers ?? {}]
  const names = sections.flatMap(section => Object.keys(section))
  for (const [i, { to, corrects }] of (adjustments ?? []).entries()) {
    const path = `actual.adjustments.${i}`
    if (!names.includes(to)) {
      return refuseRun('correction_must_be_of_something_known', period, `${path}.to`)
    }
    if (!Number.isInteger(corrects) || corrects < 1 || corrects >= period) {
      return refuseRun('correction_must_be_of_an_earlier_period', period, `${path}.corrects`)
    }
  }
  return null
}

/** Checks that a replacement template has a balance and runs off or lasts to the last period. */
export function checkReplacement(
  { replacement, boughtThrough }: RunFacts,
  periods: readonly PoolPeriod[],
): RunRefusal | null {
  if (!replacement) return null
  const last = replacement.at(-1)
  const runsOff = last && last.closingBalance + last.closingDefaulted === 0n
  const oldest = boughtThrough === undefined ? 0 : boughtThrough + 1
  const lasts = runsOff || replacement.length >= (periods.at(-1)?.period ?? 0) - oldest
  const sound = lasts && (replacement[0]?.openingBalance ?? 0n) > 0n
  return sound ? null : refuseRun('replacement_must_run_off', 0, 'replacement')
}
