import { assert } from '../../../kernel/bug.ts'
import { addBusinessDays, isProvisional } from '../../../kernel/calendar.ts'
import type { ChainDate } from '../../deal/deal.ts'
import type { Name } from '../../deal/deal-text.ts'
import { formatRatio, type Ratio, ZERO } from '../../ratio.ts'
import type { AccountSlots, FeeSlots, NameMap, NoteSlots } from '../book-layout.ts'
import { type Distribution, type Read, sum } from '../distribution.ts'
import type { Planning } from '../plan/planning.ts'
import {
  findPaymentMultiple,
  planCondition,
  planPrincipalDue,
  planTarget,
} from '../plan/quantities.ts'
import type { AccountResult, ChainTask, ClaimResult, NoteResult, PeriodResult } from '../result.ts'
import { type RunState, writeState } from '../run-state.ts'

type GiveResult = (d: Distribution, after: RunState) => PeriodResult

/**
 * Plans the result of a period and asserts that cash and notes are conserved. Evidence, the dates
 * of the chain and the state document are made when they are read: a search over scenarios reads
 * few of them.
 */
export function planPeriodResult(planning: Planning): GiveResult {
  const { slots, notes, accounts, fees } = planning.layout
  const noteResults = planAll(notes, (note, name) => planNote(planning, note, name))
  const accountResults = planAll(accounts, (account, name) => planAccount(planning, account, name))
  const feeResults = planAll(fees, planClaim)
  const chain = planChain(planning)
  return (d, after) => {
    const accountsNow = accountResults(d)
    const { period, from, calculation, nominalPayment, payment } = d.dates
    const tasks = chain(d)
    const triggers = makeLazy(() => d.tests.map(({ evidence }) => evidence))
    const document = makeLazy(() => writeState(after, slots))
    return {
      period,
      from,
      to: calculation,
      nominalPayment,
      payment,
      provisional: isProvisional(d.calendar, payment),
      get chain() {
        return tasks()
      },
      state: d.state,
      payments: d.payments,
      notes: noteResults(d),
      accounts: accountsNow,
      fees: feeResults(d),
      get triggers() {
        return triggers()
      },
      cash: { ...d.cash, change: sumChange(d, accountsNow) },
      purchase: d.purchase,
      closed: after.closed,
      get after() {
        return document()
      },
    }
  }
}

function makeLazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function planAll<P, T>(
  slots: NameMap<P>,
  plan: (slots: P, name: Name) => Read<T>,
): Read<Readonly<Record<Name, T>>> {
  const reads = [...slots].map(([name, own]) => [name, plan(own, name)] as const)
  return d => Object.fromEntries(reads.map(([name, read]) => [name, read(d)]))
}

function sumChange(d: Distribution, accounts: PeriodResult['accounts']): bigint {
  const change = sum(Object.values(accounts).map(a => a.closing - a.opening))
  assert(d.cash.in - d.cash.out === change, 'cash is conserved')
  return change
}

function planNote(planning: Planning, note: NoteSlots, name: Name): Read<NoteResult> {
  const due = planPrincipalDue(planning, name)
  const rateText = planRateText(`note.${name}.rate`)
  const perUnit = planPerUnit(planning, name)
  const conserved = `the principal of ${name} is conserved`
  return d => {
    const { book } = d
    const amounts = {
      opening: book.get(note.opening),
      rate: rateText(d),
      accrued: book.get(note.accrued.now),
      interestPaid: book.get(note.interestPaid.now),
      interestUnpaid: book.get(note.unpaid),
      principalPaid: book.get(note.principalPaid.now),
      principalUnpaid: due(d),
      residualPaid: book.get(note.residualPaid.now),
      capitalised: book.get(note.capitalised.now),
      writtenOff: book.get(note.writtenOff.now),
      inKind: book.get(note.inKind),
      closing: book.get(note.balance),
    }
    const { opening, capitalised, principalPaid, writtenOff, inKind, closing } = amounts
    const inward = opening + capitalised
    assert(inward === principalPaid + writtenOff + inKind + closing && closing >= 0n, conserved)
    const resets = d.resets.get(name)?.map(r => ({ from: r.from, rate: formatRatio(r.rate) }))
    return { ...amounts, ...(resets && { resets }), perUnit: perUnit(amounts) }
  }
}

type Paid = Pick<NoteResult, 'interestPaid' | 'principalPaid' | 'residualPaid'>

function planPerUnit(planning: Planning, name: Name): (paid: Paid) => NoteResult['perUnit'] {
  const units = BigInt(planning.loaded.deal.notes[name]!.units)
  const multiple = findPaymentMultiple(planning, name)
  const wholly = `${name} is paid whole fen a unit`
  const perUnit = (amount: bigint) => {
    if (amount === 0n) return 0n
    assert(amount % multiple === 0n, wholly)
    return amount / units
  }
  return ({ interestPaid, principalPaid, residualPaid }) => ({
    interest: perUnit(interestPaid),
    principal: perUnit(principalPaid),
    residual: perUnit(residualPaid),
  })
}

/** Plans a rate's text, which is kept while the rate stays the same. */
function planRateText(key: string): Read<string> {
  let last: Ratio = ZERO
  let text = formatRatio(last)
  return ({ rates }) => {
    const rate = rates.get(key)!
    if (rate.num !== last.num || rate.den !== last.den) {
      last = rate
      text = formatRatio(rate)
    }
    return text
  }
}

function planAccount(planning: Planning, account: AccountSlots, name: Name): Read<AccountResult> {
  const target = planTarget(planning, name)
  return d => ({
    opening: d.book.get(account.opening),
    in: d.book.get(account.in),
    out: d.book.get(account.out),
    closing: d.book.get(account.balance),
    held: d.book.get(account.held),
    target: target?.(d) ?? null,
  })
}

function planClaim({ accrued, paid, unpaid }: FeeSlots): Read<ClaimResult> {
  return ({ book }) => ({
    accrued: book.get(accrued.now),
    paid: book.get(paid.now),
    unpaid: book.get(unpaid),
  })
}

/** Plans the tasks of a period with their dates; those that do not apply are left out. */
function planChain(planning: Planning): Read<() => readonly ChainTask[]> {
  const tasks = (planning.loaded.deal.dates.chain ?? []).map((task, i) => ({
    task,
    applies: planCondition(planning, `dates.chain.${i}.when`),
  }))
  return d => {
    const now = tasks.filter(({ applies }) => applies === null || applies(d))
    return makeLazy(() => now.map(({ task }) => makeChainTask(d, task)))
  }
}

function makeChainTask({ dates, calendar }: Distribution, task: ChainDate): ChainTask {
  const start = task.from === 'R' ? dates.calculation : dates.payment
  const { do: name, owner, days } = task
  return { do: name, owner, date: addBusinessDays(calendar, start, days) }
}
