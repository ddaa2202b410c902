import type { FinancingFact } from '../../../../contracts/financing/facts.ts'
import type {
  Financing,
  FinancingId,
  QuoteStatus,
} from '../../../../contracts/financing/financing.ts'
import { appliesNothing, type FactRules, makesNothing } from '../../engine/noun/noun.ts'
import type { View } from '../../engine/view/view.ts'
import { noteUses } from '../facility/tables.ts'
import { noteWeighed } from './findings-behind.ts'
import { financings } from './tables.ts'
import { writeApproved, writeChosen, writeEnded } from './write-applications.ts'
import { insertLooks, insertQuotes, insertRequests, writeDeclined } from './write-requests.ts'
import { insertWeighings } from './write-weighings.ts'

const ofFinancing = ({ financing }: { readonly financing: FinancingId }) => [financing]

/** What becomes of financings; later acts of a group see it, their rows are written in bulk. */
export const financingFacts: FactRules<FinancingFact> = {
  'financing.requested.v1': {
    ...{ chains: ofFinancing, apply: appliesNothing, makes: ofFinancing },
    write: insertRequests,
  },
  'financing.looked-at.v1': {
    chains: ({ financing, instruments }) => [financing, ...instruments],
    // The act is alone in its group: nothing comes after it.
    ...{ apply: appliesNothing, makes: makesNothing, write: insertLooks },
  },
  'financing.quoted.v1': {
    chains: ofFinancing,
    apply: (view, { financing, quote }) =>
      change(view, financing, ({ quotes }) => ({ quotes: [...quotes, quote] })),
    makes: ({ quote }) => [quote.id],
    write: insertQuotes,
  },
  'financing.quote-declined.v1': {
    chains: ofFinancing,
    apply: (view, { financing, quote }) =>
      change(view, financing, was => setQuote(was, quote, 'ended')),
    makes: makesNothing,
    write: writeDeclined,
  },
  'financing.applied.v1': {
    chains: ({ financing, instruments }) => [financing, ...instruments],
    apply: (view, { financing, quote, uses, opens }) => {
      const applied = { status: 'applied', lapseOn: opens.lapseOn, uses } as const
      change(view, financing, was => ({ ...applied, ...setQuote(was, quote, 'chosen') }))
      noteUses(view, uses, 1n)
    },
    makes: makesNothing,
    write: writeChosen,
  },
  'financing.findings-weighed.v1': {
    chains: ({ financing, instruments }) => [financing, ...instruments],
    apply: (view, { findings, ...before }) => noteWeighed(view, before, findings),
    makes: makesNothing,
    write: insertWeighings,
  },
  'financing.approved.v1': {
    chains: ofFinancing,
    apply: (view, { financing, opens }) =>
      change(view, financing, () => ({ status: 'approved', lapseOn: opens.lapseOn })),
    makes: makesNothing,
    write: writeApproved,
  },
  'financing.ended.v1': {
    chains: ofFinancing,
    apply: (view, { financing, status }) => {
      noteUses(view, view.get(financings, financing)?.uses ?? [], -1n)
      change(view, financing, () => ({ status, uses: [] }))
    },
    makes: makesNothing,
    write: writeEnded,
  },
}

function change(view: View, id: FinancingId, to: (was: Financing) => Partial<Financing>): void {
  const was = view.get(financings, id)
  if (was) view.set(financings, id, { ...was, ...to(was) })
}

function setQuote({ quotes }: Financing, id: string | null, status: QuoteStatus) {
  return { quotes: quotes.map(quote => (quote.id === id ? { ...quote, status } : quote)) }
}
