import { expect, it } from 'vitest'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import { refuse } from '../../../contracts/kernel/decision.ts'
import {
  NOTE_REJECTION_TEXTS,
  type NoteRejectionRefusal,
  type NoteRejectionState,
  noteRejection,
} from '../../../contracts/payment/note-rejection.ts'
import {
  NOTE_SILENCE_TEXTS,
  type NoteSilenceRefusal,
  type NoteSilenceState,
  noteSilence,
} from '../../../contracts/payment/note-silence.ts'
import { BANK } from '../facility/facilities.ts'
import { quoteOf } from '../financing/financings.ts'
import { as, STRANGER } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'
import { approvedOf, payoutOf } from './payouts.ts'

const report = (value: ReadonlyMap<string, readonly string[]>) => ({ ok: true, value }) as const

refusalTable<NoteRejectionRefusal, NoteRejectionState>(
  'note a rejection',
  NOTE_REJECTION_TEXTS,
  {
    ...{ financing: approvedOf({ status: 'instructed' }), payouts: [payoutOf()], signed: true },
    report: report(new Map([['FIN1N1', ['AC01']]])),
  },
  state => noteRejection(state, {}, as(BANK)),
  {
    lender_must_have_been_asked: {
      breaks: c => ({ ...c, financing: c.financing && { ...c.financing, asked: [] } }),
    },
    financing_must_be_at_this_stage: {
      details: { status: 'approved' },
      breaks: c => ({ ...c, financing: c.financing && { ...c.financing, status: 'approved' } }),
    },
    payout_must_be_by_the_lender_chosen: {
      breaks: c => ({
        ...c,
        financing: c.financing && {
          ...{ ...c.financing, quotes: [quoteOf({ status: 'chosen', lender: STRANGER })] },
        },
      }),
    },
    report_must_be_readable: {
      details: { found: 'GZIP' },
      breaks: c => ({
        ...c,
        report: refuse('report_must_be_readable', 'body.report', { found: 'GZIP' }),
      }),
    },
    report_must_be_signed_by_the_bank_that_pays: { breaks: c => ({ ...c, signed: false }) },
    report_must_reject_the_payout: {
      breaks: c => ({ ...c, report: c.report.ok ? report(new Map([['FIN1N2', []]])) : c.report }),
    },
  },
)

interface Silence extends NoteSilenceState {
  readonly asOf: BusinessDate
}

refusalTable<NoteSilenceRefusal, Silence>(
  'note that a bank is silent',
  NOTE_SILENCE_TEXTS,
  { payouts: [payoutOf()], asOf: '2026-03-05' },
  c => noteSilence(c, { financing: 'fin_1' }, as('pty_operator', c.asOf)),
  {
    payout_must_wait_for_the_word_of_its_bank: {
      breaks: c => ({ ...c, payouts: [payoutOf({ status: 'unanswered' })] }),
    },
    lapse_must_wait_for_its_date: {
      details: { lapseOn: '2026-03-05', today: '2026-03-04' },
      breaks: c => ({ ...c, asOf: '2026-03-04' }),
      keeps: {
        'of before there was a date': c => ({ ...c, payouts: [payoutOf({ silentFrom: null })] }),
      },
    },
  },
)

it('a rejection keeps the codes of the bank', () => {
  const state = { financing: approvedOf({ status: 'instructed' }), payouts: [payoutOf()] }
  const said = report(new Map([['FIN1N1', ['AC01']]]))
  expect(noteRejection({ ...state, report: said, signed: true }, {}, as(BANK))).toMatchObject({
    facts: [{ number: 1, reasons: ['AC01'] }],
  })
})
