/** The fields in which two versions of a document are compared, in the words of its readers. */
export const FIELD_WORDS = {
  buyer: { zh: '购方', en: 'buyer' },
  currency: { zh: '币种', en: 'currency' },
  quantity: { zh: '数量', en: 'quantity' },
  price: { zh: '单价', en: 'price' },
  deliveredOn: { zh: '交货日', en: 'date of delivery' },
} as const

export type FieldName = keyof typeof FIELD_WORDS

/** The first of the fields in which two versions of a document differ; null when none does. */
export function differingField<Field extends FieldName>(
  one: { readonly [F in Field]: unknown },
  other: { readonly [F in Field]: unknown },
  fields: readonly Field[],
): Field | null {
  return fields.find(field => one[field] !== other[field]) ?? null
}
