import { addDays } from '../../../contracts/kernel/date.ts'
import { acknowledgePayment } from '../../../contracts/receivable/acknowledge-payment.ts'
import { cancel } from '../../../contracts/receivable/cancel.ts'
import type { RECEIVABLE_CLAUSES } from '../../../contracts/receivable/clauses.ts'
import { confirm } from '../../../contracts/receivable/confirm.ts'
import { holdDiluted } from '../../../contracts/receivable/hold-diluted.ts'
import { reject } from '../../../contracts/receivable/reject.ts'
import { UNDERTAKING, WAIVER } from '../../../contracts/receivable/undertaking.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { as, DUE_ON, invoiceState, invoicesById, TODAY } from '../../contracts/fixtures.ts'
import { partyOf, signersOf } from '../../simulation/cast.ts'
import { byHolder, choosePart, findPayee, onReceivable } from '../../simulation/thoughts.ts'
import { confirmation } from '../market.ts'
import { type ActRow, daily, leftOut } from './act-row.ts'
import { DATE, DIGEST, OTHER_PARTY, PARTY, RECEIVABLE, SPANS, TRADE } from './examples.ts'
import { spansOf, stateIn } from './small-world.ts'
import { asStranger, known, whole } from './strangers.ts'

const ISSUED_BEFORE = leftOut('the small world begins with a receivable that is issued')
const standing = { oldestUnpaidDueOn: null, marks: [] }

