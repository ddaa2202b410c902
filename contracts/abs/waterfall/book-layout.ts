import { CASH_FLOWS } from '../deal/deal.ts'
import type { Name, Named } from '../deal/deal-text.ts'
import type { LoadedDeal } from '../deal/loaded-deal.ts'
import { everyStep } from '../deal/walk-steps.ts'
import type { PoolPeriod } from '../pool/pool-period.ts'
import { type FlowSlot, type Slot, Slots } from './slots.ts'

/** Every flow of the pool that expressions can ask for; cash is the sum of the first ones. */
export const POOL_FLOWS = [
  ...CASH_FLOWS,
  'purchased',
  'capitalised',
  'defaulted',
  'diluted',
  'lost',
] as const satisfies readonly (keyof PoolPeriod)[]

/** Where a deal's book keeps what, by the things that the deal names. */
export interface Places {
  readonly slots: Slots
  readonly pool: PoolPlaces
  readonly remittance: { readonly due: Slot; readonly received: Slot; readonly outstanding: Slot }
  readonly notes: Placed<NotePlaces>
  readonly fees: Placed<FeePlaces>
  readonly payouts: Placed<PayoutPlaces>
  readonly accounts: Placed<AccountPlaces>
  readonly supports: Placed<SupportPlaces>
  readonly ledgers: Placed<Slot>
  /** Counters of moves. */
  readonly moved: Placed<FlowSlot>
}

export type Placed<T> = ReadonlyMap<Name, T>

export interface PoolPlaces {
  readonly original: Slot
  readonly opening: Slot
  readonly balance: Slot
  readonly defaulted: Slot
  readonly cash: FlowSlot
  readonly flows: readonly (readonly [(typeof POOL_FLOWS)[number], FlowSlot])[]
}

export interface NotePlaces {
  readonly balance: Slot
  readonly original: Slot
  readonly opening: Slot
  readonly accrued: FlowSlot
  readonly unpaid: Slot
  readonly interestPaid: FlowSlot
  readonly principalPaid: FlowSlot
  readonly residualPaid: FlowSlot
  readonly capitalised: FlowSlot
  readonly writtenOff: FlowSlot
  readonly inKind: Slot
}

export interface FeePlaces {
  readonly accrued: FlowSlot
  readonly unpaid: Slot
  readonly paid: FlowSlot
}

/** Of a fee that is a share of the payments below it. */
export interface PayoutPlaces {
  /** Payments to notes since it was paid, and whether it has been: 1 or 0. */
  readonly below: Slot
  readonly begun: Slot
  /** Held back in the account that pays it, besides the fee. */
  readonly reserve: Slot
}

export interface AccountPlaces {
  readonly balance: Slot
  readonly opening: Slot
  readonly in: Slot
  readonly out: Slot
  /** What could not be paid whole fen a unit: it stays there until the next period. */
  readonly held: Slot
  readonly earned: FlowSlot
  /** Due from the servicer and not received. */
  readonly outstanding: Slot
}

export interface SupportPlaces {
  readonly drawn: FlowSlot
  readonly repaid: FlowSlot
  readonly owed: Slot
  readonly unmet: Slot
  readonly net: Slot
}

export function placesOf({ deal, payoutFees }: LoadedDeal): Places {
  const slots = new Slots()
  const counters = everyStep(deal).flatMap(({ step }) => ('move' in step && step.count) || [])
  return {
    slots,
    pool: poolPlaces(slots),
    remittance: {
      due: slots.figure('remittance.due'),
      received: slots.figure('remittance.received'),
      outstanding: slots.level('remittance.outstanding'),
    },
    notes: placed(deal.notes, name => notePlaces(slots, `note.${name}`)),
    fees: placed(deal.fees, name => feePlaces(slots, `fee.${name}`)),
    payouts: new Map(payoutFees.map(name => [name, payoutPlaces(slots, `fee.${name}`)])),
    accounts: placed(deal.accounts, name => accountPlaces(slots, name)),
    supports: placed(deal.supports, name => supportPlaces(slots, `support.${name}`)),
    ledgers: placed(deal.ledgers, name => slots.level(`ledger.${name}.balance`)),
    moved: new Map(counters.map(name => [name, slots.flow(`moved.${name}`)])),
  }
}

function placed<T>(things: Named<unknown> | undefined, place: (name: Name) => T): Placed<T> {
  return new Map(Object.keys(things ?? {}).map(name => [name, place(name)]))
}

function poolPlaces(slots: Slots): PoolPlaces {
  return {
    original: slots.level('pool.balance.original'),
    opening: slots.figure('pool.balance.opening'),
    balance: slots.level('pool.balance'),
    defaulted: slots.level('pool.defaulted_balance'),
    cash: slots.flow('pool.cash'),
    flows: POOL_FLOWS.map(flow => [flow, slots.flow(`pool.${flow}`)] as const),
  }
}

function notePlaces(slots: Slots, note: string): NotePlaces {
  return {
    balance: slots.level(`${note}.balance`),
    original: slots.level(`${note}.balance.original`),
    opening: slots.figure(`${note}.balance.opening`),
    accrued: slots.flow(`${note}.interest.accrued`),
    unpaid: slots.level(`${note}.interest.unpaid`),
    interestPaid: slots.flow(`${note}.interest.paid`),
    principalPaid: slots.flow(`${note}.principal.paid`),
    residualPaid: slots.flow(`${note}.residual.paid`),
    capitalised: slots.flow(`${note}.capitalised`),
    writtenOff: slots.flow(`${note}.written_off`),
    inKind: slots.figure(`${note}.in_kind`),
  }
}

function feePlaces(slots: Slots, fee: string): FeePlaces {
  return {
    accrued: slots.flow(`${fee}.accrued`),
    unpaid: slots.level(`${fee}.unpaid`),
    paid: slots.flow(`${fee}.paid`),
  }
}

function payoutPlaces(slots: Slots, fee: string): PayoutPlaces {
  return {
    below: slots.figure(`${fee}.below`),
    begun: slots.figure(`${fee}.begun`),
    reserve: slots.figure(`${fee}.reserve`),
  }
}

function accountPlaces(slots: Slots, name: Name): AccountPlaces {
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

function supportPlaces(slots: Slots, support: string): SupportPlaces {
  return {
    drawn: slots.flow(`${support}.drawn`),
    repaid: slots.flow(`${support}.repaid`),
    owed: slots.level(`${support}.owed`),
    unmet: slots.figure(`${support}.unmet`),
    net: slots.figure(`${support}.net`),
  }
}
