import type { RECEIPT_CLAUSES } from '../../../../contracts/receipt/clauses.ts'
import type { TITLE_CLAUSES } from '../../../../contracts/title/clauses.ts'
import { newId } from '../../../../services/platform/new-id.ts'
import type { TestParty } from '../../../support/actor.ts'
import { DEBT } from '../../../support/acts.ts'
import { agreeing, type StateName, type Subject, TONNE, type World } from './states.ts'

type StandingAct = 'title.give-standing-acceptance' | 'title.withdraw-standing-acceptance'
export type AskedAct =
  | keyof typeof RECEIPT_CLAUSES
  | Exclude<keyof typeof TITLE_CLAUSES, StandingAct>

/** An act on goods as whoever gives it would send it, and who must sign it, that party first. */
export interface Ask {
  readonly signers: readonly (keyof Signers)[]
  /** A state from which it is accepted. */
  readonly from: StateName
  /** Why one party signs it alone, where it is an act of value. */
  readonly alone?: string
  body(subject: Subject, world: World): object
}

interface Signers {
  readonly keeper: TestParty
  readonly depositor: TestParty
  readonly inspector: TestParty
  readonly lender: TestParty
  readonly buyer: TestParty
  readonly court: TestParty
  readonly operator: TestParty
}

/** Who plays a signer; the depositor is the holder. */
export function whoIs({ market, ...world }: World, signer: keyof Signers): TestParty {
  return signer === 'operator' ? market.operator : world[signer]
}

const spans = ({ spans }: Subject) => ({ spans })
const ANSWERS = 'it answers what holder and keeper have signed'

/** Every act on goods and receipts, once; one that is not asked here does not compile. */
export const ASKS: Readonly<Record<AskedAct, Ask>> = {
  'receipt.request-deposit': {
    signers: ['depositor'],
    from: 'announced',
    alone: 'it announces goods, and the keeper takes them in or not',
    body: (_, { keeper, copper }) => ({
      ...{ lot: newId('lot'), keeper: keeper.id, commodity: copper, quantity: '1' },
      ...{ packing: 'bundles', marks: 'none', authority: 'owner', claims: 'none' },
      ownership: { kind: 'invoice', issuer: 'A mill', number: `S${newId('lot')}` },
    }),
  },
  'receipt.withdraw-deposit': {
    signers: ['depositor'],
    from: 'announced',
    alone: 'it takes back what it announced, before the goods are received',
    body: ({ lot }) => ({ lot }),
  },
  'receipt.measure': {
    signers: ['keeper'],
    from: 'issued',
    body: ({ lot }) => ({
      ...{ measurement: newId('msr'), lot, purpose: 'stock', unit: 'GRAMS', device: 'W-1' },
      ...{ gross: '0', tare: '0', calibration: 'C', takenAt: '2026-03-02T03:00:00.000Z' },
    }),
  },
  'receipt.receive': {
    signers: ['keeper', 'inspector'],
    from: 'announced',
    body: ({ lot, place, inbound }, { receiving }) =>
      receiving({ lot, place, weighings: [inbound], accepted: TONNE }),
  },
  'receipt.issue': {
    signers: ['keeper', 'operator'],
    from: 'in store',
    body: ({ lot }, { issuing }) => issuing({ lot, quantity: TONNE }),
  },
  'receipt.surrender': {
    signers: ['depositor', 'keeper'],
    from: 'issued',
    body: ({ spans }) => ({
      ...{ order: newId('dor'), spans, collector: 'Truck A-1', until: '2026-03-20' },
    }),
  },
  'receipt.deliver': {
    signers: ['keeper', 'depositor'],
    from: 'surrendered',
    body: ({ order, spans, outbound }) => ({ order, spans, weighings: [outbound] }),
  },
  'receipt.end-delivery': {
    signers: ['depositor', 'keeper'],
    from: 'surrendered',
    body: ({ order, spans }) => ({ order, spans }),
  },
  'receipt.cancel-receipt': {
    signers: ['depositor', 'keeper'],
    from: 'issued',
    body: ({ receipt }) => ({ receipt }),
  },
  'receipt.renew-term': {
    signers: ['depositor', 'keeper'],
    from: 'issued',
    body: ({ receipt }) => ({ receipt, storedUntil: '2027-09-01', fee: 'none' }),
  },
  'receipt.insure': {
    signers: ['keeper'],
    from: 'issued',
    alone: 'it tells of a policy; what it frees the keeper could free before',
    body: ({ lot, receipt }, { issuing }) => {
      const { insurance } = issuing({ lot, quantity: TONNE })
      return { receipt, insurance, perils: 'fire, theft', lossPayee: 'the pledgee' }
    },
  },
  'receipt.lapse-insurance': {
    signers: ['operator'],
    from: 'no more insured',
    body: ({ receipt }) => ({ receipt }),
  },
  'receipt.agree-tariff': {
    signers: ['depositor', 'keeper'],
    from: 'issued',
    body: (subject, world) => agreeing(world, subject),
  },
  'receipt.prove-dues': {
    signers: ['keeper'],
    from: 'dues unpaid',
    body: ({ receipt }, { account }) => ({ receipt, account, reference: 'E1' }),
  },
  'receipt.end-term': {
    signers: ['operator'],
    from: 'past its term',
    body: ({ receipt }) => ({ receipt }),
  },
  'title.offer-transfer': {
    signers: ['depositor', 'keeper'],
    from: 'issued',
    body: ({ spans }, { buyer }) => ({ to: buyer.id, spans, trade: [] }),
  },
  'title.answer-offer': {
    signers: ['buyer'],
    from: 'offered',
    alone: ANSWERS,
    body: ({ spans }) => ({ spans, answer: 'accept' }),
  },
  'title.withdraw-offer': {
    signers: ['depositor'],
    from: 'offered',
    alone: 'it takes back its own offer, and nothing has passed',
    body: spans,
  },
  'title.lapse-offer': { signers: ['operator'], from: 'offered', body: spans },
  'title.offer-pledge': {
    signers: ['depositor', 'keeper'],
    from: 'issued',
    body: ({ spans }, { lender }) => ({ ...DEBT, to: lender.id, spans }),
  },
  'title.accept-pledge': {
    signers: ['lender'],
    from: 'offered in pledge',
    alone: ANSWERS,
    body: ({ spans }) => ({ ...DEBT, spans, knowing: [] }),
  },
  'title.disclose': {
    signers: ['depositor'],
    from: 'offered in pledge',
    alone: 'it lets who is offered spans see what lies behind them, and moves nothing',
    body: ({ spans }, { lender }) => ({ to: lender.id, spans, until: '2026-03-20' }),
  },
  'title.look': { signers: ['lender'], from: 'offered in pledge', body: spans },
  'title.release': { signers: ['lender', 'keeper'], from: 'pledged', body: spans },
  'title.set-hold': {
    signers: ['keeper'],
    from: 'issued',
    alone: 'a hold blocks and moves nothing',
    body: ({ spans }) => ({ kind: 'sensor', spans }),
  },
  'title.lift-hold': {
    signers: ['court'],
    from: 'held by a court',
    alone: 'a court lifts its own; an alarm’s hold takes keeper and pledgee',
    body: ({ spans }) => ({ kind: 'court', spans }),
  },
}
