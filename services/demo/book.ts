import type { BusinessDate } from '../../contracts/kernel/date.ts'
import type { ReceivableId } from '../../contracts/kernel/id.ts'
import type { Span } from '../../contracts/kernel/span.ts'
import type { Market } from './market/index.ts'

export type DebtorInvoice = Market['invoices'][number]

/** A receivable as the story remembers it from the ledger's answers. */
export interface Certificate {
  readonly id: ReceivableId
  readonly invoice: DebtorInvoice
  readonly issuedOn: BusinessDate
  /** Ascending, without gap. */
  parts: readonly Part[]
  /** Under the debtor's dispute. */
  held: Span | null
}

/** A span and the code of its holder. */
export interface Part extends Span {
  readonly holder: string
}

export type Event =
  | `imported ${'order' | 'delivery' | 'invoice'}`
  | `refused ${'order' | 'delivery' | 'invoice'}`
  | 'day'
  | 'invoice'
  | 'invoice refused by import'
  | 'proposal refused'
  | 'proposal rejected'
  | 'proposal lapsed'
  | 'proposal open'
  | 'issued'
  | 'passed at once'
  | 'offer accepted'
  | 'offer rejected'
  | 'offer lapsed'
  | 'offer open'
  | 'offer refused'
  | 'disputed'
  | 'paid'
  | 'paid late'
  | 'act refused'

export interface Count {
  readonly event: Event
  /** The duty that was not met, where one was refused. */
  readonly rule: string | null
  readonly count: number
  readonly amount: bigint
}

/** What has happened in the story, counted; and the receivables that are not paid yet. */
export class StoryBook {
  readonly open = new Map<ReceivableId, Certificate>()
  readonly #counts = new Map<string, Count>()

  count(event: Event, amount: bigint, rule: string | null = null, more = 1): void {
    const key = `${event} ${rule ?? ''}`
    const known = this.#counts.get(key) ?? { event, rule, count: 0, amount: 0n }
    this.#counts.set(key, { ...known, count: known.count + more, amount: known.amount + amount })
  }

  /** All of an event, whatever the rule. */
  sum(...events: readonly Event[]): Pick<Count, 'count' | 'amount'> {
    const counts = this.counts().filter(one => events.includes(one.event))
    return {
      count: counts.reduce((sum, one) => sum + one.count, 0),
      amount: counts.reduce((sum, one) => sum + one.amount, 0n),
    }
  }

  counts(event?: Event): readonly Count[] {
    const all = [...this.#counts.values()].filter(one => !event || one.event === event)
    return all.sort((a, b) => b.count - a.count || (formatKey(a) < formatKey(b) ? -1 : 1))
  }

  issue(certificate: Certificate): void {
    this.open.set(certificate.id, certificate)
    this.count('issued', certificate.invoice.amount)
  }

  /** A span, all of one part, has another holder. */
  move(certificate: Certificate, { lo, hi }: Span, holder: string): void {
    certificate.parts = certificate.parts.flatMap(part => {
      if (part.lo > lo || part.hi < hi) return [part]
      const cut = [
        { ...part, hi: lo },
        { lo, hi, holder },
        { ...part, lo: hi },
      ]
      return cut.filter(one => one.lo < one.hi)
    })
  }

  /** A holder has its money; what is paid whole is not open any more. */
  pay(certificate: Certificate, paid: Part, late: boolean): void {
    const amount = paid.hi - paid.lo
    this.count('paid', amount)
    if (late) this.count('paid late', amount)
    certificate.parts = certificate.parts.filter(part => part.lo !== paid.lo)
    if (certificate.parts.length === 0) this.open.delete(certificate.id)
  }

  /** By code of the holder. */
  outstanding(): ReadonlyMap<string, bigint> {
    const held = new Map<string, bigint>()
    for (const { parts } of this.open.values())
      for (const { holder, lo, hi } of parts) held.set(holder, (held.get(holder) ?? 0n) + hi - lo)
    return held
  }
}

function formatKey({ event, rule }: Count): string {
  return `${event} ${rule ?? ''}`
}
