import { assert } from '../../kernel/bug.ts'
import { addBusinessDays } from '../../kernel/calendar.ts'
import type { Name, Named } from '../deal/deal.ts'
import { showRatio } from '../ratio.ts'
import type { Distribution } from './distribution.ts'
import { sumOf, unitsOf } from './distribution.ts'
import { holdsAt, principalDue, targetOf } from './evaluate.ts'
import type { AccountResult, ChainTask, ClaimResult, NoteResult, PeriodResult } from './result.ts'
import type { StateDocument } from './state-document.ts'

/** What the distribution did; asserts that cash and notes are conserved. */
export function resultOf(d: Distribution, after: StateDocument): PeriodResult {
  const { deal } = d.loaded
  const accounts = mapOf(deal.accounts, name => accountResult(d, name))
  const change = sumOf(Object.values(accounts).map(a => a.closing - a.opening))
  assert(d.cash.in - d.cash.out === change, `period ${d.dates.period}: cash is conserved`)
  return {
    period: d.dates.period,
    from: d.dates.from,
    to: d.dates.calculation,
    nominalPayment: d.dates.nominalPayment,
    payment: d.dates.payment,
    chain: chainOf(d),
    state: d.state,
    payments: d.payments,
    notes: mapOf(deal.notes, name => noteResult(d, name)),
    accounts,
    fees: mapOf(deal.fees ?? {}, name => claimResult(d, name)),
    triggers: d.evidence,
    cash: { ...d.cash, change },
    purchase: d.purchase,
    closed: after.closed,
    after,
  }
}

function mapOf<T>(things: Named<unknown>, make: (name: Name) => T): Readonly<Record<Name, T>> {
  return Object.fromEntries(Object.keys(things).map(name => [name, make(name)]))
}

function noteResult(d: Distribution, name: Name): NoteResult {
  const units = BigInt(d.loaded.deal.notes[name]!.units)
  const get = (measure: string) => d.book.get(`note.${name}.${measure}`)
  const result = {
    opening: get('balance.opening'),
    rate: showRatio(d.rates.get(`note.${name}.rate`)!),
    accrued: get('interest.accrued'),
    interestPaid: get('interest.paid'),
    interestUnpaid: get('interest.unpaid'),
    principalPaid: get('principal.paid'),
    principalUnpaid: principalDue(d, name),
    residualPaid: get('residual.paid'),
    capitalised: get('capitalised'),
    writtenOff: get('written_off'),
    inKind: get('in_kind'),
    closing: get('balance'),
  }
  const { opening, capitalised, principalPaid, writtenOff, inKind, closing } = result
  assert(
    opening + capitalised === principalPaid + writtenOff + inKind + closing && closing >= 0n,
    `period ${d.dates.period}: the principal of ${name} is conserved`,
  )
  const perUnit = (amount: bigint) => {
    assert(amount % unitsOf(d, name) === 0n, `${name} is paid whole fen a unit`)
    return amount / units
  }
  return {
    ...result,
    perUnit: {
      interest: perUnit(result.interestPaid),
      principal: perUnit(principalPaid),
      residual: perUnit(result.residualPaid),
    },
  }
}

function accountResult(d: Distribution, name: Name): AccountResult {
  const get = (measure: string) => d.book.get(`account.${name}.${measure}`)
  return {
    opening: get('balance.opening'),
    in: get('in'),
    out: get('out'),
    closing: get('balance'),
    target: targetOf(d, name),
  }
}

function claimResult(d: Distribution, name: Name): ClaimResult {
  const get = (measure: string) => d.book.get(`fee.${name}.${measure}`)
  return { accrued: get('accrued'), paid: get('paid'), unpaid: get('unpaid') }
}

/** The tasks of this period with their dates; one that does not apply now is left out. */
function chainOf(d: Distribution): readonly ChainTask[] {
  return (d.loaded.deal.dates.chain ?? []).flatMap((task, i) => {
    const applies = task.when === undefined || holdsAt(d, `dates.chain.${i}.when`)
    const start = task.from === 'R' ? d.dates.calculation : d.dates.payment
    const date = addBusinessDays(d.calendar, start, task.days)
    return applies ? [{ do: task.do, owner: task.owner, date }] : []
  })
}
