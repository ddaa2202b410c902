import { describe, expect, it } from 'vitest'
import {
  RECEIVABLE_STATUSES,
  type ReceivableState,
} from '../../../contracts/receivable/receivable.ts'
import { offerTransfer } from '../../../contracts/title/offer-transfer.ts'
import { listWays } from '../../support/act-table/act-table.ts'
import { asStranger, payee } from '../../support/act-table/strangers.ts'
import {
  claimOf,
  holdOf,
  invoiceState,
  invoicesById,
  receivablesById,
  SECOND,
  STRANGER,
  SUPPLIER,
  stateOf,
  withTitles,
} from '../fixtures.ts'

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
  for (const [what, ask] of listWays(row => row.strangers))
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
        asStranger,
      )
    const unknown = { ok: false, refusal: 'invoice_must_be_known', path: 'body.trade.0.invoice' }
    expect(invoices()).toEqual(unknown)
    expect(invoices(invoiceState({ redLettered: 1000n }))).toEqual(unknown)
  })
})
