import type { DebtorMarkKind } from '../../contracts/debtor/debtor-standing.ts'
import type { PaymentRecord } from '../../contracts/debtor/payment-record.ts'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import type { Digest } from '../../contracts/kernel/digest.ts'
import type { InstrumentId } from '../../contracts/kernel/id.ts'
import type { Flaw } from '../../contracts/kernel/instrument.ts'
import type { HoldKind } from '../../contracts/kernel/title.ts'
import type { Read } from './pages.ts'
import { PARTS_MAX } from './parts.ts'
import { PARTY, type Part, type PartySeen, STEP, type Step, type Wire, withSpan } from './seen.ts'

/** What was shown of an offer to who was offered it. */
export interface LookSeen {
  /** Named by the acceptance. */
  readonly digest: Digest
  /** The very text, canonical JSON: its SHA-256 is the digest. */
  readonly content: string
  readonly on: BusinessDate
  readonly from: PartySeen
  readonly flaws: readonly { readonly instrument: InstrumentId; readonly flaw: Flaw }[]
  readonly spans: readonly LookSpanSeen[]
}

export interface LookSpanSeen extends Part {
  readonly holds: readonly HoldKind[]
  readonly steps: readonly Step[]
  /** Null: it is of another instrument. */
  readonly receivable: ReceivableShown | null
}

export interface ReceivableShown {
  readonly debtor: PartySeen
  readonly supplier: PartySeen
  readonly amount: bigint
  readonly currency: string
  readonly dueOn: BusinessDate
  readonly diluted: bigint
  readonly invoices: readonly InvoiceShown[]
  readonly record: PaymentRecord
  readonly marks: readonly DebtorMarkKind[]
}

export interface InvoiceShown {
  readonly number: string
  readonly seller: PartySeen
  readonly buyer: PartySeen
  readonly amount: bigint
  readonly used: bigint
  readonly redLettered: bigint
}

/** Reads what the look of this entry showed; null: there is none that the user may see. */
export async function readLook(read: Read, entry: string): Promise<LookSeen | null> {
  const { look } = await read<{ look: WireLook | null }>(LOOK, { entry, offset: 0 })
  if (look === null) return null
  const spans = look.spans.map(readSpan)
  const most = Math.max(...look.spans.map(countParts))
  for (let offset = PARTS_MAX; offset < most; offset += PARTS_MAX) {
    const { look: more } = await read<{ look: WireLook }>(LOOK, { entry, offset })
    for (const [n, span] of more.spans.entries()) spans[n] = extend(spans[n]!, readSpan(span))
  }
  return { ...look, spans }
}

/** How many steps or invoices a span has at most, of which an answer shows 200. */
function countParts({ stepCount, receivable }: WireSpan): number {
  return Math.max(stepCount, receivable?.invoiceCount ?? 0)
}

function extend(span: LookSpanSeen, more: LookSpanSeen): LookSpanSeen {
  const { receivable } = span
  const invoices = [...(receivable?.invoices ?? []), ...(more.receivable?.invoices ?? [])]
  return {
    ...{ ...span, steps: [...span.steps, ...more.steps] },
    receivable: receivable && { ...receivable, invoices },
  }
}

const LOOK = `query ($entry: ID!, $offset: Int!) { look(entry: $entry) {
  digest content on from ${PARTY} flaws { instrument flaw }
  spans { instrument { id } lo hi holds stepCount steps(offset: $offset) { ${STEP} } receivable {
    debtor ${PARTY} supplier ${PARTY} amount currency dueOn diluted invoiceCount
    invoices(offset: $offset) { number seller ${PARTY} buyer ${PARTY} amount used redLettered }
    record { standing since paidOnTime paidLate overdue } marks } } } }`

interface WireLook extends Omit<LookSeen, 'spans'> {
  readonly spans: readonly WireSpan[]
}

interface WireSpan extends Pick<LookSpanSeen, 'holds'> {
  readonly instrument: { readonly id: InstrumentId }
  readonly lo: string
  readonly hi: string
  readonly stepCount: number
  readonly steps: readonly Wire<Step>[]
  readonly receivable: WireReceivable | null
}

interface WireReceivable extends Omit<Wire<ReceivableShown>, 'invoices'> {
  readonly invoiceCount: number
  readonly invoices: readonly Wire<InvoiceShown>[]
}

function readSpan({ instrument, steps, receivable, holds, ...span }: WireSpan): LookSpanSeen {
  return {
    ...{ instrument: instrument.id, holds, ...withSpan(span) },
    steps: steps.map(withSpan),
    receivable: receivable && {
      ...receivable,
      amount: BigInt(receivable.amount),
      diluted: BigInt(receivable.diluted),
      invoices: receivable.invoices.map(({ amount, used, redLettered, ...invoice }) => ({
        ...invoice,
        ...{ amount: BigInt(amount), used: BigInt(used), redLettered: BigInt(redLettered) },
      })),
    },
  }
}
