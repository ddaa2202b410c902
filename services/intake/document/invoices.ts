import { NOBODY, type PartyId } from '../../../contracts/kernel/id.ts'
import { loadAlike } from './alike-invoices.ts'
import type { DocumentCells, Documents } from './document.ts'
import { InvoiceBook } from './invoice-book.ts'
import type { InvoiceDraft, RedLetterDraft } from './invoice-draft.ts'
import { loadInvoices, loadRedLetters } from './load-invoices.ts'
import { documentNumber } from './number.ts'
import { readCurrency, readGoods } from './orders.ts'
import { loadParties, partyCode } from './parties.ts'
import { deliveryName, loadTradeBehind } from './trade-behind.ts'
import { writeInvoices } from './write-invoices.ts'

const NEEDED = ['seller', 'buyer', 'number', 'currency', 'amount']

export const invoices: Documents<InvoiceDraft | RedLetterDraft> = {
  fields: [
    ...NEEDED,
    ...[
      'quantity',
      'price',
      'code',
      'order',
      'delivery',
      'invoicedOn',
      'dueOn',
      'disputed',
      'redLetterOf',
    ],
  ],
  needed: [...NEEDED, 'invoicedOn', 'dueOn'],
  read: cells => (cells.optional('redLetterOf') === '' ? readInvoice(cells) : readRedLetter(cells)),
  sum: draft => {
    const { currency, amount } = draft
    return { currency, amount: amount < 0n ? -amount : amount, isRedLetter: 'redLetterOf' in draft }
  },
  record: async (client, drafts, chunk) => {
    const codes = drafts.flatMap(d => ('redLetterOf' in d ? [d.seller] : [d.seller, d.buyer]))
    const parties = await loadParties(client, codes)
    const sellerOf = (draft: { seller: string }): PartyId => parties.get(draft.seller)?.id ?? NOBODY
    const buyerOf = (draft: { buyer: string }): PartyId => parties.get(draft.buyer)?.id ?? NOBODY
    const known = await loadInvoices(
      client,
      drafts.map(draft => ({
        seller: sellerOf(draft),
        number: 'redLetterOf' in draft ? draft.redLetterOf : draft.number,
        locked: 'redLetterOf' in draft,
      })),
    )
    const behind = await loadTradeBehind(
      client,
      drafts.flatMap(draft =>
        'redLetterOf' in draft || draft.behind === null
          ? []
          : [deliveryName({ seller: sellerOf(draft), buyer: buyerOf(draft) }, draft.behind)],
      ),
      chunk.party,
    )
    const redLetters = await loadRedLetters(
      client,
      drafts.flatMap(draft =>
        'redLetterOf' in draft ? [{ seller: sellerOf(draft), number: draft.number.normal }] : [],
      ),
    )
    const alike = await loadAlike(
      client,
      drafts.map(draft => ({ seller: sellerOf(draft), number: draft.number.normal })),
    )
    const book = new InvoiceBook({ parties, known, behind, redLetters, alike }, chunk)
    const verdicts = drafts.map(draft =>
      'redLetterOf' in draft ? book.cancel(draft) : book.record(draft),
    )
    await writeInvoices(client, book.changes, chunk)
    return verdicts
  },
}

/** Older paper invoices are named by a code of the form and a number. */
const NUMBER = { number: 'number', code: 'code' }

function readInvoice(cells: DocumentCells): InvoiceDraft {
  const currency = readCurrency(cells)
  return {
    seller: partyCode(cells, 'seller'),
    buyer: partyCode(cells, 'buyer'),
    number: documentNumber(cells, 'invoice', NUMBER),
    behind: readBehind(cells),
    currency,
    amount: cells.amount('amount', currency),
    ...readGoods(cells, currency),
    invoicedOn: cells.date('invoicedOn'),
    dueOn: cells.date('dueOn'),
    disputed: cells.optional('disputed') !== '' && cells.word('disputed', ['no', 'yes']) === 'yes',
  }
}

/** An order without a delivery says nothing of what was charged for, nor the other way round. */
function readBehind(cells: DocumentCells): InvoiceDraft['behind'] {
  if (cells.optional('order') === '' && cells.optional('delivery') === '') return null
  return {
    order: documentNumber(cells, 'order', { number: 'order' }),
    delivery: documentNumber(cells, 'delivery', { number: 'delivery' }),
  }
}

function readRedLetter(cells: DocumentCells): RedLetterDraft {
  const currency = readCurrency(cells)
  return {
    currency,
    seller: partyCode(cells, 'seller'),
    redLetterOf: documentNumber(cells, 'invoice', { number: 'redLetterOf' }),
    number: documentNumber(cells, 'red_letter', NUMBER),
    amount: cells.amount('amount', currency),
  }
}
