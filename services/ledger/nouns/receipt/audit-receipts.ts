import { spanSize } from '../../../../contracts/kernel/span.ts'
import type { CancelReceipt } from '../../../../contracts/receipt/cancel-receipt.ts'
import type { Deliver } from '../../../../contracts/receipt/deliver.ts'
import type {
  DeliveryOrderId,
  DeliveryStatus,
} from '../../../../contracts/receipt/delivery-order.ts'
import type { EndDelivery } from '../../../../contracts/receipt/end-delivery.ts'
import type { Issue } from '../../../../contracts/receipt/issue.ts'
import type { LotId, LotStatus } from '../../../../contracts/receipt/lot.ts'
import type { Measure } from '../../../../contracts/receipt/measure.ts'
import type { MeasurementId } from '../../../../contracts/receipt/measurement.ts'
import { nameOwnershipDocument } from '../../../../contracts/receipt/ownership-document.ts'
import type { ReceiptId, ReceiptStatus } from '../../../../contracts/receipt/receipt.ts'
import type { Receive } from '../../../../contracts/receipt/receive.ts'
import type { RequestDeposit } from '../../../../contracts/receipt/request-deposit.ts'
import type { Surrender } from '../../../../contracts/receipt/surrender.ts'
import { formatNumber } from '../../engine/audit/compare.ts'
import type { Comparison, ReplayedEntry } from '../../engine/replay/noun-audit.ts'
import { replaysNothing } from '../../engine/replay/noun-audit.ts'
import { replayDues } from './replay-dues.ts'
import { replayPolicies } from './replay-policies.ts'
import { replayTerms } from './replay-terms.ts'

interface LotLine {
  readonly announced: string
  readonly status: LotStatus
  /** Place, inspector, accepted stock, grade and certificate, as they were signed. */
  readonly received: string
  readonly issued: bigint
  readonly delivered: bigint
  readonly counted: { readonly units: bigint; readonly takenAt: string } | null
}

interface MeasurementLine {
  readonly said: string
  readonly countedBy: string
}

interface OrderLine {
  readonly said: string
  readonly receipt: ReceiptId
  readonly units: bigint
  readonly status: DeliveryStatus
}

interface ReceiptLine {
  readonly said: string
  readonly quantity: bigint
  readonly lot: LotId
  readonly status: ReceiptStatus
  readonly delivered: bigint
}

/** What the journal says that there must be. */
interface Rows {
  readonly lots: Map<LotId, LotLine>
  readonly measurements: Map<MeasurementId, MeasurementLine>
  readonly receipts: Map<ReceiptId, ReceiptLine>
  readonly orders: Map<DeliveryOrderId, OrderLine>
  /** How many receipts each keeper has issued. */
  readonly numbers: Map<string, number>
}

/** Replays what was announced, measured, received and issued, from what was signed. */
export function auditReceipts() {
  const rows: Rows = {
    lots: new Map(),
    measurements: new Map(),
    receipts: new Map(),
    orders: new Map(),
    numbers: new Map(),
  }
  const terms = replayTerms()
  const dues = replayDues()
  const policies = replayPolicies()
  return {
    genesis: replaysNothing,
    entry: replaysNothing,
    replays: {
      ...{ ...replayGoods(rows), ...replayDeliveries(rows) },
      issued: (body: Issue, entry: ReplayedEntry) => {
        replayIssued(rows, body, entry.party)
        terms.begin(body, entry)
        policies.issued(body, entry)
      },
      ...{ renewed: terms.begin, termEnded: terms.ended },
      ...{ tariffAgreed: dues.agreed, duesPaid: dues.paid },
      ...{ insured: policies.insured, lapsed: policies.lapsed },
      delivered: (body: Deliver, entry: ReplayedEntry) => {
        const { receipt } = rows.orders.get(body.order)!
        const { quantity, delivered } = rows.receipts.get(receipt)!
        dues.left(receipt, quantity - delivered, entry)
        replayDelivered(rows, body, entry)
      },
    },
    comparisons: () => [
      ...compareGoods(rows),
      ...[terms, dues, policies].flatMap(one => one.comparisons()),
    ],
  }
}

function replayGoods(rows: Rows) {
  const { lots, measurements } = rows
  return {
    requested: (body: RequestDeposit, { party }: ReplayedEntry) => {
      lots.set(body.lot, {
        announced: describeDeposit(body, party),
        ...{ status: 'requested', received: '', issued: 0n, delivered: 0n, counted: null },
      })
    },
    withdrawn: ({ lot }: { readonly lot: LotId }) => change(lots, lot, { status: 'withdrawn' }),
    measured: (body: Measure, { id, party }: ReplayedEntry) => {
      measurements.set(body.measurement, {
        said: describeMeasurement(body, party, id),
        countedBy: '',
      })
      const { purpose, lot, gross, tare, takenAt } = body
      const line = lots.get(lot)
      const newer = line?.counted == null || takenAt > line.counted.takenAt
      if (purpose === 'stock' && line?.status === 'received' && newer)
        change(lots, lot, { counted: { units: gross - tare, takenAt } })
    },
    received: (body: Receive, { id }: ReplayedEntry) => {
      change(lots, body.lot, { status: 'received', received: describeReceived(body) })
      for (const one of body.weighings) change(measurements, one, { countedBy: String(id) })
    },
  }
}

