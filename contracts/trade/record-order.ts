import { type Answer, answer } from '../kernel/answer.ts'
import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import { conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { Party } from '../party/party.ts'
import {
  ADDITION_TEXTS,
  type AdditionRefusal,
  additionRefusal,
  DOCUMENT_DATE_TEXTS,
  DOCUMENT_PARTIES_TEXTS,
  type DocumentDateRefusal,
  type DocumentPartiesRefusal,
  documentDateRefusal,
  documentPartiesRefusal,
  type Recorded,
  type RecordingContext,
  WORTH_TEXTS,
  type WorthRefusal,
  worthRefusal,
} from './document.ts'
import {
  contradictedFields,
  differingFields,
  FIELD_WORDS,
  type FieldName,
  filledFields,
  type TwoVersions,
  twoVersions,
} from './document-fields.ts'
import type { Order } from './invoice.ts'

/**
 * May this order be recorded? One that is known already, word for word, changes nothing; clauses
 * that it left empty may be added as long as nothing is backed by it.
 */
export function recordOrder(
  { seller, buyer, known, assertion, isUsed }: RecordOrderState,
  order: Order,
  context: RecordingContext,
): Answer<Recorded, RecordOrderRefusal> {
  const parties = documentPartiesRefusal(seller, buyer, context)
  if (parties) return parties
  const date = documentDateRefusal(order.orderedOn, context, 'orderedOn')
  if (date) return date
  const worth = worthRefusal(order, 'amount')
  if (worth) return worth
  if (known === null) return answer(isStated(assertion, order) ? 'stated' : 'new')
  const [contradiction] = orderContradictions(known, order)
  if (contradiction) return contradiction
  const [field] = filledFields(known, order, CLAUSES)
  if (field === undefined) return answer('duplicate')
  const addition = additionRefusal(known, context, field)
  if (addition) return addition
  if (isUsed) return refuse('order_must_back_nothing_when_added_to', field, { field })
  return answer('added')
}

/** All that an order says otherwise than the one of its number, field by field. */
export function orderContradictions(
  known: Order,
  order: Order,
): readonly Refused<OrderContradiction>[] {
  const fields = [
    ...differingFields(known, order, order.quantity === null ? [...FIELDS, 'amount'] : FIELDS),
    ...contradictedFields(known, order, CLAUSES),
  ]
  return fields.map(field =>
    refuse('order_must_keep_what_it_says', field, twoVersions(field, known, order)),
  )
}

const FIELDS = ['buyer', 'currency', 'quantity', 'price', 'orderedOn'] as const
const CLAUSES = ['termClause', 'certificateClause'] as const

/** The seller states what the buyer had asserted. */
function isStated(assertion: Order | null, order: Order): boolean {
  return assertion !== null && orderContradictions(assertion, order).length === 0
}

type OrderContradiction = Detailed<'order_must_keep_what_it_says', TwoVersions>

export type RecordOrderRefusal =
  | DocumentPartiesRefusal
  | DocumentDateRefusal
  | WorthRefusal
  | OrderContradiction
  | AdditionRefusal
  | Detailed<'order_must_back_nothing_when_added_to', { field: FieldName }>

export const RECORD_ORDER_TEXTS = {
  ...DOCUMENT_PARTIES_TEXTS,
  ...DOCUMENT_DATE_TEXTS,
  ...WORTH_TEXTS,
  order_must_keep_what_it_says: conflict(
    d => `同一编号的订单所载${d.field}为 ${d.recorded}，而不是 ${d.found}，请核对。`,
    d =>
      `The order of this number states the ${d.field} ${d.recorded}, not ${d.found}; check both.`,
    { field: FIELD_WORDS },
  ),
  ...ADDITION_TEXTS,
  order_must_back_nothing_when_added_to: conflict(
    d => `该订单的发票已被占用，不能再补充${d.field}。`,
    d => `Invoices of the order back something, so its ${d.field} can no longer be added.`,
    { field: FIELD_WORDS },
  ),
} satisfies RefusalTexts<RecordOrderRefusal>

export interface RecordOrderState {
  readonly seller: Party | null
  readonly buyer: Party | null
  /** The order of this seller and number, as far as the importer is heard on it. */
  readonly known: Order | null
  /** What the buyer asserts of it, where the seller states it. */
  readonly assertion: Order | null
  /** An invoice behind which the known one stands is in use. */
  readonly isUsed: boolean
}
