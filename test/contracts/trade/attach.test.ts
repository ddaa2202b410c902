import { expect, it } from 'vitest'
import type { PartyId } from '../../../contracts/kernel/id.ts'
import {
  ATTACH_TEXTS,
  ATTACHMENTS_MAX,
  type AttachRefusal,
  type AttachState,
  attach,
} from '../../../contracts/trade/attach.ts'
import { ANCHOR, invoiceOf, STRANGER, SUPPLIER } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'

interface Case {
  readonly state: AttachState
  readonly by: PartyId
}
const plain: Case = {
  state: { invoice: invoiceOf(), isUploaded: true, attached: 0, isAttached: false },
  by: SUPPLIER,
}
const state = (change: Partial<AttachState>) => (c: Case) => ({
  ...c,
  state: { ...c.state, ...change },
})
const decide = (c: Case) => attach(c.state, { party: c.by })

refusalTable<AttachRefusal, Case>('attach a file', ATTACH_TEXTS, plain, decide, {
  invoice_must_be_known: {
    breaks: c => ({ ...c, by: STRANGER }),
    keeps: { 'the buyer': c => ({ ...c, by: ANCHOR }) },
  },
  file_must_be_uploaded_first: { breaks: state({ isUploaded: false }) },
  invoice_must_have_room_for_an_attachment: {
    details: { limit: ATTACHMENTS_MAX },
    breaks: state({ attached: ATTACHMENTS_MAX }),
    keeps: {
      'the last one': state({ attached: ATTACHMENTS_MAX - 1 }),
      'one that it has': state({ attached: ATTACHMENTS_MAX, isAttached: true }),
    },
  },
})

it('changes nothing the second time, and no invoice is one not between the party', () => {
  expect(decide(plain)).toMatchObject({ value: true })
  expect(decide(state({ isAttached: true })(plain))).toMatchObject({ value: false })
  expect(decide(state({ invoice: null })(plain))).toMatchObject({
    refusal: 'invoice_must_be_known',
  })
})
