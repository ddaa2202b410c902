import type { Calendar } from '../../contracts/kernel/calendar.ts'
import type { PartyId } from '../../contracts/kernel/id.ts'
import { type RuledContext, rulesOn } from '../../contracts/kernel/rules.ts'
import type { Span } from '../../contracts/kernel/span.ts'
import type { Claim, Hold, Title } from '../../contracts/kernel/title.ts'
import type { Party, PartyRole } from '../../contracts/party/party.ts'
import { guardReceivable } from '../../contracts/receivable/guard.ts'
import type {
  Receivable,
  ReceivableState,
  ReceivablesById,
} from '../../contracts/receivable/receivable.ts'
import type { Invoice, InvoiceState } from '../../contracts/trade/invoice.ts'

/** A small world for contracts: generated parties, documents and titles, on a plain calendar. */

/** Weekends and nothing else. */
export const CALENDAR: Calendar = {
  name: 'weekends',
  edition: 'test',
  closed: new Set(),
  open: new Set(),
  publishedThrough: 2030,
}

/** A Monday. */
export const TODAY = '2026-03-02'
/** A Monday, three months later; offers end on the Thursday before. */
export const DUE_ON = '2026-06-01'

export const ANCHOR: PartyId = 'pty_anchor'
export const SUPPLIER: PartyId = 'pty_supplier'
export const SECOND: PartyId = 'pty_second'
export const STRANGER: PartyId = 'pty_stranger'

export function as(party: PartyId, asOf: RuledContext['asOf'] = TODAY): RuledContext {
  return { party, asOf, calendar: CALENDAR, rules: rulesOn(asOf) }
}

export function partyOf(id: PartyId, ...roles: PartyRole[]): Party {
  return { id, status: 'active', roles: new Set(roles), size: 'large' }
}

export function invoiceOf(change: Partial<Invoice> = {}): Invoice {
  return {
    id: 'inv_1',
    seller: SUPPLIER,
    number: 'A1',
    buyer: ANCHOR,
    delivery: 'dlv_1',
    currency: 'CNY',
    amount: 1000n,
    quantity: 10n,
    price: 100n,
    invoicedOn: '2026-02-02',
    dueOn: DUE_ON,
    redLettered: 0n,
    assertedBy: null,
    denied: false,
    alike: null,
    ...change,
  }
}

export function invoiceState(
  change: Partial<Invoice> = {},
  rest: Partial<InvoiceState> = {},
): InvoiceState {
  const invoice = invoiceOf(change)
  return {
    invoice,
    deliveredOn: '2026-02-02',
    certificateClause: 'clause-on-certificates',
    termClause: 'clause-on-terms',
    free: [{ lo: 0n, hi: invoice.amount }],
    ...rest,
  }
}

export function invoicesById(...states: InvoiceState[]) {
  return new Map(states.map(state => [state.invoice.id, state]))
}

export function receivableOf(change: Partial<Receivable> = {}): Receivable {
  return {
    id: 'rcv_1',
    status: 'issued',
    debtor: ANCHOR,
    supplier: SUPPLIER,
    proposedBy: SUPPLIER,
    amount: 1000n,
    currency: 'CNY',
    dueOn: DUE_ON,
    backing: [{ invoice: 'inv_1', span: { lo: 0n, hi: 1000n }, on: 'rcv_1' }],
    lapseOn: '2026-03-16',
    redLettered: 0n,
    dilutionHeld: 0n,
    ...change,
  }
}

export function titleOf(span: Span, change: Partial<Title> = {}): Title {
  return { ...span, holder: SUPPLIER, since: 1n, origin: 0n, claim: null, holds: [], ...change }
}

export function claimOf(change: Partial<Claim> = {}): Claim {
  return {
    kind: 'offer',
    claimant: SECOND,
    charge: 7n,
    boundBy: 7n,
    successor: null,
    ...change,
  }
}

export function holdOf(change: Partial<Hold> = {}): Hold {
  return { kind: 'court', setBy: 9n, party: 'pty_court', ...change }
}

/** An issued receivable whose titles end where the given ones do; one title unless said. */
export function stateOf(
  change: Partial<Receivable> = {},
  titles?: readonly Title[],
): ReceivableState {
  const receivable = receivableOf(change)
  const whole = [titleOf({ lo: 0n, hi: receivable.amount }, { holder: receivable.supplier })]
  const tiling = {
    instrument: receivable.id,
    size: receivable.amount,
    paid: { p: 0n, q: 1n },
    titles: titles ?? whole,
  }
  return {
    ...{ id: receivable.id, receivable, tiling, titleCount: tiling.titles.length, holdCuts: 0 },
    unit: { name: 'MINOR_UNITS', currency: receivable.currency },
    guard: guardReceivable(receivable),
  }
}

/** What an act may name: these, and receivables that are not there. */
export function receivablesById(...states: ReceivableState[]): ReceivablesById {
  const nowhere = (['rcv_1', 'rcv_2'] as const).map(id => ({
    ...stateOf({ id, amount: 0n }, []),
    guard: guardReceivable(null),
  }))
  return new Map([...nowhere, ...states].map(state => [state.id, state]))
}

/** The state with every title that it has changed in the same way. */
export function withTitles(state: ReceivableState, change: Partial<Title>): ReceivableState {
  const titles = state.tiling.titles.map(title => ({ ...title, ...change }))
  return { ...state, tiling: { ...state.tiling, titles } }
}
