import { type BusinessDate, isMonthEnd } from '../../../kernel/date.ts'
import { formatMinor } from '../../../kernel/money.ts'
import { parseLiteral } from '../../expression/tokens.ts'
import { compare, ONE, parseRatio } from '../../ratio.ts'
import { CASH_FLOWS, type Deal, type NoteInterest } from '../deal.ts'
import { computeNotePrincipal, parseMoney } from '../money-text.ts'
import { findScheduleType } from '../vocabulary.ts'
import { checkRates } from './check-rates.ts'
import { type DealFinding, finding } from './deal-finding.ts'

/** Checks that the numbers, dates and effects of a deal fit together. */
export function checkTerms(deal: Deal): readonly DealFinding[] {
  return [
    ...checkTranches(deal),
    ...checkUnits(deal),
    ...Object.entries(deal.notes).flatMap(([name, note]) =>
      checkInterest(note.interest, deal.dates.closing, `notes.${name}.interest`),
    ),
    ...checkUnpaid(deal),
    ...checkClaims(deal),
    ...checkRates(deal),
    ...checkBesideRates(deal),
    ...checkDates(deal),
    ...checkSchedules(deal),
    ...checkCollections(deal),
    ...checkTriggers(deal),
  ]
}

function checkTranches(deal: Deal): readonly DealFinding[] {
  const total = Object.values(deal.notes).reduce(
    (sum, note) => sum + computeNotePrincipal(note),
    0n,
  )
  const issued = parseMoney(deal.issued)
  if (total === issued) return []
  return [finding('tranches_must_add_up', 'issued', formatMinor(total), formatMinor(issued))]
}

/** Checks the faces of units: none is below zero, and a note without face bears no interest. */
function checkUnits({ notes }: Deal): readonly DealFinding[] {
  return Object.entries(notes).flatMap(([name, { unit, interest, notional }]) => {
    if (unit === undefined) return []
    const face = parseMoney(unit)
    if (face < 0n) return [finding('amount_must_not_be_negative', `notes.${name}.unit`, unit)]
    const idle = face === 0n && interest !== 'none' && notional === undefined
    return idle ? [finding('interest_must_accrue_on_something', `notes.${name}.interest`)] : []
  })
}

function checkInterest(
  interest: NoteInterest,
  closing: BusinessDate,
  path: string,
): readonly DealFinding[] {
  if (interest === 'none' || 'fixed' in interest) return []
  if ('steps' in interest) {
    const first = interest.steps[0]![0]
    const late = finding('steps_must_start_by_the_closing', `${path}.steps.0.0`, first, closing)
    return [
      ...(first > closing ? [late] : []),
      ...interest.steps.flatMap(([from], i) =>
        checkOrder(interest.steps[i - 1]?.[0], from, `${path}.steps.${i}.0`),
      ),
    ]
  }
  const { floor, cap, resets } = interest
  if (floor === undefined) return [finding('floating_rate_must_have_a_floor', path)]
  const crossed = cap !== undefined && compare(parseRatio(floor), parseRatio(cap)) > 0
  return [
    ...(crossed ? [finding('floor_must_not_exceed_the_cap', `${path}.floor`, floor, cap)] : []),
    ...(resets ? checkOrder(closing, resets.from, `${path}.resets.from`) : []),
  ]
}

/** Checks that where unpaid interest bears interest a rate is stated for it. */
function checkUnpaid({ notes }: Deal): readonly DealFinding[] {
  return Object.entries(notes)
    .filter(([, note]) => note.unpaidBears !== undefined && note.interestOnUnpaid === undefined)
    .map(([name]) => finding('unpaid_interest_must_have_its_rate', `notes.${name}.unpaidBears`))
}

/** Checks that a schedule claims no more of a note than its principal. */
function checkClaims({ notes, schedules }: Deal): readonly DealFinding[] {
  return Object.entries(notes).flatMap(([name, note]) => {
    if (note.principal === 'pass_through') return []
    const { schedule } = note.principal
    const money = (schedules?.[schedule]?.rows ?? []).filter(([, text]) => isMoney(text))
    const claimed = money.reduce((sum, [, amount]) => sum + parseMoney(amount), 0n)
    const path = `notes.${name}.principal.schedule`
    const [sum, own] = [formatMinor(claimed), formatMinor(computeNotePrincipal(note))]
    return claimed > computeNotePrincipal(note)
      ? [finding('schedule_must_not_exceed_the_note', path, schedule, sum, own)]
      : []
  })
}

function isMoney(text: string): boolean {
  return parseLiteral(text)?.type === 'money'
}

function checkOrder(
  before: BusinessDate | undefined,
  date: BusinessDate,
  path: string,
): readonly DealFinding[] {
  return before === undefined || before < date
    ? []
    : [finding('dates_must_follow_each_other', path, before, date)]
}

