import type { DocumentKind } from '../../../contracts/trade/document.ts'
import { deliveries } from './deliveries.ts'
import type { AnyDraft, Documents } from './document.ts'
import { invoices } from './invoices.ts'
import { orders } from './orders.ts'

/** What a kind reads from its rows is its own affair: nobody else looks into a draft. */
export const DOCUMENTS: Readonly<Record<DocumentKind, Documents<AnyDraft>>> = {
  order: opaque(orders),
  delivery: opaque(deliveries),
  invoice: opaque(invoices),
}

/** What a row of this kind can say. */
export function fieldsOf(kind: DocumentKind): readonly string[] {
  return DOCUMENTS[kind].fields
}

function opaque<Draft extends AnyDraft>({
  fields,
  needed,
  read,
  sum,
  record,
}: Documents<Draft>): Documents<AnyDraft> {
  return {
    fields,
    needed,
    read,
    sum: draft => sum(draft as AnyDraft as Draft),
    record: (client, drafts, chunk) =>
      record(client, drafts as readonly AnyDraft[] as readonly Draft[], chunk),
  }
}
