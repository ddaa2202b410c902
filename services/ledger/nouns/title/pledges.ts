import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { type InstrumentId, idOf } from '../../../../contracts/kernel/id.ts'
import type { Currency } from '../../../../contracts/kernel/money.ts'
import { spanSize } from '../../../../contracts/kernel/span.ts'
import type { EntryNumber, Tiling } from '../../../../contracts/kernel/title.ts'
import type { Pledge, PledgeTerms } from '../../../../contracts/title/pledge-terms.ts'
import type { Transaction } from '../../../platform/transaction.ts'
import { tilings } from '../../engine/view/postings.ts'
import { defineState } from '../../engine/view/state.ts'
import type { View } from '../../engine/view/view.ts'

/** A pledge as it was loaded, and how much of it the loaded titles bound then. */
interface LoadedPledge extends Pledge {
  readonly part: bigint
}

const pledges = defineState<EntryNumber, LoadedPledge>('pledges')

/** Selects the pledges on what is loaded, with what they bind now. */
export function selectPledges(view: View): ReadonlyMap<EntryNumber, Pledge> {
  const now = sumByCharge([...view.keys(tilings)].map(id => view.get(tilings, id)!))
  return new Map(
    [...view.keys(pledges)].map(charge => {
      const { part, ...pledge } = view.get(pledges, charge)!
      return [charge, { ...pledge, bound: pledge.bound - part + (now.get(charge) ?? 0n) }] as const
    }),
  )
}

/** Notes what the pledgee was paid of its debt. */
export function payPledge(view: View, charge: EntryNumber, amount: bigint): void {
  const pledge = view.get(pledges, charge)!
  view.set(pledges, charge, { ...pledge, paid: pledge.paid + amount })
}

/** Notes a pledge that was made in this group; its titles say what it binds. */
export function makePledge(view: View, pledge: Omit<Pledge, 'paid' | 'bound'>): void {
  view.set(pledges, pledge.charge, { ...pledge, paid: 0n, bound: 0n, part: 0n })
}

/** Loads the pledges on these titles. */
export async function loadPledges(
  client: Transaction,
  loaded: ReadonlyMap<InstrumentId, Tiling>,
  view: View,
): Promise<void> {
  const parts = sumByCharge([...loaded.values()])
  if (parts.size === 0) return
  const { rows } = await client.query<PledgeRecord>(
    `select p.charge, p.paid_minor, o.from_party, o.to_party, ${TERMS_COLUMNS},
            (select sum(c.hi - c.lo)::bigint from ledger.claim c
              where c.charge = p.charge and c.freed_by is null) as bound
       from ledger.pledge p join ledger.offer o on o.charge = p.offer
      where p.charge = any($1::bigint[])`,
    [[...parts.keys()]],
  )
  for (const row of rows)
    view.set(pledges, row.charge, {
      ...buildTerms(row),
      charge: row.charge,
      holder: idOf('pty', row.from_party),
      pledgee: idOf('pty', row.to_party),
      paid: row.paid_minor,
      bound: row.bound,
      part: parts.get(row.charge)!,
    })
}

/** Of pledges alone: how many units of these titles each binds. */
function sumByCharge(of: readonly Tiling[]): ReadonlyMap<EntryNumber, bigint> {
  const sums = new Map<EntryNumber, bigint>()
  for (const { titles } of of)
    for (const title of titles) {
      if (title.claim?.kind !== 'pledge') continue
      const { charge } = title.claim
      sums.set(charge, (sums.get(charge) ?? 0n) + spanSize(title))
    }
  return sums
}

/** The debt of an offered pledge; null in each column where a transfer is offered. */
export const TERMS_COLUMNS = 'o.secured_minor, o.currency, o.reference, o.debt_due_on'

export interface TermsRecord {
  secured_minor: bigint | null
  currency: string | null
  reference: string | null
  debt_due_on: BusinessDate | null
}

/** Builds the terms of an offer that has some. */
export function buildTerms(row: TermsRecord): PledgeTerms {
  return {
    secured: row.secured_minor!,
    currency: row.currency! as Currency,
    reference: row.reference!,
    dueOn: row.debt_due_on!,
  }
}

interface PledgeRecord extends TermsRecord {
  charge: bigint
  paid_minor: bigint
  from_party: bigint
  to_party: bigint
  bound: bigint
}
