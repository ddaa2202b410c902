import type { PartyId } from '../../../../contracts/kernel/id.ts'
import type { EntryNumber } from '../../../../contracts/kernel/title.ts'
import type { ReceivableStatus } from '../../../../contracts/receivable/receivable.ts'
import { isCalendarFact, type LedgerFact } from '../act/fact.ts'
import type { View } from './view.ts'

/**
 * What later commands of the same group see of a fact; titles and allocations follow from
 * postings.
 */
export function applyFact(view: View, fact: LedgerFact, entry: EntryNumber): void {
  if (fact.type === 'receivable.proposed.v1') {
    const { receivable: id, debtor, supplier, proposedBy, amount, currency } = fact
    const { dueOn, lapseOn, backing } = fact
    const parties = { debtor, supplier, proposedBy }
    const receivable = { id, amount, currency, dueOn, lapseOn, backing, ...parties }
    view.receivables.set(id, { ...receivable, status: 'proposed' })
  } else if (fact.type === 'receivable.transfer-offered.v1') {
    const { from, to, spans, allocations, lapseOn } = fact
    view.offers.set(entry, { charge: entry, from, to, spans, allocations, lapseOn })
  } else {
    const status = statusAfter(fact)
    if (status && 'receivable' in fact)
      view.receivables.set(fact.receivable, { ...view.receivables.get(fact.receivable)!, status })
    if (fact.type === 'receivable.confirmed.v1')
      view.serials.set('next', (view.serials.get('next') ?? 0) + 1)
  }
}

/** The status that a fact gives its receivable; null when it gives none. */
export function statusAfter(fact: LedgerFact): ReceivableStatus | null {
  switch (fact.type) {
    case 'receivable.proposed.v1':
      return 'proposed'
    case 'receivable.confirmed.v1':
      return 'issued'
    case 'receivable.proposal-rejected.v1':
      return 'rejected'
    case 'receivable.proposal-lapsed.v1':
      return 'lapsed'
    case 'receivable.proposal-cancelled.v1':
    case 'receivable.cancelled.v1':
      return 'cancelled'
    default:
      return null
  }
}

/** The parties that a fact concerns: they may see its entry. */
export function concerned(fact: LedgerFact): readonly PartyId[] {
  if (isCalendarFact(fact)) return []
  const named = fact as Partial<Record<(typeof PARTY_FIELDS)[number], PartyId>>
  return PARTY_FIELDS.flatMap(field => named[field] ?? [])
}

const PARTY_FIELDS = [
  'debtor',
  'supplier',
  'proposedBy',
  'from',
  'to',
  'holder',
  'pledgee',
  'party',
] as const
