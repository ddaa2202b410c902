import { assert } from '../../kernel/bug.ts'
import { CASH_FLOWS } from '../deal/deal.ts'
import type { ByName, Name } from '../deal/deal-text.ts'
import type { LoadedDeal } from '../deal/loaded-deal.ts'
import { listSteps } from '../deal/walk-steps.ts'
import type { PoolPeriod } from '../pool/pool-period.ts'
import { type FlowSlot, type Slot, Slots } from './slots.ts'

/** The flows of the pool that expressions may use; those of `CASH_FLOWS` add up to the cash. */
export const POOL_FLOWS = [
  ...CASH_FLOWS,
  'purchased',
  'capitalised',
  'defaulted',
  'diluted',
  'lost',
] as const satisfies readonly (keyof PoolPeriod)[]

/** The layout of a deal's book: which slots belong to which thing of the deal. */
export interface BookLayout {
  readonly slots: Slots
  readonly pool: PoolSlots
  readonly remittance: { readonly due: Slot; readonly received: Slot; readonly outstanding: Slot }
  readonly notes: NameMap<NoteSlots>
  readonly fees: NameMap<FeeSlots>
  readonly payouts: NameMap<PayoutSlots>
  readonly accounts: NameMap<AccountSlots>
  readonly supports: NameMap<SupportSlots>
  readonly ledgers: NameMap<Slot>
  /** The counters of moves. */
  readonly moved: NameMap<FlowSlot>
}

export type NameMap<T> = ReadonlyMap<Name, T>

export interface PoolSlots {
  readonly original: Slot
  readonly opening: Slot
  readonly balance: Slot
  readonly defaulted: Slot
  readonly cash: FlowSlot
  readonly flows: readonly (readonly [(typeof POOL_FLOWS)[number], FlowSlot])[]
}

export interface NoteSlots {
  readonly balance: Slot
  readonly original: Slot
  readonly opening: Slot
  readonly accrued: FlowSlot
  readonly unpaid: Slot
  /** The part of `unpaid` that is simple interest on interest; null where it is compound. */
  readonly onUnpaid: Slot | null
  readonly interestPaid: FlowSlot
  readonly principalPaid: FlowSlot
  readonly residualPaid: FlowSlot
  readonly capitalised: FlowSlot
  readonly writtenOff: FlowSlot
  readonly inKind: Slot
}

export interface FeeSlots {
  readonly accrued: FlowSlot
  readonly unpaid: Slot
  readonly paid: FlowSlot
}

/** The slots of a fee that is a share of the payments below it. */
export interface PayoutSlots {
  /** Payments to notes since the fee was paid, and whether it was: 1 or 0. */
  readonly below: Slot
  readonly begun: Slot
  /** An amount held back in the account that pays the fee, besides the fee. */
  readonly reserve: Slot
}

export interface AccountSlots {
  readonly balance: Slot
  readonly opening: Slot
  readonly in: Slot
  readonly out: Slot
  /** What could not be paid in whole fen a unit: it stays until the next period. */
  readonly held: Slot
  readonly earned: FlowSlot
  /** Collections due from the servicer and not received. */
  readonly outstanding: Slot
}

export interface SupportSlots {
  readonly drawn: FlowSlot
  readonly repaid: FlowSlot
  readonly owed: Slot
  readonly unmet: Slot
  readonly net: Slot
}

/** Lays out the book of a deal: numbers every amount that is kept for it. */
export function layOutBook({ deal, payoutFees }: LoadedDeal): BookLayout {
  const slots = new Slots()
  const counters = listSteps(deal).flatMap(({ step }) => ('move' in step && step.count) || [])
  return {
    slots,
    pool: layOutPool(slots),
    remittance: {
      due: slots.figure('remittance.due'),
      received: slots.figure('remittance.received'),
      outstanding: slots.level('remittance.outstanding'),
    },
    notes: layOutEach(deal.notes, name =>
      layOutNote(slots, `note.${name}`, deal.notes[name]!.unpaidBears === 'simple'),
    ),
    fees: layOutEach(deal.fees, name => layOutFee(slots, `fee.${name}`)),
    payouts: new Map(payoutFees.map(name => [name, layOutPayout(slots, `fee.${name}`)])),
    accounts: layOutEach(deal.accounts, name => layOutAccount(slots, name)),
    supports: layOutEach(deal.supports, name => layOutSupport(slots, `support.${name}`)),
    ledgers: layOutEach(deal.ledgers, name => slots.level(`ledger.${name}.balance`)),
    moved: new Map(counters.map(name => [name, slots.flow(`moved.${name}`)])),
  }
}

/** Gets the slots of a thing; the deal's names were checked when it was loaded. */
export function getSlots<T>(slots: NameMap<T>, name: Name): T {
  const own = slots.get(name)
  assert(own !== undefined, `${name} is a name of the deal`)
  return own
}

function layOutEach<T>(things: ByName<unknown> | undefined, layOut: (name: Name) => T): NameMap<T> {
  return new Map(Object.keys(things ?? {}).map(name => [name, layOut(name)]))
}

function layOutPool(slots: Slots): PoolSlots {
  return {
    original: slots.level('pool.balance.original'),
    opening: slots.figure('pool.balance.opening'),
    balance: slots.level('pool.balance'),
    defaulted: slots.level('pool.defaulted_balance'),
    cash: slots.flow('pool.cash'),
    flows: POOL_FLOWS.map(flow => [flow, slots.flow(`pool.${flow}`)] as const),
  }
}

function layOutNote(slots: Slots, note: string, simple: boolean): NoteSlots {
  return {
    balance: slots.level(`${note}.balance`),
    original: slots.level(`${note}.balance.original`),
    opening: slots.figure(`${note}.balance.opening`),
    accrued: slots.flow(`${note}.interest.accrued`),
    unpaid: slots.level(`${note}.interest.unpaid`),
    onUnpaid: simple ? slots.level(`${note}.interest.on_unpaid`) : null,
    interestPaid: slots.flow(`${note}.interest.paid`),
    principalPaid: slots.flow(`${note}.principal.paid`),
    residualPaid: slots.flow(`${note}.residual.paid`),
    capitalised: slots.flow(`${note}.capitalised`),
    writtenOff: slots.flow(`${note}.written_off`),
    inKind: slots.figure(`${note}.in_kind`),
  }
}

function layOutFee(slots: Slots, fee: string): FeeSlots {
  return {
    accrued: slots.flow(`${fee}.accrued`),
    unpaid: slots.level(`${fee}.unpaid`),
    paid: slots.flow(`${fee}.paid`),
  }
}

function layOutPayout(slots: Slots, fee: string): PayoutSlots {
  return {
    below: slots.figure(`${fee}.below`),
    begun: slots.figure(`${fee}.begun`),
    reserve: slots.figure(`${fee}.reserve`),
  }
}

function layOutAccount(slots: Slots, name: Name): AccountSlots {
  return {
    balance: slots.level(`account.${name}.balance`),
    opening: slots.figure(`account.${name}.balance.opening`),
    in: slots.figure(`account.${name}.in`),
    out: slots.figure(`account.${name}.out`),
    held: slots.figure(`account.${name}.held`),
    earned: slots.flow(`account.${name}.earned`),
    outstanding: slots.level(`remittance.outstanding.${name}`),
  }
}

function layOutSupport(slots: Slots, support: string): SupportSlots {
  return {
    drawn: slots.flow(`${support}.drawn`),
    repaid: slots.flow(`${support}.repaid`),
    owed: slots.level(`${support}.owed`),
    unmet: slots.figure(`${support}.unmet`),
    net: slots.figure(`${support}.net`),
  }
}
