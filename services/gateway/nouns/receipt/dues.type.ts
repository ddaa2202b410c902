import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import type { Currency } from '../../../../contracts/kernel/money.ts'
import { makeDuesId, stateDues } from '../../../../contracts/receipt/dues.ts'
import type { Dues as DuesOf } from '../../../../contracts/receipt/tariff.ts'
import { BUSINESS_DATE } from '../../../platform/business-date.ts'
import { builder } from '../../graph/builder.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { Receipt } from './receipt.type.ts'

interface DuesRow {
  readonly receipt: bigint
  readonly quantity: bigint
  readonly delivered_units: bigint
  readonly as_of: BusinessDate
  readonly currency: Currency
  readonly per_units: bigint
  readonly storage_minor: bigint
  readonly handling_minor: bigint
  readonly least_minor: bigint
  readonly account: bigint
  readonly account_number: string
  readonly since: BusinessDate
  readonly unit_days: bigint
  readonly counted_to: BusinessDate
  readonly payments: number
  readonly paid_minor: bigint
}

const duesOf = rowsOf<DuesRow>(
  `select t.receipt as owner, t.receipt, t.currency, t.per_units, t.storage_minor,
          t.handling_minor, t.least_minor, t.account, t.account_number, t.since, t.unit_days,
          t.counted_to, t.payments, t.paid_minor, r.quantity, r.delivered_units,
          ${BUSINESS_DATE} as as_of
     from ledger.receipt_tariff t join ledger.receipt r on r.id = t.receipt
    where t.receipt = any($1::bigint[])`,
)

function build(row: DuesRow): DuesOf {
  return {
    tariff: {
      ...{ currency: row.currency, perUnits: row.per_units, storage: row.storage_minor },
      ...{ handling: row.handling_minor, least: row.least_minor },
    },
    ...{ account: idOf('acc', row.account), accountNumber: row.account_number },
    ...{ unitDays: row.unit_days, countedTo: row.counted_to },
    ...{ payments: row.payments, paid: row.paid_minor },
  }
}

/** The statement of a row, as the contract that refuses deliveries makes it. */
function state(row: DuesRow) {
  const goods = { quantity: row.quantity, delivered: row.delivered_units }
  return stateDues(build(row), goods, row.as_of)
}

const Tariff = builder.objectRef<DuesRow>('Tariff').implement({
  description: 'What a keeper charges for the goods of a receipt, as it and their holders agreed.',
  readers: 'members',
  fields: t => ({
    perUnits: t.expose('per_units', { type: 'Units', description: 'The amounts are for so many.' }),
    storage: t.expose('storage_minor', {
      type: 'MinorUnits',
      description: 'For each day in store.',
    }),
    handling: t.expose('handling_minor', {
      type: 'MinorUnits',
      description: 'Once, for all that the receipt was issued over.',
    }),
    least: t.expose('least_minor', {
      type: 'MinorUnits',
      description: 'The receipt costs that much in all at least, whatever its units.',
    }),
    since: t.expose('since', { type: 'Date', description: 'The first day that is counted.' }),
  }),
})

const Dues = builder.objectRef<DuesRow>('Dues').implement({
  description:
    'A statement of what the goods of a receipt have cost up to a business date, in minor units. ' +
    'What is owed the keeper has its lien for: nothing leaves before it is paid.',
  readers: 'members',
  fields: t => ({
    tariff: t.field({ type: Tariff, description: 'By which it is made.', resolve: row => row }),
    currency: t.exposeString('currency', { description: 'The currency (ISO 4217).' }),
    asOf: t.expose('as_of', { type: 'Date', description: 'That day itself is not counted.' }),
    unitDays: t.field({
      type: 'Units',
      description: 'Units in store times the days that they were there.',
      resolve: row => state(row).unitDays,
    }),
    storage: t.field({
      type: 'MinorUnits',
      description: 'For storage so far.',
      resolve: row => state(row).storage,
    }),
    handling: t.field({
      type: 'MinorUnits',
      description: 'For handling.',
      resolve: row => state(row).handling,
    }),
    due: t.field({
      type: 'MinorUnits',
      description: 'Both together, or the least that the receipt costs.',
      resolve: row => state(row).due,
    }),
    paid: t.expose('paid_minor', { type: 'MinorUnits', description: 'What is proven as paid.' }),
    owed: t.field({
      type: 'MinorUnits',
      description: 'What is due and not paid: the lien of the keeper.',
      resolve: row => state(row).owed,
    }),
    payTo: t.exposeString('account_number', { description: 'The account that is paid.' }),
    payAs: t.string({
      description: 'The end-to-end id that the next payment bears.',
      resolve: row => makeDuesId(idOf('wrc', row.receipt), row),
    }),
  }),
})

builder.objectField(Receipt, 'dues', t =>
  t.field({
    type: Dues,
    nullable: true,
    description: 'What its goods have cost so far. Null where no tariff was agreed.',
    resolve: async ({ id }, _args, context) => (await duesOf(id, context))[0] ?? null,
  }),
)
