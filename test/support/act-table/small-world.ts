import { type AllocationTiling, freeSpans } from '../../../contracts/kernel/allocation-tiling.ts'
import type { PartyId } from '../../../contracts/kernel/id.ts'
import { type Span, spanSize } from '../../../contracts/kernel/span.ts'
import { issued } from '../../../contracts/kernel/tiling.ts'
import type { Tiling } from '../../../contracts/kernel/title.ts'
import type { ReceivablesById } from '../../../contracts/receivable/receivable.ts'
import type { Offer } from '../../../contracts/title/offer.ts'
import type { Pledge } from '../../../contracts/title/pledge-terms.ts'
import { countHoldCuts } from '../../../contracts/title/splitting.ts'
import type { InvoicesById } from '../../../contracts/trade/allocate-invoices.ts'
import {
  ANCHOR,
  invoiceOf,
  partyOf,
  SECOND,
  STRANGER,
  SUPPLIER,
  stateOf,
  TODAY,
} from '../../contracts/fixtures.ts'
import { DEBT_OWED } from '../acts.ts'

/** Units of its receivable, and of each of its invoices. */
export const SIZE = 12n
export const PARTIES = [ANCHOR, SUPPLIER, SECOND, STRANGER] as const

/** One receivable and one invoice of each party on each other, as the ledger would keep them. */
export interface SmallWorld {
  tiling: Tiling
  readonly allocations: Map<string, AllocationTiling>
  readonly offers: Map<bigint, Offer>
  /** The entries that made pledges. */
  readonly pledges: Set<bigint>
}

/** Who tries what with whom, on which span. */
export interface Step {
  readonly by: PartyId
  readonly to: PartyId
  readonly span: Span
}

export function invoiceId(seller: PartyId, buyer: PartyId) {
  return `inv_${seller}_${buyer}` as const
}

export function newSmallWorld(): SmallWorld {
  const allocations = new Map<string, AllocationTiling>()
  for (const seller of PARTIES)
    for (const buyer of PARTIES) {
      const invoice = invoiceId(seller, buyer)
      const tiles = [{ lo: 0n, hi: SIZE, on: null, since: 0n }]
      allocations.set(invoice, { invoice, amount: SIZE, tiles })
    }
  const tiling = issued({ post: 'issue', instrument: 'rcv_1', size: SIZE, to: SUPPLIER }, 1n)
  return { tiling, allocations, offers: new Map(), pledges: new Set() }
}

function receivablesIn({ tiling }: SmallWorld): ReceivablesById {
  return new Map([
    [
      'rcv_1',
      {
        ...stateOf({ amount: SIZE }),
        tiling,
        titleCount: tiling.titles.length,
        holdCuts: countHoldCuts(tiling.titles),
      },
    ],
  ])
}

/** All that any contract may ask of the world, as it stands for this step. */
export function stateIn(world: SmallWorld, { by, to, span }: Step) {
  const charge = world.tiling.titles.find(t => t.lo <= span.lo && span.lo < t.hi)?.claim?.charge
  return {
    receivables: receivablesIn(world),
    instruments: receivablesIn(world),
    invoices: invoicesIn(world),
    offer: (charge !== undefined && world.offers.get(charge)) || null,
    transferee: partyOf(to, 'supplier'),
    pledgee: partyOf(to, 'lender'),
    roles: partyOf(by, by === STRANGER ? 'court' : 'debtor').roles,
    standing: [],
    pledges: new Map([...world.pledges].map(charge => [charge, pledgeIn(world, charge)])),
  }
}

function invoicesIn({ allocations }: SmallWorld): InvoicesById {
  const pairs = PARTIES.flatMap(seller => PARTIES.map(buyer => ({ seller, buyer })))
  return new Map(
    pairs.map(({ seller, buyer }) => {
      const id = invoiceId(seller, buyer)
      const invoice = invoiceOf({ id, seller, buyer, amount: SIZE })
      const clauses = { certificateClause: null, termClause: null }
      const free = freeSpans(allocations.get(id)!)
      return [id, { invoice, deliveredOn: TODAY, ...clauses, free }] as const
    }),
  )
}

/** A pledge of a debt of one unit, of which nothing is paid. */
function pledgeIn({ tiling }: SmallWorld, charge: bigint): Pledge {
  const own = tiling.titles.filter(({ claim }) => claim?.charge === charge)
  const bound = own.reduce((sum, title) => sum + spanSize(title), 0n)
  const [first] = own
  const parties = { holder: first?.holder ?? ANCHOR, pledgee: first?.claim?.claimant ?? ANCHOR }
  return { ...DEBT_OWED, charge, ...parties, paid: 0n, bound }
}

/** The spans of a step, as bodies of acts name them. */
export function spansOf({ span }: Step) {
  return { spans: [{ instrument: 'rcv_1', span }] } as const
}
