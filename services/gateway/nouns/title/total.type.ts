import type { UnitName } from '../../../../contracts/kernel/instrument.ts'
import { builder } from '../../graph/builder.ts'
import { Unit } from './instrument.type.ts'

export interface TotalRow {
  readonly currency: string | null
  readonly unit: UnitName
  readonly amount: bigint
  readonly count: bigint
}

/** The columns of a total of money: the currency, and the amount of a row. */
export const moneyTotals = (currency: string, amount: string) => ({
  columns: `${currency} as currency, 'MINOR_UNITS' as unit, ledger.total(${amount}) as amount,
    count(*) as count`,
  by: currency,
})

export const Total = builder.objectRef<TotalRow>('Total').implement({
  description: 'The sum of a list in one unit, and in one currency where the unit is of money.',
  readers: 'members',
  fields: t => ({
    currency: t.exposeString('currency', {
      nullable: true,
      description: 'The currency (ISO 4217). Null where the units are no money.',
    }),
    unit: t.field({
      type: Unit,
      description: 'What is counted.',
      resolve: ({ unit }) => unit,
    }),
    amount: t.expose('amount', { type: 'Units', description: 'How many units they are in all.' }),
    count: t.int({
      description: 'How many rows of the list they are from.',
      resolve: ({ count }) => Number(count),
    }),
  }),
})
