import type { ObjectFieldBuilder } from '@pothos/core'
import type { UnitName } from '../../../../contracts/kernel/instrument.ts'
import { builder, type Types } from '../../graph/builder.ts'
import type { Totals } from '../../graph/list.ts'
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

export interface TitleTotalRow extends TotalRow {
  readonly free: bigint
  readonly offered: bigint
  readonly financed: bigint
  readonly pledged: bigint
  readonly sold: bigint
  readonly surrendered: bigint
  readonly held: bigint
  readonly overdue: bigint
}

/**
 * What titles `t` with their claims `c` add up to, and what of it is in which state; `isOverdue`
 * says in SQL whether one was to be paid before the business date.
 */
export const totalsOfTitles = (all: Totals, isOverdue: string): Totals => {
  const where = (condition: string) =>
    `coalesce(ledger.total(t.hi - t.lo) filter (where ${condition}), 0)`
  const isFree = `t.claim is null and t.holds = 0 and not ${isOverdue}`
  return {
    columns: `${all.columns}, ${where(isFree)} as free,
      ${where("c.kind = 'offer'")} as offered, ${where("c.kind = 'finance'")} as financed,
      ${where("c.kind = 'pledge'")} as pledged, ${where("c.kind = 'sale'")} as sold,
      ${where("c.kind = 'delivery'")} as surrendered,
      ${where('t.holds > 0')} as held, ${where(isOverdue)} as overdue`,
    by: all.by,
  }
}

function totalFields<Row extends TotalRow>(t: FieldsOf<Row>, ofCount: string) {
  return {
    currency: t.string({
      nullable: true,
      description: 'The currency (ISO 4217). Null where the units are no money.',
      resolve: ({ currency }) => currency,
    }),
    unit: t.field({
      type: Unit,
      description: 'What is counted.',
      resolve: ({ unit }) => unit,
    }),
    amount: t.field({
      type: 'Units',
      description: 'How many units they are in all.',
      resolve: ({ amount }) => amount,
    }),
    count: t.int({ description: ofCount, resolve: ({ count }) => Number(count) }),
  }
}

type FieldsOf<Row> = ObjectFieldBuilder<Types, Row>

export const TitleTotal = builder.objectRef<TitleTotalRow>('TitleTotal').implement({
  description:
    'The sum of titles in one unit, and what can be done with them. What is on hold or overdue ' +
    'may be under a claim as well; what is free is nothing of this.',
  readers: 'members',
  fields: t => ({
    ...totalFields(t, 'How many titles they are.'),
    free: t.expose('free', {
      type: 'Units',
      description: 'What its holder can offer or pledge: no claim, no hold, and not overdue.',
    }),
    offered: t.expose('offered', { type: 'Units', description: 'What waits for a transferee.' }),
    financed: t.expose('financed', { type: 'Units', description: 'What is bound by a lender.' }),
    pledged: t.expose('pledged', { type: 'Units', description: 'What is pledged.' }),
    sold: t.expose('sold', { type: 'Units', description: 'What is bound for a buyer.' }),
    surrendered: t.expose('surrendered', {
      type: 'Units',
      description: 'What is surrendered for goods that are to be delivered.',
    }),
    held: t.expose('held', { type: 'Units', description: 'What is on hold.' }),
    overdue: t.expose('overdue', {
      type: 'Units',
      description: 'What was to be paid before the business date and was not.',
    }),
  }),
})

export const Total = builder.objectRef<TotalRow>('Total').implement({
  description: 'The sum of a list in one unit, and in one currency where the unit is of money.',
  readers: 'members',
  fields: t => totalFields(t, 'How many rows of the list they are from.'),
})
