import { describe, expect, it } from 'vitest'
import type { Decision, Refusal } from '../../../contracts/kernel/decision.ts'
import type { Posting } from '../../../contracts/kernel/posting.ts'
import { acknowledgePayment } from '../../../contracts/receivable/acknowledge-payment.ts'
import { cancel } from '../../../contracts/receivable/cancel.ts'
import { confirm } from '../../../contracts/receivable/confirm.ts'
import {
  RECEIVABLE_STATUSES,
  type ReceivableState,
} from '../../../contracts/receivable/receivable.ts'
import { reject } from '../../../contracts/receivable/reject.ts'
import { UNDERTAKING, WAIVER } from '../../../contracts/receivable/undertaking.ts'
import { answerOffer } from '../../../contracts/title/answer-offer.ts'
import { liftHold } from '../../../contracts/title/lift-hold.ts'
import type { Offer } from '../../../contracts/title/offer.ts'
import { offerTransfer } from '../../../contracts/title/offer-transfer.ts'
import { pledge } from '../../../contracts/title/pledge.ts'
import { release } from '../../../contracts/title/release.ts'
import { setHold } from '../../../contracts/title/set-hold.ts'
import type { SpanSet } from '../../../contracts/title/span-set.ts'
import { withdrawOffer } from '../../../contracts/title/withdraw-offer.ts'
import {
  as,
  claimOf,
  DUE_ON,
  holdOf,
  invoiceState,
  invoicesById,
  partyOf,
  receivablesById,
  SECOND,
  STRANGER,
  SUPPLIER,
  stateOf,
  TODAY,
  withTitles,
} from '../fixtures.ts'

/** What a member that only knows an id may ask of it, and what there may be. */
interface Asked {
  readonly there: ReceivableState | null
  readonly spans: SpanSet
}

const offer: Offer = {
  ...{ charge: 7n, from: SUPPLIER, to: SECOND, allocations: [], lapseOn: '2026-03-09' },
  spans: [{ instrument: 'rcv_1', span: { lo: 0n, hi: 1000n } }],
}
const context = as(STRANGER)
const known = ({ there }: Asked) => (there ? receivablesById(there) : receivablesById())
const offered = (asked: Asked) => {
  const claimed = asked.there?.tiling.titles[0]?.claim?.kind === 'offer'
  return { instruments: known(asked), offer: claimed ? offer : null }
}
const whole = ({ there }: Asked) => ({ receivable: there?.receivable ?? null })
const standing = { oldestUnpaidDueOn: null, marks: [] }
const { roles } = partyOf(STRANGER, 'debtor', 'supplier', 'lender')
const own = invoiceState({ id: 'inv_2', seller: SECOND, buyer: STRANGER })
const payee = { transferee: partyOf(SECOND), standing: [] }

const asks: Record<string, (asked: Asked) => Decision<unknown, Posting, Refusal>> = {
  'offer a transfer': asked =>
    offerTransfer(
      { ...payee, instruments: known(asked), invoices: invoicesById(own) },
      { to: SECOND, spans: asked.spans, trade: [{ invoice: 'inv_2', amount: 1n }] },
      context,
    ),
  pledge: asked =>
    pledge(
      { instruments: known(asked), pledgee: partyOf(SECOND) },
      { to: SECOND, spans: asked.spans },
      context,
    ),
  release: asked => release({ instruments: known(asked) }, asked, context),
  accept: asked => answerOffer(offered(asked), { ...asked, answer: 'accept' }, context),
  reject: asked => answerOffer(offered(asked), { ...asked, answer: 'reject' }, context),
  withdraw: asked => withdrawOffer(offered(asked), asked, context),
  dispute: asked =>
    setHold({ instruments: known(asked), roles }, { ...asked, kind: 'dispute' }, context),
  'hold as a court': asked =>
    setHold({ instruments: known(asked), roles }, { ...asked, kind: 'court' }, context),
  lift: asked => liftHold({ instruments: known(asked) }, { ...asked, kind: 'dispute' }, context),
  'acknowledge a payment': asked =>
    acknowledgePayment({ receivables: known(asked) }, { ...asked, paidOn: TODAY }, context),
  confirm: asked =>
    confirm(
      { ...whole(asked), standing, invoices: invoicesById(), serial: 1 },
      {
        ...{ receivable: 'rcv_1', amount: 1000n, dueOn: DUE_ON },
        ...{ undertaking: UNDERTAKING.digest, waiver: WAIVER.digest },
      },
      context,
    ),
  'reject a proposal': asked => reject(whole(asked), {}, context),
  cancel: asked => cancel({ ...whole(asked), issued: asked.there }, {}, context),
}

const there: Record<string, ReceivableState> = {
  ...Object.fromEntries(RECEIVABLE_STATUSES.map(status => [status, stateOf({ status })])),
  proposed: { ...stateOf({ status: 'proposed' }), tiling: { ...stateOf().tiling, titles: [] } },
  'under an offer': withTitles(stateOf(), { claim: claimOf() }),
  pledged: withTitles(stateOf(), { claim: claimOf({ kind: 'pledge' }) }),
  'on hold': withTitles(stateOf(), { holds: [holdOf({ kind: 'dispute', party: SUPPLIER })] }),
}
const spans = {
  'a part of the face': { lo: 0n, hi: 400n },
  'the whole face': { lo: 0n, hi: 1000n },
  'a unit beyond the face': { lo: 0n, hi: 1001n },
  'all beyond the face': { lo: 1000n, hi: 1001n },
}

describe('a stranger to a receivable is told the same as if it were not there', () => {
  for (const [what, ask] of Object.entries(asks))
    it(what, () => {
      for (const [where, span] of Object.entries(spans)) {
        const named = [{ instrument: 'rcv_1', span }] as const
        const answer = ask({ there: null, spans: named })
        expect(answer).toMatchObject({ ok: false })
        for (const [state, one] of Object.entries(there))
          expect([where, state, ask({ there: one, spans: named })]).toEqual([where, state, answer])
      }
    })

  it('and the same of an invoice between others', () => {
    const held = withTitles(stateOf(), { holder: STRANGER })
    const named = [{ instrument: 'rcv_1', span: { lo: 0n, hi: 1n } }] as const
    const invoices = (...all: ReturnType<typeof invoiceState>[]) =>
      offerTransfer(
        { ...payee, instruments: receivablesById(held), invoices: invoicesById(...all) },
        { to: SECOND, spans: named, trade: [{ invoice: 'inv_1', amount: 1n }] },
        context,
      )
    const unknown = { ok: false, refusal: 'invoice_must_be_known', path: 'body.trade.0.invoice' }
    expect(invoices()).toEqual(unknown)
    expect(invoices(invoiceState({ redLettered: true }))).toEqual(unknown)
  })
})
