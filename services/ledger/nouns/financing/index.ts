import type { FinancingFact } from '../../../../contracts/financing/facts.ts'
import { defineNoun } from '../../engine/noun/noun.ts'
import {
  chooseQuoteAct,
  decideAct,
  lapseFinancingAct,
  weighFindingsAct,
  withdrawFinancingAct,
} from './application.acts.ts'
import { auditFinancings } from './audit-financings.ts'
import { financingFacts } from './facts.ts'
import { lookAtRequestAct } from './look.acts.ts'
import { declineToQuoteAct, quoteAct, requestQuotesAct } from './request.acts.ts'

/** The acts on financings, by their names in commands. */
const financingActs = {
  'financing.request-quotes': requestQuotesAct,
  'financing.look-at-request': lookAtRequestAct,
  'financing.quote': quoteAct,
  'financing.decline-to-quote': declineToQuoteAct,
  'financing.choose-quote': chooseQuoteAct,
  'financing.weigh-findings': weighFindingsAct,
  'financing.decide': decideAct,
  'financing.withdraw-financing': withdrawFinancingAct,
  'financing.lapse-financing': lapseFinancingAct,
}

/** Financings, from the request for quotes to the lender's decision. */
export const financing = defineNoun<FinancingFact>()({
  name: 'financing',
  acts: financingActs,
  facts: financingFacts,
  instrument: null,
  shows: {
    fin: 'ledger.shown_financings',
    quo: 'ledger.shown_quotes',
    fnd: 'ledger.shown_findings',
  },
  newIds: ['financing_pkey', 'quote_pkey'],
  audit: () => {
    const { replays, ...audit } = auditFinancings()
    return {
      ...audit,
      replays: {
        'financing.request-quotes': replays.requested,
        'financing.look-at-request': () => undefined,
        'financing.quote': replays.quoted,
        'financing.decline-to-quote': replays.declined,
        'financing.choose-quote': replays.chosen,
        'financing.weigh-findings': replays.weighed,
        'financing.decide': replays.decided,
        'financing.withdraw-financing': replays.withdrawn,
        'financing.lapse-financing': replays.lapsed,
      },
    }
  },
})
