import { expect, it } from 'vitest'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import {
  CLOSE_MATURITY_TEXTS,
  type CloseMaturityRefusal,
  type CloseMaturityState,
  closeMaturity,
  OPEN_MATURITY_TEXTS,
  type OpenMaturityRefusal,
  type OpenMaturityState,
  openMaturity,
} from '../../../contracts/settlement/open-maturity.ts'
import { ANCHOR, as, DUE_ON } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'

interface Opening extends OpenMaturityState {
  readonly asOf: BusinessDate
}
const near: Opening = { debts: 2, open: false, asOf: '2026-05-11' }
const open = ({ asOf, ...state }: Opening) =>
  openMaturity(state, { debtor: ANCHOR, dueOn: DUE_ON }, as('pty_operator', asOf))

refusalTable<OpenMaturityRefusal, Opening>('open a maturity', OPEN_MATURITY_TEXTS, near, open, {
  maturity_must_have_debts: { breaks: c => ({ ...c, debts: 0 }) },
  maturity_must_be_told_once: { breaks: c => ({ ...c, open: true }) },
  maturity_must_be_near: {
    details: { begins: '2026-05-11', today: '2026-05-10' },
    breaks: c => ({ ...c, asOf: '2026-05-10' }),
  },
  maturity_must_be_to_come: {
    details: { dueOn: DUE_ON },
    breaks: c => ({ ...c, asOf: '2026-06-02' }),
  },
})

it('its debtor is reminded five business days before, and waited for until the day after', () => {
  expect(open(near)).toMatchObject({
    facts: [
      {
        ...{ debtor: ANCHOR, debts: 2, visibleTo: [ANCHOR] },
        opens: { kind: 'due_date', awaited: ANCHOR, remindOn: '2026-05-25', lapseOn: '2026-06-02' },
      },
    ],
  })
})

interface Closing extends CloseMaturityState {
  readonly asOf: BusinessDate
}
const over: Closing = {
  maturity: { debtor: ANCHOR, dueOn: DUE_ON, lapseOn: '2026-06-02', debts: 1 },
  asOf: '2026-06-02',
}
const close = ({ asOf, ...state }: Closing) => closeMaturity(state, {}, { asOf })

refusalTable<CloseMaturityRefusal, Closing>('close a maturity', CLOSE_MATURITY_TEXTS, over, close, {
  maturity_must_be_open: { breaks: c => ({ ...c, maturity: null }) },
  lapse_must_wait_for_its_date: {
    details: { lapseOn: '2026-06-02', today: '2026-06-01' },
    breaks: c => ({ ...c, asOf: '2026-06-01' }),
  },
})

it('what is not settled by then is said', () => {
  expect(close(over)).toMatchObject({ facts: [{ debtor: ANCHOR, dueOn: DUE_ON, unpaid: 1 }] })
})