function replayIssued({ lots, receipts, numbers }: Rows, body: Issue, party: string): void {
  const number = (numbers.get(party) ?? 0) + 1
  numbers.set(party, number)
  const { receipt, lot, quantity } = body
  const said = describeReceipt(body, party, number)
  receipts.set(receipt, { said, quantity, lot, status: 'issued', delivered: 0n })
  change(lots, lot, { issued: (lots.get(lot)?.issued ?? 0n) + quantity })
}

function replayDelivered(
  { lots, measurements, receipts, orders }: Rows,
  { order, weighings }: Deliver,
  { id }: ReplayedEntry,
): void {
  for (const one of weighings) change(measurements, one, { countedBy: String(id) })
  change(orders, order, { status: 'delivered' })
  const { receipt, units } = orders.get(order)!
  const { lot, quantity, delivered: before } = receipts.get(receipt)!
  const delivered = before + units
  change(receipts, receipt, {
    delivered,
    status: delivered === quantity ? 'delivered' : 'issued',
  })
  change(lots, lot, { delivered: lots.get(lot)!.delivered + units })
}

function replayDeliveries({ lots, receipts, orders }: Rows) {
  return {
    surrendered: ({ order, spans, collector, until }: Surrender, { id, party }: ReplayedEntry) => {
      const [first] = spans
      const units = spans.reduce((sum, { span }) => sum + spanSize(span), 0n)
      const ids = [first!.instrument, party].map(formatNumber)
      const said = [...ids, units, collector, until, id].join(' ')
      orders.set(order, { said, receipt: first!.instrument as ReceiptId, units, status: 'open' })
    },
    deliveryEnded: ({ order }: EndDelivery) => change(orders, order, { status: 'ended' }),
    cancelled: ({ receipt }: CancelReceipt) => {
      const { lot, quantity } = receipts.get(receipt)!
      change(receipts, receipt, { status: 'cancelled' })
      change(lots, lot, { issued: lots.get(lot)!.issued - quantity })
    },
  }
}

function change<Id, Line>(lines: Map<Id, Line>, id: Id, changed: Partial<Line>): void {
  const line = lines.get(id)
  if (line) lines.set(id, { ...line, ...changed })
}

function describeDeposit(body: RequestDeposit, party: string): string {
  const name = nameOwnershipDocument(body.ownership)
  const ids = [body.keeper, party, body.commodity].map(formatNumber)
  const said = [body.packing, body.marks, body.authority, body.claims]
  return [...ids, body.quantity, ...said, name.ok ? name.value : ''].join(' ')
}

function describeMeasurement(body: Measure, party: string, entry: bigint): string {
  const { lot, purpose, unit, gross, tare, device, calibration } = body
  const by = [formatNumber(party), entry]
  return [formatNumber(lot), purpose, unit, gross, tare, ...by, device, calibration].join(' ')
}

function describeReceived({ place, inspector, accepted, goodUntil, ...found }: Receive): string {
  const { grade, certificate } = found
  const life = goodUntil === null ? [] : [goodUntil]
  const where = [place, inspector].map(formatNumber)
  return [...where, accepted, grade, certificate, ...life].join(' ')
}

function describeReceipt(body: Issue, party: string, number: number): string {
  const { lot, quantity } = body
  const ids = [formatNumber(lot), formatNumber(party), number]
  return [...ids, quantity].join(' ')
}

function compareGoods({ lots, measurements, receipts, orders }: Rows): Comparison[] {
  return [
    {
      kind: 'lot_differs',
      select: SELECT_LOTS,
      expected: [...lots].map(([id, line]) => {
        const { announced, status, received, issued, delivered, counted } = line
        const stock = [issued, delivered, ...(counted ? [counted.units] : [])]
        const says = [announced, status, ...(received ? [received] : []), ...stock]
        return [formatNumber(id), says.join(' ')]
      }),
    },
    {
      kind: 'measurement_differs',
      select: SELECT_MEASUREMENTS,
      expected: [...measurements].map(([id, { said, countedBy }]) => [
        formatNumber(id),
        [said, ...(countedBy ? [countedBy] : [])].join(' '),
      ]),
    },
    {
      kind: 'receipt_differs',
      select: SELECT_RECEIPTS,
      expected: [...receipts].map(([id, { said, status, delivered }]) => [
        formatNumber(id),
        `${said} ${status} ${delivered}`,
      ]),
    },
    {
      kind: 'delivery_order_differs',
      select: SELECT_ORDERS,
      expected: [...orders].map(([id, { said, status }]) => [
        formatNumber(id),
        `${said} ${status}`,
      ]),
    },
  ]
}

const SELECT_LOTS = `
  select id::text as subject,
         concat_ws(' ', keeper, depositor, commodity, declared_units, packing, marks, authority,
                   claims, ownership_name, status, place, inspector, accepted_units, grade,
                   certificate, good_until, issued_units, delivered_units, counted_units) as says
    from ledger.lot`

const SELECT_MEASUREMENTS = `
  select id::text as subject,
         concat_ws(' ', lot, purpose, unit, gross_units, tare_units, party, entry, device,
                   calibration, counted_by) as says
    from ledger.measurement`

const SELECT_RECEIPTS = `
  select id::text as subject,
         concat_ws(' ', lot, keeper, number, quantity, status, delivered_units) as says
    from ledger.receipt`

const SELECT_ORDERS = `
  select id::text as subject,
         concat_ws(' ', receipt, holder, units, collector, until, surrendered_by, status) as says
    from ledger.delivery_order`
