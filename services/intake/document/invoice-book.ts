import { type Answer, answer } from '../../../contracts/kernel/answer.ts'
import { type DeliveryId, NOBODY, type PartyId } from '../../../contracts/kernel/id.ts'
import { spanSize } from '../../../contracts/kernel/span.ts'
import type { Party } from '../../../contracts/party/party.ts'
import type { DocumentNumber } from '../../../contracts/trade/document-number.ts'
import type { Invoice, RedLetterOf } from '../../../contracts/trade/invoice.ts'
import { type KnownNumberRefusal, knownNumber } from '../../../contracts/trade/known-number.ts'
import type { TradeBehind } from '../../../contracts/trade/match-trade.ts'
import {
  IDENTITY_CLASHES,
  invoiceContradictions,
  type NewInvoice,
  recordInvoice,
} from '../../../contracts/trade/record-invoice.ts'
import { type RedLetterState, redLetter } from '../../../contracts/trade/red-letter.ts'
import { asserterOf, type Heard, hear, isHeard } from '../../../contracts/trade/whose-word.ts'
import { newId } from '../../platform/new-id.ts'
import type { AlikeInvoices } from './alike-invoices.ts'
import { type Chunk, refuseEachField, type Verdict } from './document.ts'
import { InvoiceChanges } from './invoice-changes.ts'
import type { InvoiceDraft, RedLetterDraft } from './invoice-draft.ts'
import { documentKey } from './number.ts'
import { deliveryKey, deliveryName } from './trade-behind.ts'

/** An invoice that is known, with its number on the paper form. */
export interface KnownInvoice extends RedLetterState {
  readonly paper: string | null
}

/** What rows of one transaction find when their turn comes, those before them included. */
export interface InvoiceBookState {
  readonly parties: ReadonlyMap<string, Party>
  /** By seller and number, with and without the code: the seller's own, and what buyers assert. */
  readonly known: Map<string, readonly KnownInvoice[]>
  /** What red letters took back before, by seller and their number. */
  readonly redLetters: Map<string, RedLetterOf>
  /** Whose numbers others could be, misspelled. */
  readonly alike: AlikeInvoices
  /** By the names an invoice gives them. */
  readonly behind: Map<string, TradeBehind>
}

/** Decides row after row, each on what the rows before it have left. */
export class InvoiceBook {
  readonly changes = new InvoiceChanges()
  readonly #state: InvoiceBookState
  readonly #chunk: Chunk

  constructor(state: InvoiceBookState, chunk: Chunk) {
    this.#state = state
    this.#chunk = chunk
  }

  record(draft: InvoiceDraft): Verdict {
    const [seller, buyer] = [this.#party(draft.seller), this.#party(draft.buyer)]
    const name = { seller: seller?.id ?? NOBODY, buyer: buyer?.id ?? NOBODY }
    const behindKey = draft.behind && deliveryKey(deliveryName(name, draft.behind))
    const behind = (behindKey && this.#state.behind.get(behindKey)) || null
    const delivery = behindKey ? (behind?.delivery.id ?? UNKNOWN) : null
    const invoice: NewInvoice = { ...draft, ...name, delivery, number: draft.number.normal }
    const found = this.#heard(name.seller, draft.number)
    if (!found.ok) return found
    const { known, assertions } = found.value
    const assertion = assertions.find(one => one.invoice.buyer === name.buyer) ?? null
    const verdict = recordInvoice(
      {
        ...{ seller, buyer, behind, known: known?.invoice ?? null },
        isUsed: known !== null && isUsed(known),
        addsCode: known !== null && this.#addsCode(known, draft.number),
        assertion: assertion && { invoice: assertion.invoice, isUsed: isUsed(assertion) },
      },
      invoice,
      this.#chunk,
    )
    const earlier = known ?? assertion
    if (verdict.ok) this.#write(verdict.value, { draft, invoice, behind, earlier, assertions })
    else if (earlier && IDENTITY_CLASHES.has(verdict.refusal))
      this.changes.contradicted(earlier.invoice, invoice, verdict.refusal)
    return refuseEachField(verdict, earlier ? invoiceContradictions(earlier.invoice, invoice) : [])
  }

  cancel(draft: RedLetterDraft): Verdict {
    const seller = this.#party(draft.seller)?.id ?? NOBODY
    const found = this.#heard(seller, draft.redLetterOf)
    if (!found.ok) return found
    const state = found.value.known
    const key = documentKey(seller, draft.number.normal)
    const reported = this.#state.redLetters.get(key) ?? null
    const body = { ...draft, number: draft.number.normal, reported }
    const verdict = redLetter(state, body, this.#chunk)
    if (!verdict.ok) return verdict
    const { recorded, beyond } = verdict.value
    if (recorded === 'duplicate') return answer(recorded)
    const amount = -draft.amount
    const invoice = { ...state!.invoice, redLettered: state!.invoice.redLettered + amount }
    this.changes.redLettered({ invoice, number: draft.number, amount, beyond })
    this.#state.redLetters.set(key, { invoice: invoice.id, amount })
    this.#keep({ ...state!, invoice })
    const isWhole = invoice.redLettered === invoice.amount
    const goods = isWhole ? -(invoice.quantity ?? 0n) : 0n
    const charged = [...this.#state.behind.values()].find(b => b.delivery.id === invoice.delivery)
    if (charged) this.#charge(charged, { quantity: goods, amount: -amount })
    return answer(recorded)
  }

  /** Writes what the verdict on a row leaves to write. */
  #write(
    recorded: 'new' | 'duplicate' | 'stated' | 'added',
    { draft, invoice, behind, earlier, assertions }: Judged,
  ): void {
    if (recorded === 'duplicate') return
    if (behind && earlier?.invoice.delivery !== invoice.delivery) this.#charge(behind, draft)
    const assertedBy = asserterOf(invoice.seller, this.#chunk.party)
    const kept =
      recorded === 'new' || earlier === null
        ? this.#add(invoice, draft, assertedBy)
        : this.#fill(earlier, invoice, recorded === 'stated' ? null : earlier.invoice.assertedBy)
    for (const assertion of assertions)
      if (assertion.invoice.id !== kept.id) this.#answerAssertion(assertion, kept)
    const others = this.#state.known.get(documentKey(kept.seller, kept.number)) ?? []
    const own = others.find(one => one.invoice.assertedBy === null)
    if (assertedBy !== null && own && own.invoice.buyer !== kept.buyer)
      this.changes.asserted(kept, own.invoice)
  }

  /** The seller's word stands: what its own buyer asserts otherwise backs nothing more. */
  #answerAssertion(assertion: KnownInvoice, stated: Invoice): void {
    this.changes.asserted(assertion.invoice, stated)
    if (assertion.invoice.buyer === stated.buyer) this.changes.denied.push(assertion.invoice.id)
  }

  #party(code: string): Party | null {
    return this.#state.parties.get(code) ?? null
  }

  /** The invoices that the importer's word is held against under this number. */
  #heard(seller: PartyId, number: DocumentNumber): Answer<Heard<KnownInvoice>, KnownNumberRefusal> {
    const { party } = this.#chunk
    const states = keysOf(seller, number.normal, number.paper).flatMap(
      key => this.#state.known.get(key) ?? [],
    )
    const heard = [...new Set(states)].filter(({ invoice }) => isHeard(invoice, party))
    const named: KnownInvoice[] = []
    for (const [assertedBy, some] of Map.groupBy(heard, state => state.invoice.assertedBy)) {
      const name = knownNumber(
        number,
        some.map(state => state.invoice.number),
      )
      if (!name.ok && assertedBy === null) return name
      if (name.ok) named.push(...some.filter(state => state.invoice.number === name.value))
    }
    return answer(hear(named, party, state => state.invoice))
  }