/** The acts of receivables, as each kind of test meets them. */
export const RECEIVABLE_ROWS: Record<keyof typeof RECEIVABLE_CLAUSES, ActRow> = {
  'receivable.propose': {
    body: {
      ...{ receivable: RECEIVABLE, debtor: PARTY, supplier: OTHER_PARTY },
      ...{ dueOn: DATE, trade: TRADE },
    },
    strangers: leftOut('what it names is not there yet'),
    steps: ISSUED_BEFORE,
    habit: daily(10, (cast, now) => {
      const { chance, documents } = cast
      const debtor = chance.of(cast.debtors)!
      const supplier = chance.of(cast.suppliers)!
      const by = chance.happens(0.3) ? debtor : supplier
      const amount = chance.between(100n, 5_000n)
      const invoice = documents.invoice(supplier.id, debtor.id, amount)
      const body = {
        ...{ receivable: newId('rcv'), debtor: debtor.id, supplier: supplier.id },
        dueOn: addDays(now.asOf, 5 + chance.below(200)),
        trade: [{ invoice, amount: String(amount) }],
      }
      return { signers: signersOf(cast, by), body }
    }),
  },
  'receivable.confirm': {
    body: {
      ...{ receivable: RECEIVABLE, amount: '1', dueOn: DATE },
      ...{ undertaking: DIGEST, waiver: DIGEST },
    },
    strangers: {
      confirm: asked =>
        confirm(
          { ...whole(asked), standing, invoices: invoicesById(), serial: 1 },
          {
            ...{ receivable: 'rcv_1', amount: 1000n, dueOn: DUE_ON },
            ...{ undertaking: UNDERTAKING.digest, waiver: WAIVER.digest },
          },
          asStranger,
        ),
    },
    steps: ISSUED_BEFORE,
    habit: daily(12, (cast, { proposals }) => {
      const one = cast.chance.of(proposals)
      if (!one) return null
      const signers = signersOf(cast, partyOf(cast, one.debtor))
      return { signers, body: confirmation(one.receivable, one.amount, one.dueOn) }
    }),
  },
  'receivable.reject': {
    body: { receivable: RECEIVABLE },
    strangers: { 'reject a proposal': asked => reject(whole(asked), {}, asStranger) },
    steps: ISSUED_BEFORE,
    habit: daily(2, (cast, { proposals }) => {
      const one = cast.chance.of(proposals)
      if (!one) return null
      const other = one.proposer === one.debtor ? one.supplier : one.debtor
      return onReceivable(cast, partyOf(cast, other), one.receivable)
    }),
  },
  'receivable.cancel': {
    body: { receivable: RECEIVABLE },
    strangers: {
      cancel: asked => cancel({ ...whole(asked), issued: asked.there }, {}, asStranger),
    },
    steps: leftOut('it ends the one receivable of the small world'),
    /** A proposal, or what was issued: what has been passed on or is overdue is refused. */
    habit: daily(2, (cast, { proposals, titles }) => {
      const proposal = cast.chance.happens(0.5) && cast.chance.of(proposals)
      if (proposal) return onReceivable(cast, partyOf(cast, proposal.proposer), proposal.receivable)
      const title = cast.chance.of(titles)
      return title ? onReceivable(cast, partyOf(cast, title.supplier), title.receivable) : null
    }),
  },
  'receivable.lapse': {
    body: { receivable: RECEIVABLE },
    strangers: leftOut('the operator alone gives up what nobody answered'),
    steps: ISSUED_BEFORE,
    habit: daily(4, (cast, { proposals }) => {
      const one = cast.chance.of(proposals.filter(p => p.lapsed)) ?? cast.chance.of(proposals)
      return one ? onReceivable(cast, cast.market.operator, one.receivable) : null
    }),
  },
  'receivable.note-overdue': {
    body: { receivable: RECEIVABLE },
    strangers: leftOut('the operator alone notes what is overdue'),
    steps: leftOut('it moves and binds nothing'),
    habit: leftOut('nothing falls due within the days of the simulation; its own test has it'),
  },
  'receivable.note-unpaid': {
    body: { receivable: RECEIVABLE },
    strangers: leftOut('the operator alone notes who was chased in vain'),
    steps: leftOut('it moves and binds nothing'),
    habit: leftOut('nothing falls due within the days of the simulation; its own test has it'),
  },
  'receivable.hold-diluted': {
    body: { receivable: RECEIVABLE },
    strangers: leftOut('the operator alone holds what is diluted'),
    steps: {
      'hold what is diluted': (world, step) => {
        const invoices = invoicesById(invoiceState({ redLettered: 5n }, { free: [] }))
        const issued = stateIn(world, step).receivables.get('rcv_1')!
        return holdDiluted({ issued, invoices }, {}, as('pty_operator'))
      },
    },
    habit: leftOut('no red letters come in the simulation; its own journey has one'),
  },
  'receivable.pay-with-amount': {
    body: { to: PARTY, amount: '1', trade: TRADE },
    strangers: leftOut('it names no receivable: the ledger chooses among its own'),
    steps: leftOut('its own property, pay-with-amount, tries it on many receivables'),
    habit: daily(6, (cast, { titles }) => {
      const title = cast.chance.of(titles)
      if (!title) return null
      const own = titles.filter(t => t.holder === title.holder && t.claim === null)
      const all = own.reduce((sum, t) => sum + t.hi - t.lo, 1n)
      const amount = cast.chance.between(1n, all)
      const { to, trade } = findPayee(cast, title.holder, amount)
      return byHolder(cast, title, { to: to.id, amount: String(amount), trade })
    }),
  },
  'receivable.acknowledge-payment': {
    body: { spans: SPANS, paidOn: DATE },
    strangers: {
      'acknowledge a payment': asked =>
        acknowledgePayment(
          { receivables: known(asked), pledges: new Map() },
          { ...asked, paidOn: TODAY },
          asStranger,
        ),
    },
    steps: {
      acknowledge: (world, step) =>
        acknowledgePayment(stateIn(world, step), { ...spansOf(step), paidOn: TODAY }, as(step.by)),
    },
    /** Debtors pay when it is due, some late, a few early; a part is disputed and paid later. */
    habit: daily(14, (cast, { asOf, titles }) => {
      const due = titles.filter(t => t.dueOn <= asOf && t.claim === null)
      const title = cast.chance.of(due) ?? (cast.chance.happens(0.2) && cast.chance.of(titles))
      if (!title) return null
      const paidOn = addDays(asOf, -cast.chance.below(3))
      return byHolder(cast, title, { spans: [choosePart(cast, title)], paidOn })
    }),
  },
}
