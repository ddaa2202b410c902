import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import type { ReceiptStatus as StatusOfReceipt } from '../../../../contracts/receipt/receipt.ts'
import type { GoodsUnit } from '../../../../contracts/warehouse/commodity.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { nodeOf } from '../../graph/node-of.ts'
import { Party } from '../party/party.type.ts'
import { addInstrumentType, Instrument, Unit } from '../title/instrument.type.ts'
import { Lot } from './lot.type.ts'

export const ReceiptStatus = enumOf('ReceiptStatus', 'What has become of a receipt.', {
  issued: 'The keeper has goods to deliver under it.',
  delivered: 'All of its goods were delivered.',
  cancelled: 'It was given back before any goods were delivered.',
} satisfies Record<StatusOfReceipt, string>)

export const RECEIPT_FIELDS = `r.id, r.lot, r.keeper, r.depositor, r.number, r.unit, r.quantity,
  r.stored_until, r.fee, r.insurer, r.policy, r.insured_minor, r.insurance_currency,
  r.insured_until, r.status, r.delivered_units,
  exists (select from ledger.receipt_term t
           where t.receipt = r.id and t.status = 'ended') as term_ended`

export interface ReceiptRow extends InsuranceRow {
  readonly id: bigint
  readonly lot: bigint
  readonly keeper: bigint
  readonly depositor: bigint
  readonly number: number
  readonly unit: GoodsUnit
  readonly quantity: bigint
  readonly stored_until: BusinessDate
  readonly fee: string
  readonly status: StatusOfReceipt
  readonly delivered_units: bigint
  readonly term_ended: boolean
}

const SELECT_RECEIPTS = `
  select ${RECEIPT_FIELDS} from ledger.receipt r where r.id = any($1::bigint[])`

export const Receipt = nodeOf<ReceiptRow>('Receipt', 'wrc', SELECT_RECEIPTS)
addInstrumentType('wrc', 'Receipt', SELECT_RECEIPTS)

export interface InsuranceRow {
  readonly insurer: string | null
  readonly policy: string | null
  readonly insured_minor: bigint | null
  readonly insurance_currency: string | null
  readonly insured_until: BusinessDate | null
}

export const Insurance = builder.objectRef<InsuranceRow>('Insurance').implement({
  description: 'What insures goods, as the keeper has seen the policy.',
  readers: 'members',
  fields: t => ({
    insurer: t.string({ description: 'Who insures them.', resolve: row => row.insurer! }),
    policy: t.string({ description: 'The number of the policy.', resolve: row => row.policy! }),
    sum: t.field({
      type: 'MinorUnits',
      description: 'For how much, in minor units of its currency.',
      resolve: row => row.insured_minor!,
    }),
    currency: t.string({
      description: 'The currency (ISO 4217).',
      resolve: row => row.insurance_currency!,
    }),
    until: t.field({
      type: 'Date',
      description: 'The first business date on which it no longer covers them.',
      resolve: row => row.insured_until!,
    }),
  }),
})

builder.objectType(Receipt, {
  interfaces: [Instrument],
  description:
    'A warehouse receipt (电子仓单): a keeper’s promise to deliver goods to whoever holds its ' +
    'titles. Its keeper, its depositor and its holders see it, and who has a right in it.',
  readers: 'members',
  fields: t => ({
    lot: t.field({
      type: Lot,
      nullable: true,
      description: 'The goods. Null where the reader may not see them any more.',
      resolve: ({ lot }) => idOf('lot', lot),
    }),
    keeper: t.field({
      type: Party,
      description: 'Who must deliver.',
      resolve: ({ keeper }) => idOf('pty', keeper),
    }),
    depositor: t.field({
      type: Party,
      description: 'To whom it was issued.',
      resolve: ({ depositor }) => idOf('pty', depositor),
    }),
    number: t.exposeInt('number', {
      description: 'Its number among the receipts of the keeper, one after another.',
    }),
    size: t.expose('quantity', { type: 'Units', description: 'The whole face, in units.' }),
    unit: t.field({
      type: Unit,
      description: 'What one of its units is.',
      resolve: ({ unit }) => unit,
    }),
    currency: t.string({
      nullable: true,
      description: 'Null: its units are no money.',
      resolve: () => null,
    }),
  }),
})

builder.objectFields(Receipt, t => ({
  delivered: t.expose('delivered_units', {
    type: 'Units',
    description: 'What of it left by the gate.',
  }),
  status: t.field({
    type: ReceiptStatus,
    description: 'What has become of it.',
    resolve: ({ status }) => status,
  }),
  storedUntil: t.expose('stored_until', {
    type: 'Date',
    description: 'The first business date after its term; it passes to nobody from then on.',
  }),
  termEnded: t.exposeBoolean('term_ended', {
    description: 'Whether it is on record that its term has ended: it is held from then on.',
  }),
  fee: t.exposeString('fee', { description: 'What storage costs, in words.' }),
  insurance: t.field({
    type: Insurance,
    nullable: true,
    description: 'What insures the goods. Null where nothing does.',
    resolve: row => (row.insurer === null ? null : row),
  }),
}))

export const ReceiptConnection = defineConnection(Receipt, 'Receipt')
