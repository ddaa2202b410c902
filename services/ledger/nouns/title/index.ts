import type { TitleFact } from '../../../../contracts/title/facts.ts'
import { defineNoun } from '../../engine/noun/noun.ts'
import { titleActs } from './acts.ts'
import { auditStandingAcceptances } from './audit.ts'
import { titleFacts } from './facts.ts'

/** Titles of any instrument. */
export const title = defineNoun<TitleFact>()({
  name: 'title',
  acts: titleActs,
  facts: titleFacts,
  instrument: null,
  shows: { sta: 'ledger.shown_standing_acceptances' },
  newIds: ['standing_acceptance_pkey'],
  audit: auditStandingAcceptances,
})
