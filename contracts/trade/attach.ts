import { type Answer, answer } from '../kernel/answer.ts'
import type { Context } from '../kernel/context.ts'
import { type Detailed, refuse } from '../kernel/decision.ts'
import { conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import { TRADE_TEXTS } from './allocate-invoices.ts'
import type { Invoice } from './invoice.ts'

export const ATTACHMENTS_MAX = 20

export const ATTACHMENT_KINDS = ['contract', 'delivery_note', 'invoice', 'other'] as const
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number]

/**
 * Seller or buyer attaches a file that it has uploaded to an invoice between them; both may read it
 * from then on. What is attached stays. Whether anything changes is answered.
 */
export function attach(
  { invoice, isUploaded, attached, isAttached }: AttachState,
  { party }: Pick<Context, 'party'>,
): Answer<boolean, AttachRefusal> {
  const isBetween = invoice !== null && (invoice.seller === party || invoice.buyer === party)
  if (!isBetween) return refuse('invoice_must_be_known', 'invoice')
  if (!isUploaded) return refuse('file_must_be_uploaded_first', 'hash')
  if (isAttached) return answer(false)
  if (attached >= ATTACHMENTS_MAX)
    return refuse('invoice_must_have_room_for_an_attachment', 'invoice', { limit: ATTACHMENTS_MAX })
  return answer(true)
}

export type AttachRefusal =
  | 'invoice_must_be_known'
  | 'file_must_be_uploaded_first'
  | Detailed<'invoice_must_have_room_for_an_attachment', { limit: number }>

export const ATTACH_TEXTS = {
  invoice_must_be_known: TRADE_TEXTS.invoice_must_be_known,
  file_must_be_uploaded_first: notFound(
    '贵方没有上传过此摘要的文件，请先上传。',
    'The party has uploaded no file of this hash; upload it first.',
  ),
  invoice_must_have_room_for_an_attachment: conflict(
    d => `一张发票最多附 ${d.limit} 个文件，此发票已满。`,
    d => `An invoice has at most ${d.limit} attachments, and this one has them already.`,
  ),
} satisfies RefusalTexts<AttachRefusal>

export interface AttachState {
  readonly invoice: Pick<Invoice, 'seller' | 'buyer'> | null
  /** The party itself has uploaded a file of this hash. */
  readonly isUploaded: boolean
  /** How many files the invoice has. */
  readonly attached: number
  /** This one is among them. */
  readonly isAttached: boolean
}