/** Checks what goes with rates and amounts: day counts, shares of votes, opening balances. */
function checkBesideRates(deal: Deal): readonly DealFinding[] {
  const each = <T>(section: string, things: Readonly<Record<string, T>> | undefined) =>
    Object.entries(things ?? {}).map(([name, thing]) => [`${section}.${name}`, thing] as const)
  return [
    ...each('accounts', deal.accounts).flatMap(([path, { opening }]) =>
      opening !== undefined && parseMoney(opening) < 0n
        ? [finding('amount_must_not_be_negative', `${path}.opening`, opening)]
        : [],
    ),
    ...each('supports', deal.supports).flatMap(([path, support]) => {
      if (support.kind === 'swap' || support.rate === undefined) return []
      const counted = support.dayCount !== undefined
      return counted ? [] : [finding('rate_must_have_a_day_count', `${path}.rate`)]
    }),
    ...each('events', deal.events).flatMap(([path, { votes }]) =>
      checkShare(votes?.share, `${path}.votes.share`),
    ),
  ]
}

function checkShare(share: string | undefined, path: string): readonly DealFinding[] {
  if (share === undefined) return []
  const value = parseRatio(share)
  if (value.num < 0n) return [finding('rate_must_not_be_negative', path, share)]
  return compare(value, ONE) > 0 ? [finding('share_must_not_exceed_1', path, share)] : []
}

const IN_ORDER = [
  ['cutOff', 'firstCalculation'],
  ['firstCalculation', 'firstPayment'],
  ['closing', 'firstPayment'],
  ['firstPayment', 'final'],
] as const

function checkDates({ dates }: Deal): readonly DealFinding[] {
  const { monthEnd, firstCalculation, firstPayment } = dates
  const noEnd = monthEnd === true && ![firstCalculation, firstPayment].some(isMonthEnd)
  return [
    ...checkOrderOfDates(dates),
    ...(noEnd
      ? [finding('month_end_must_begin_at_one', 'dates.monthEnd', firstCalculation, firstPayment)]
      : []),
  ]
}

function checkOrderOfDates(dates: Deal['dates']): readonly DealFinding[] {
  return IN_ORDER.flatMap(([earlier, later]) => {
    const ordered =
      dates[earlier] < dates[later] || (later === 'final' && dates.final >= dates.firstPayment)
    return ordered
      ? []
      : [finding('dates_must_follow_each_other', `dates.${later}`, earlier, later)]
  })
}

function checkSchedules(deal: Deal): readonly DealFinding[] {
  return Object.entries(deal.schedules ?? {}).flatMap(([name, { rows }]) => {
    const money = findScheduleType(deal, name) === 'money'
    return rows.flatMap(([date, value], i) => {
      const path = `schedules.${name}.rows.${i}`
      const negative = isMoney(value) && parseMoney(value) < 0n
      return [
        ...(isMoney(value) === money
          ? []
          : [finding('rows_must_be_of_one_kind', `${path}.1`, value)]),
        ...(negative ? [finding('amount_must_not_be_negative', `${path}.1`, value)] : []),
        ...checkOrder(rows[i - 1]?.[0], date, `${path}.0`),
      ]
    })
  })
}

function checkCollections({ collections }: Deal): readonly DealFinding[] {
  const taken = collections.flatMap(line => line.flows)
  return CASH_FLOWS.flatMap(flow => {
    const times = taken.filter(f => f === flow).length
    return times === 1
      ? []
      : [finding('flow_must_be_collected_once', 'collections', flow, String(times))]
  })
}

function checkTriggers(deal: Deal): readonly DealFinding[] {
  const triggers = Object.entries(deal.triggers ?? {})
  const reached = new Set(
    triggers.flatMap(([, { effects }]) =>
      effects.flatMap(effect =>
        typeof effect === 'object' && 'state' in effect ? effect.state : [],
      ),
    ),
  )
  const required = triggers.flatMap(([, { effects }]) =>
    effects.flatMap(effect =>
      typeof effect === 'object' && 'require' in effect ? effect.require : [],
    ),
  )
  const [, ...later] = Object.keys(deal.states)
  return [
    ...later
      .filter(state => !reached.has(state))
      .map(state => finding('state_must_be_reachable', `states.${state}`, state)),
    ...Object.entries(deal.accounts)
      .filter(([name, each]) => each.required === 'by_trigger' && !required.includes(name))
      .map(([name]) =>
        finding('account_must_be_required_by_a_trigger', `accounts.${name}.required`, name),
      ),
    ...triggers
      .filter(([, { tested, acts }]) => tested === 'after_distribution' && acts === 'this')
      .map(([name]) =>
        finding('after_distribution_must_act_from_the_next', `triggers.${name}.acts`),
      ),
    ...triggers.flatMap(([name, { effects }]) =>
      effects.flatMap((effect, i) => {
        const account = typeof effect === 'object' && 'require' in effect ? effect.require : null
        if (account === null || deal.accounts[account]?.target !== undefined) return []
        return [
          finding('account_must_have_a_target', `triggers.${name}.effects.${i}.require`, account),
        ]
      }),
    ),
  ]
}
