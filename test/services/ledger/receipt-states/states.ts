import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import type { DeliveryOrderId } from '../../../../contracts/receipt/delivery-order.ts'
import type { LotId } from '../../../../contracts/receipt/lot.ts'
import type { MeasurementId } from '../../../../contracts/receipt/measurement.ts'
import type { ReceiptId } from '../../../../contracts/receipt/receipt.ts'
import type { PlaceId } from '../../../../contracts/warehouse/storage-place.ts'
import { newId } from '../../../../services/platform/new-id.ts'
import type { TestParty } from '../../../support/actor.ts'
import { mustBeAccepted } from '../../../support/market.ts'
import { both, type GoodsMarket, on } from '../goods-fixtures.ts'

export const TONNE = 1_000_000n
const HALF = TONNE / 2n
/** What is said to end then has ended when the states are asked. */
const SOON: BusinessDate = '2026-03-03'
/** An account can be paid to from here on. */
const USABLE_ON: BusinessDate = '2026-03-05'
export const ASKED_ON: BusinessDate = '2026-03-06'

/** Goods brought into one state, with all that acts on them may name. */
export interface Subject {
  readonly lot: LotId
  readonly place: PlaceId
  readonly receipt: ReceiptId
  readonly spans: ReturnType<typeof on>
  readonly order: DeliveryOrderId
  /** Uncounted, of goods that came in and that go out. */
  readonly inbound: MeasurementId
  readonly outbound: MeasurementId
}

export interface World extends GoodsMarket {
  readonly court: TestParty
  /** Of the keeper. */
  readonly account: string
}

/** Brings goods into each state that they can be in, by what its parties do; in its order. */
export const STATES = {
  announced: announce,
  withdrawn: async (world: World) => {
    const subject = await announce(world)
    const { market, depositor } = world
    const { lot } = subject
    mustBeAccepted(await market.act(both(depositor), 'receipt.withdraw-deposit', { lot }))
    return subject
  },
  'in store': (world: World) => store(world),
  issued: issue,
  offered: after(
    world => issue(world),
    async (world, { receipt }) => {
      mustBeAccepted(await world.pass(receipt, 0n, TONNE))
    },
  ),
  'offered in pledge': after(
    world => issue(world),
    async (world, { receipt }) => {
      mustBeAccepted(await world.pledge(receipt, 0n, TONNE))
    },
  ),
  pledged: after(
    world => issue(world),
    async (world, { spans }) => await world.pledgeTo(world.lender, spans),
  ),
  'pledged in half': after(
    world => issue(world),
    async (world, { receipt }) => {
      await world.pledgeTo(world.lender, on(receipt, 0n, HALF))
    },
  ),
  surrendered: after(issue, surrender('2026-03-20')),
  'order past its date': after(issue, surrender(SOON)),
  'delivered in half': async (world: World) => {
    const subject = await issue(world)
    await leave(world, { ...subject, spans: on(subject.receipt, 0n, HALF) }, HALF)
    return { ...subject, order: newId('dor'), spans: on(subject.receipt, HALF, TONNE) }
  },
  delivered: after(
    world => issue(world),
    (world, subject) => leave(world, subject, TONNE),
  ),
  cancelled: after(
    world => issue(world),
    async (world, { receipt }) => {
      mustBeAccepted(await world.withKeeper('receipt.cancel-receipt', { receipt }))
    },
  ),
  'found short': after(
    world => issue(world),
    async (world, { lot }) => {
      await world.weigh(lot, HALF, { purpose: 'stock', takenAt: '2026-03-02T02:00:00.000Z' })
    },
  ),
  'held by a court': after(
    world => issue(world),
    async ({ market, court }, { spans }) => {
      mustBeAccepted(await market.act(both(court), 'title.set-hold', { kind: 'court', spans }))
    },
  ),
  'past its term': (world: World) => issueWith(world, { storedUntil: SOON }),
  'past the life of its goods': (world: World) => issueWith(world, { storedUntil: SOON }, SOON),
  'no more insured': async (world: World) => {
    const { insurance } = world.issuing({ lot: newId('lot'), quantity: TONNE })
    return await issueWith(world, { insurance: { ...insurance, until: SOON } })
  },
  // The last: days have to pass before an account can be paid to.
  'dues unpaid': async (world: World) => {
    const subject = await issue(world)
    await world.market.roll(USABLE_ON)
    mustBeAccepted(await world.withKeeper('receipt.agree-tariff', agreeing(world, subject)))
    await surrender('2026-03-20')(world, subject)
    return subject
  },
} satisfies Readonly<Record<string, (world: World) => Promise<Subject>>>

export type StateName = keyof typeof STATES

/** What is agreed of the dues of a receipt: a fen for handling. */
export function agreeing({ account }: World, { receipt }: Subject) {
  const amounts = { storage: '0', handling: '1', least: '1' }
  return { receipt, account, tariff: { currency: 'CNY', perUnits: String(TONNE), ...amounts } }
}

async function announce(world: World): Promise<Subject> {
  const { lot, answer } = await world.request({})
  mustBeAccepted(answer)
  const receipt: ReceiptId = newId('wrc')
  return {
    ...{ lot, receipt, spans: on(receipt, 0n, TONNE), order: newId('dor') },
    place: await world.place('exclusive', TONNE),
    inbound: await world.weigh(lot, TONNE),
    outbound: await world.weigh(lot, TONNE, { purpose: 'outbound' }),
  }
}

async function store(world: World, goodUntil: BusinessDate | null = null): Promise<Subject> {
  const subject = await announce(world)
  const { lot, place, inbound } = subject
  const body = world.receiving({ lot, place, weighings: [inbound], accepted: TONNE, goodUntil })
  mustBeAccepted(await world.receive(body))
  return { ...subject, inbound: await world.weigh(lot, TONNE) }
}

async function issue(world: World): Promise<Subject> {
  return await issueWith(world, {})
}

async function issueWith(
  world: World,
  change: object,
  goodUntil: BusinessDate | null = null,
): Promise<Subject> {
  const subject = await store(world, goodUntil)
  const { lot, receipt } = subject
  const body = { ...world.issuing({ lot, quantity: TONNE }), receipt, ...change }
  mustBeAccepted(await world.issue(body))
  return subject
}

function after(
  before: (world: World) => Promise<Subject>,
  more: (world: World, subject: Subject) => Promise<void>,
) {
  return async (world: World): Promise<Subject> => {
    const subject = await before(world)
    await more(world, subject)
    return subject
  }
}

function surrender(until: BusinessDate) {
  return async (world: World, { order, spans }: Subject) => {
    const body = { order, spans, collector: 'Truck A-1', until }
    mustBeAccepted(await world.withKeeper('receipt.surrender', body))
  }
}

async function leave(world: World, subject: Subject, units: bigint): Promise<void> {
  await surrender('2026-03-20')(world, subject)
  const { lot, order, spans } = subject
  const weighings = [await world.weigh(lot, units, { purpose: 'outbound' })]
  mustBeAccepted(
    await world.market.act([...both(world.keeper), ...both(world.depositor)], 'receipt.deliver', {
      order,
      spans,
      weighings,
    }),
  )
}
