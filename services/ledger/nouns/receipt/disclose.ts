import { assert } from '../../../../contracts/kernel/bug.ts'
import { idNumber, idOf } from '../../../../contracts/kernel/id.ts'
import { SHOWN_PARTS_MAX } from '../../../../contracts/title/look.ts'
import { instantOf } from '../../../platform/ledger-clock.ts'
import type { Transaction } from '../../../platform/transaction.ts'
import type { SpanBehind, Telling } from '../../engine/act/instrument-rule.ts'

/**
 * Tells what lies behind spans of receipts: the goods with grade and certificate, where they lie,
 * under which document and declared claims they came, how they are insured, what the keeper has its
 * lien for, and what was measured.
 */
export async function discloseReceipts(
  client: Transaction,
  spans: readonly SpanBehind[],
): Promise<readonly Telling[]> {
  const tellings: Telling[] = []
  for (const { instrument } of spans) {
    const { rows } = await client.query<BehindRow>(SELECT_BEHIND, [idNumber(instrument)])
    const [goods] = rows
    if (goods === undefined) continue
    const measured = await client.query<MeasuredRow>(SELECT_MEASURED, [
      goods.lot,
      SHOWN_PARTS_MAX + 1,
    ])
    const measurements = measured.rows.map(tellMeasurement)
    const behind = { ...tellGoods(goods), measurements }
    tellings.push(() => ({ behind, parts: measurements.length }))
  }
  return tellings
}

const SELECT_BEHIND = `
  select r.lot, r.keeper, r.depositor, r.number, r.unit, r.quantity, r.stored_until, r.fee,
         r.insurer, r.policy, r.insured_minor, r.insurance_currency, r.insured_until,
         c.name as goods, c.standard, c.tolerance_ppm, l.grade, l.certificate, l.inspector,
         l.packing, l.marks, l.ownership_kind, l.ownership_issuer, l.ownership_number, l.claims,
         l.accepted_units, l.delivered_units, s.name as site, s.address, p.code as place,
         p.exclusive, greatest(ledger.dues_minor(r.id) - t.paid_minor, 0)::bigint as owed,
         t.currency as dues_currency
    from ledger.receipt r
    join ledger.lot l on l.id = r.lot
    join ledger.commodity c on c.id = l.commodity
    join ledger.storage_place p on p.id = r.place
    join ledger.warehouse_site s on s.id = p.site
    left join ledger.receipt_tariff t on t.receipt = r.id
   where r.id = $1`

/** The newest first: what was found last is read first. */
const SELECT_MEASURED = `
  select m.id, m.purpose, m.net_units, m.device, m.calibration, m.taken_at
    from ledger.measurement m where m.lot = $1 order by m.taken_at desc, m.id limit $2`

interface BehindRow {
  readonly lot: bigint
  readonly keeper: bigint
  readonly depositor: bigint
  readonly inspector: bigint | null
  readonly number: number
  readonly unit: string
  readonly quantity: bigint
  readonly stored_until: string
  readonly fee: string
  readonly insurer: string | null
  readonly policy: string | null
  readonly insured_minor: bigint | null
  readonly insurance_currency: string | null
  readonly insured_until: string | null
  readonly goods: string
  readonly standard: string
  readonly tolerance_ppm: number
  readonly grade: string | null
  readonly certificate: string | null
  readonly packing: string
  readonly marks: string
  readonly ownership_kind: string
  readonly ownership_issuer: string
  readonly ownership_number: string
  readonly claims: string
  readonly accepted_units: bigint | null
  readonly delivered_units: bigint
  readonly site: string
  readonly address: string
  readonly place: string
  readonly exclusive: boolean
  readonly owed: bigint | null
  readonly dues_currency: string | null
}

/** What a receipt was issued over had been received: inspected, graded and accepted. */
function tellGoods(row: BehindRow) {
  const { goods, standard, packing, marks, claims, unit, quantity } = row
  const { grade, certificate, inspector, accepted_units: accepted } = row
  assert(inspector !== null && accepted !== null, 'a receipt is over goods received')
  return {
    ...{ lot: idOf('lot', row.lot), keeper: idOf('pty', row.keeper) },
    ...{ depositor: idOf('pty', row.depositor), inspector: idOf('pty', inspector) },
    ...{ receiptNumber: row.number, goods, standard, grade, certificate, packing, marks },
    ...{ unit, quantity, tolerancePpm: row.tolerance_ppm },
    ...{ accepted, delivered: row.delivered_units },
    ...{ site: row.site, address: row.address, place: row.place, exclusive: row.exclusive },
    ...{ storedUntil: row.stored_until, fee: row.fee, claims },
    ownership: {
      ...{ kind: row.ownership_kind, issuer: row.ownership_issuer },
      number: row.ownership_number,
    },
    insurance: row.insurer === null ? null : tellInsurance(row),
    lien: row.owed === null ? null : { owed: row.owed, currency: row.dues_currency },
  }
}

function tellInsurance(row: BehindRow) {
  return {
    ...{ insurer: row.insurer!, policy: row.policy!, sum: row.insured_minor! },
    ...{ currency: row.insurance_currency!, until: row.insured_until! },
  }
}

interface MeasuredRow {
  readonly id: bigint
  readonly purpose: string
  readonly net_units: bigint
  readonly device: string
  readonly calibration: string
  readonly taken_at: Date
}

function tellMeasurement({ id, purpose, net_units: net, taken_at, ...row }: MeasuredRow) {
  const { device, calibration } = row
  const takenAt = instantOf(taken_at)
  return { measurement: idOf('msr', id), purpose, net, device, calibration, takenAt }
}
