import * as z from 'zod'
import {
  CHOOSE_QUOTE_CLASS,
  type ChooseQuote,
  chooseQuote,
} from '../../../../contracts/financing/choose-quote.ts'
import { DECIDE_CLASS, type Decide, decide } from '../../../../contracts/financing/decide.ts'
import type {
  FinancingApproved,
  FinancingEnded,
  FindingsWeighed,
  QuoteChosen,
} from '../../../../contracts/financing/facts.ts'
import type { FinancingId } from '../../../../contracts/financing/financing.ts'
import {
  WEIGH_FINDINGS_CLASS,
  WEIGHED_MAX,
  type WeighFindings,
  weighFindings,
} from '../../../../contracts/financing/weigh-findings.ts'
import {
  LAPSE_FINANCING_CLASS,
  lapseFinancing,
  WITHDRAW_FINANCING_CLASS,
  withdrawFinancing,
} from '../../../../contracts/financing/withdraw-financing.ts'
import type { PartyId } from '../../../../contracts/kernel/id.ts'
import type { SplittingWatched } from '../../../../contracts/title/facts.ts'
import type { Act } from '../../engine/act/act.ts'
import { id, text } from '../../engine/act/body.ts'
import { read } from '../../engine/act/read.ts'
import type { View } from '../../engine/view/view.ts'
import { selectFacilities } from '../facility/tables.ts'
import { digest } from '../party/party-bodies.ts'
import { selectNamedReceivables } from '../receivable/instrument.ts'
import { FINDINGS_BEHIND, selectBehind, writeWeighed } from './findings-behind.ts'
import { financings, MEANT_FINANCINGS } from './tables.ts'

interface OnFinancing {
  readonly financing: FinancingId
}

const onFinancing = z.strictObject({ financing: id('fin') })

function readMeant({ financing }: OnFinancing) {
  return [read(MEANT_FINANCINGS, [{ financing, lender: null, quote: null }])]
}

function find(view: View, { financing }: OnFinancing) {
  return { financing: view.get(financings, financing) ?? null }
}

/** It binds the face of what is financed, which its body does not state: two people sign. */
export const chooseQuoteAct: Act<ChooseQuote, QuoteChosen | SplittingWatched> = {
  name: 'financing.choose-quote',
  class: CHOOSE_QUOTE_CLASS,
  body: z.strictObject({ financing: id('fin'), quote: id('quo') }),
  amount: () => null,
  reads: ({ financing, quote }) => [read(MEANT_FINANCINGS, [{ financing, lender: null, quote }])],
  decide: (body, view, context) => {
    const { financing } = find(view, body)
    const quote = financing?.quotes.find(one => one.id === body.quote)
    const receivables = selectNamedReceivables(view, financing?.parts ?? [])
    const facilities = quote ? selectFacilities(view, quote.lender) : []
    return chooseQuote({ financing, receivables, facilities }, body, context)
  },
}

/** Two people of the lender sign it, whatever is financed. */
export const weighFindingsAct: Act<WeighFindings, FindingsWeighed> = {
  name: 'financing.weigh-findings',
  class: WEIGH_FINDINGS_CLASS,
  body: z.strictObject({
    financing: id('fin'),
    findings: z.array(id('fnd')).min(1).max(WEIGHED_MAX),
    reason: text,
  }),
  amount: () => null,
  reads: readWithFindings,
  decide: (body, view, context) => {
    const before = { financing: body.financing, lender: context.party }
    const text = writeWeighed(view, before, body.findings)
    const findings = selectBehind(view, before)
    return weighFindings({ ...find(view, body), findings, text }, body, context)
  },
}

function readWithFindings({ financing }: OnFinancing, lender: PartyId) {
  return [...readMeant({ financing }), read(FINDINGS_BEHIND, [{ financing, lender }])]
}

export const decideAct: Act<Decide, FinancingApproved | FinancingEnded> = {
  name: 'financing.decide',
  class: DECIDE_CLASS,
  body: z.strictObject({
    financing: id('fin'),
    decision: z.enum(['approve', 'refuse']),
    seen: digest,
    words: text,
  }),
  amount: () => null,
  reads: readWithFindings,
  decide: (body, view, context) => {
    const before = { financing: body.financing, lender: context.party }
    return decide({ ...find(view, body), findings: selectBehind(view, before) }, body, context)
  },
}

export const withdrawFinancingAct: Act<OnFinancing, FinancingEnded> = {
  name: 'financing.withdraw-financing',
  class: WITHDRAW_FINANCING_CLASS,
  body: onFinancing,
  amount: () => null,
  reads: readMeant,
  decide: (body, view, context) => withdrawFinancing(find(view, body), body, context),
}

export const lapseFinancingAct: Act<OnFinancing, FinancingEnded> = {
  name: 'financing.lapse-financing',
  class: LAPSE_FINANCING_CLASS,
  body: onFinancing,
  amount: () => null,
  reads: readMeant,
  decide: (body, view, context) => lapseFinancing(find(view, body), body, context),
}
