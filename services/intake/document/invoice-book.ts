import { type Answer, answer } from '../../../contracts/kernel/answer.ts'
import {
  type DeliveryId,
  type InvoiceId,
  NOBODY,
  type PartyId,
} from '../../../contracts/kernel/id.ts'
import type { Party } from '../../../contracts/party/party.ts'
import type { DocumentNumber } from '../../../contracts/trade/document-number.ts'
import type { Delivery, Invoice } from '../../../contracts/trade/invoice.ts'
import { type KnownNumberRefusal, knownNumber } from '../../../contracts/trade/known-number.ts'
import type { TradeBehind } from '../../../contracts/trade/match-trade.ts'
import {
  IDENTITY_CLASHES,
  type NewInvoice,
  recordInvoice,
} from '../../../contracts/trade/record-invoice.ts'
import { type RedLetterState, redLetter } from '../../../contracts/trade/red-letter.ts'
import { newId } from '../../platform/new-id.ts'
import type { Chunk, Verdict } from './document.ts'
import type { InvoiceDraft, RedLetterDraft } from './invoices.ts'
import { documentKey } from './number.ts'
import { deliveryKey, deliveryName } from './trade-behind.ts'

/** What rows of one transaction find when their turn comes, those before them included. */
export interface InvoiceBookState {
  readonly parties: ReadonlyMap<string, Party>
  /** By seller and number. */
  readonly known: Map<string, RedLetterState>
  /** Numbers of invoices by their seller and the number on the paper form. */
  readonly alike: Map<string, readonly string[]>
  /** By the names an invoice gives them. */
  readonly behind: Map<string, TradeBehind>
}

export interface AddedInvoice {
  readonly invoice: Invoice
  readonly number: DocumentNumber
  readonly disputed: boolean
}

/** Something an officer must look into, on an invoice that was known before. */
export interface InvoiceFinding {
  readonly kind: 'invoice_says_another_thing' | 'red_letter_on_used_invoice'
  readonly invoice: Invoice
  readonly evidence: Readonly<Record<string, string | null>>
}

export interface InvoiceChanges {
  readonly added: readonly AddedInvoice[]
  /** Number of the red letter by the invoice it cancels, new ones included. */
  readonly redLetters: ReadonlyMap<InvoiceId, string>
  readonly findings: readonly InvoiceFinding[]
}

/** Decides row after row, each on what the rows before it have left. */
export class InvoiceBook {
  readonly #state: InvoiceBookState
  readonly #chunk: Chunk
  readonly #added: AddedInvoice[] = []
  readonly #redLetters = new Map<InvoiceId, string>()
  readonly #findings: InvoiceFinding[] = []

  constructor(state: InvoiceBookState, chunk: Chunk) {
    this.#state = state
    this.#chunk = chunk
  }

  record(draft: InvoiceDraft): Verdict {
    const seller = this.#party(draft.seller)
    const buyer = this.#party(draft.buyer)
    const name = { seller: seller?.id ?? NOBODY, buyer: buyer?.id ?? NOBODY }
    const behindKey = draft.behind && deliveryKey(deliveryName(name.seller, draft.behind))
    const behind = (behindKey && this.#state.behind.get(behindKey)) || null
    const delivery = behindKey ? (behind?.delivery.id ?? UNKNOWN) : null
    const invoice: NewInvoice = { ...draft, ...name, delivery, number: draft.number.normal }
    const found = this.#known(name.seller, draft.number)
    if (!found.ok) return found
    const known = found.value
    const state = { seller, buyer, known: known?.invoice ?? null, behind }
    const verdict = recordInvoice(state, invoice, this.#chunk)
    if (verdict.ok && verdict.value === 'new') {
      this.#add(invoice, draft)
      if (behind) this.#charge(behind.delivery, draft.quantity)
    } else if (!verdict.ok && known && IDENTITY_CLASHES.has(verdict.refusal))
      this.#find('invoice_says_another_thing', known.invoice, {
        refusal: verdict.refusal,
        buyer: buyer?.id ?? null,
        currency: draft.currency,
        amount: String(draft.amount),
      })
    return verdict
  }

  cancel(draft: RedLetterDraft): Verdict {
    const seller = this.#party(draft.seller)?.id ?? NOBODY
    const found = this.#known(seller, draft.redLetterOf)
    if (!found.ok) return found
    const state = found.value
    const number = draft.number.normal
    const verdict = redLetter(state, { ...draft, number }, this.#chunk)
    if (!verdict.ok) return verdict
    const { recorded, inUse } = verdict.value
    if (recorded === 'duplicate') return { ok: true, value: recorded }
    const { invoice } = state!
    this.#redLetters.set(invoice.id, number)
    this.#keep({ ...state!, redLetterNumber: number })
    const charged = [...this.#state.behind.values()].find(b => b.delivery.id === invoice.delivery)
    if (charged) this.#charge(charged.delivery, -invoice.quantity)
    if (inUse > 0n)
      this.#find('red_letter_on_used_invoice', invoice, { number, inUse: String(inUse) })
    return { ok: true, value: recorded }
  }

  changes(): InvoiceChanges {
    return { added: this.#added, redLetters: this.#redLetters, findings: this.#findings }
  }

  #party(code: string): Party | null {
    return this.#state.parties.get(code) ?? null
  }

  #known(
    seller: PartyId,
    number: DocumentNumber,
  ): Answer<RedLetterState | null, KnownNumberRefusal> {
    const alike = number.paper && this.#state.alike.get(documentKey(seller, number.paper))
    const name = knownNumber(number, alike || [])
    if (!name.ok) return name
    return answer(this.#state.known.get(documentKey(seller, name.value ?? '')) ?? null)
  }

  #keep(state: RedLetterState): void {
    this.#state.known.set(documentKey(state.invoice.seller, state.invoice.number), state)
  }

  #add(from: NewInvoice, { number, disputed }: InvoiceDraft): void {
    const { seller, buyer, delivery, currency, amount, quantity, price } = from
    const { invoicedOn, dueOn } = from
    const invoice: Invoice = {
      ...{ id: newId('inv'), number: from.number, redLettered: false },
      ...{ seller, buyer, delivery, currency, amount, quantity, price, invoicedOn, dueOn },
    }
    this.#added.push({ invoice, number, disputed })
    if (number.paper !== null) {
      const key = documentKey(seller, number.paper)
      this.#state.alike.set(key, [...(this.#state.alike.get(key) ?? []), number.normal])
    }
    this.#keep({ invoice, free: [{ lo: 0n, hi: invoice.amount }], redLetterNumber: null })
  }

  #charge({ id }: Delivery, quantity: bigint): void {
    for (const [key, behind] of this.#state.behind)
      if (behind.delivery.id === id)
        this.#state.behind.set(key, { ...behind, invoicedBefore: behind.invoicedBefore + quantity })
  }

  #find(
    kind: InvoiceFinding['kind'],
    invoice: Invoice,
    evidence: InvoiceFinding['evidence'],
  ): void {
    this.#findings.push({ kind, invoice, evidence })
  }
}

const UNKNOWN: DeliveryId = 'dlv_0000000000000'