  #keep(state: KnownInvoice): Invoice {
    const { invoice, paper } = state
    for (const key of keysOf(invoice.seller, invoice.number, paper)) {
      const others = this.#state.known.get(key) ?? []
      this.#state.known.set(key, [...others.filter(o => o.invoice.id !== invoice.id), state])
    }
    return invoice
  }

  #add(from: NewInvoice, { number, disputed }: InvoiceDraft, assertedBy: PartyId | null): Invoice {
    const { seller, buyer, delivery, currency, amount, quantity, price } = from
    const { invoicedOn, dueOn } = from
    const alike = this.#state.alike.find({ ...from, assertedBy }, this.#chunk.party)
    const invoice: Invoice = {
      ...{ id: newId('inv'), number: from.number, redLettered: 0n, assertedBy, denied: false },
      ...{ alike, seller, buyer, delivery, currency, amount, quantity, price, invoicedOn, dueOn },
    }
    this.changes.added.push({ invoice, number, disputed })
    if (alike !== null) this.changes.isAlike(invoice, alike)
    this.#state.alike.add(invoice)
    const free = [{ lo: 0n, hi: invoice.amount }]
    return this.#keep({ invoice, free, paper: number.paper })
  }

  /** What is known becomes the seller's word, or says what it left empty. */
  #fill(earlier: KnownInvoice, from: NewInvoice, assertedBy: PartyId | null): Invoice {
    const isCoded = earlier.paper !== null && from.number !== earlier.paper
    const number = isCoded ? from.number : earlier.invoice.number
    const delivery = from.delivery ?? earlier.invoice.delivery
    const invoice: Invoice = { ...earlier.invoice, number, delivery, assertedBy, denied: false }
    this.changes.filled.set(invoice.id, { invoice, paper: earlier.paper })
    return this.#keep({ ...earlier, invoice })
  }

  /** Who stated the invoice names it with its code at last. */
  #addsCode({ invoice }: KnownInvoice, { normal, paper }: DocumentNumber): boolean {
    if (paper === null || invoice.number !== paper || normal === paper) return false
    return this.#chunk.party === (invoice.assertedBy ?? invoice.seller)
  }

  /** Charges the goods of a delivery or, where nothing was counted, the amount of its order. */
  #charge(
    charged: TradeBehind,
    { quantity, amount }: Pick<NewInvoice, 'quantity' | 'amount'>,
  ): void {
    const isCounted = charged.order.quantity !== null
    const more = isCounted ? (quantity ?? 0n) : amount
    for (const [key, behind] of this.#state.behind)
      if (
        isCounted
          ? behind.delivery.id === charged.delivery.id
          : behind.order.id === charged.order.id
      )
        this.#state.behind.set(key, { ...behind, invoicedBefore: behind.invoicedBefore + more })
  }
}

interface Judged {
  readonly draft: InvoiceDraft
  readonly invoice: NewInvoice
  readonly behind: TradeBehind | null
  readonly earlier: KnownInvoice | null
  readonly assertions: readonly KnownInvoice[]
}

/** The keys under which an invoice is known: its number, and that on the paper form. */
export function keysOf(seller: PartyId, number: string, paper: string | null): readonly string[] {
  const normal = documentKey(seller, number)
  return paper === null ? [normal] : [normal, documentKey(seller, 'paper', paper)]
}

function isUsed({ invoice, free }: KnownInvoice): boolean {
  return free.reduce((sum, span) => sum + spanSize(span), 0n) < invoice.amount
}

const UNKNOWN: DeliveryId = 'dlv_0000000000000'
