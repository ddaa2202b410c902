import type { Detail } from '../kernel/decision.ts'
import { type Currency, money, units } from '../kernel/money.ts'

/** The fields in which two versions of a document are compared, in the words of its readers. */
export const FIELD_WORDS = {
  buyer: { zh: '购方', en: 'buyer' },
  currency: { zh: '币种', en: 'currency' },
  quantity: { zh: '数量', en: 'quantity' },
  price: { zh: '单价', en: 'price' },
  amount: { zh: '金额', en: 'amount' },
  orderedOn: { zh: '订单日', en: 'date of the order' },
  deliveredOn: { zh: '交货日', en: 'date of delivery' },
  invoicedOn: { zh: '开票日', en: 'date of the invoice' },
  dueOn: { zh: '到期日', en: 'due date' },
  code: { zh: '发票代码', en: 'code' },
  delivery: { zh: '交货单', en: 'delivery' },
  termClause: { zh: '账期条款', en: 'clause on the term' },
  certificateClause: { zh: '凭证付款条款', en: 'clause on certificates' },
} as const

export type FieldName = keyof typeof FIELD_WORDS

/** What two versions of a document say of a field, as a refusal shows it. */
export type TwoVersions = { field: FieldName; recorded: Detail; found: Detail }

export function twoVersions<Field extends FieldName>(
  field: Field,
  known: Versioned<Field>,
  later: Versioned<Field>,
): TwoVersions {
  return { field, recorded: showField(field, known), found: showField(field, later) }
}

type Versioned<Field extends FieldName> = {
  readonly [F in Field]: bigint | string | null
} & { readonly currency?: Currency }

function showField<Field extends FieldName>(field: Field, version: Versioned<Field>): Detail {
  const value = version[field]
  if (typeof value !== 'bigint') return value ?? ''
  const isMoney = field === 'price' || field === 'amount'
  return isMoney && version.currency ? money(value, version.currency) : units(value)
}

/** The fields in which two versions of a document differ; none where they say the same. */
export function differingFields<Field extends FieldName>(
  one: { readonly [F in Field]: unknown },
  other: { readonly [F in Field]: unknown },
  fields: readonly Field[],
): readonly Field[] {
  return fields.filter(field => one[field] !== other[field])
}

/**
 * The same for fields that a document may leave empty: what one of them leaves empty is no
 * difference.
 */
export function contradictedFields<Field extends FieldName>(
  one: { readonly [F in Field]: unknown },
  other: { readonly [F in Field]: unknown },
  fields: readonly Field[],
): readonly Field[] {
  const stated = fields.filter(field => one[field] !== null && other[field] !== null)
  return differingFields(one, other, stated)
}

/** The fields that a document leaves empty and its later version fills. */
export function filledFields<Field extends FieldName>(
  known: { readonly [F in Field]: unknown },
  later: { readonly [F in Field]: unknown },
  fields: readonly Field[],
): readonly Field[] {
  return fields.filter(field => known[field] === null && later[field] !== null)
}
