import type { TitleFact } from '../../../../contracts/title/facts.ts'
import { formatNumber } from '../../engine/audit/compare.ts'
import { defineNoun } from '../../engine/noun/noun.ts'
import { type NounAudit, replaysNothing } from '../../engine/replay/noun-audit.ts'
import type { Replayed } from '../../engine/replay/replayed.ts'
import { answerOfferAct, lapseOfferAct, withdrawOfferAct } from './answer-offer.act.ts'
import { discloseAct, lookAct } from './disclosure.acts.ts'
import { titleFacts } from './facts.ts'
import { liftHoldAct, setHoldAct } from './hold.act.ts'
import { offerTransferAct } from './offer-transfer.act.ts'
import { acceptPledgeAct, offerPledgeAct, releaseAct } from './pledge.acts.ts'
import { replayDebts } from './replay-debts.ts'
import { replayDisclosures } from './replay-disclosures.ts'
import {
  giveStandingAcceptanceAct,
  withdrawStandingAcceptanceAct,
} from './standing-acceptance.acts.ts'

/** The acts on titles of any instrument, by their names in commands. */
const titleActs = {
  'title.offer-transfer': offerTransferAct,
  'title.answer-offer': answerOfferAct,
  'title.withdraw-offer': withdrawOfferAct,
  'title.lapse-offer': lapseOfferAct,
  'title.offer-pledge': offerPledgeAct,
  'title.accept-pledge': acceptPledgeAct,
  'title.disclose': discloseAct,
  'title.look': lookAct,
  'title.release': releaseAct,
  'title.set-hold': setHoldAct,
  'title.lift-hold': liftHoldAct,
  'title.give-standing-acceptance': giveStandingAcceptanceAct,
  'title.withdraw-standing-acceptance': withdrawStandingAcceptanceAct,
}

/** Titles of any instrument. */
export const title = defineNoun<TitleFact>()({
  name: 'title',
  acts: titleActs,
  facts: titleFacts,
  instrument: null,
  shows: { sta: 'ledger.shown_standing_acceptances' },
  newIds: ['standing_acceptance_pkey'],
  audit: auditTitles,
})

/** Titles follow from postings; debts of pledges and standing acceptances from what was signed. */
function auditTitles({ tilings }: Replayed): NounAudit<typeof titleActs> {
  const acceptances = new Map<string, Acceptance>()
  const debts = replayDebts(tilings)
  const disclosures = replayDisclosures(tilings)
  return {
    genesis: replaysNothing,
    entry: disclosures.kept,
    replays: {
      'title.offer-transfer': replaysNothing,
      'title.answer-offer': replaysNothing,
      'title.withdraw-offer': replaysNothing,
      'title.lapse-offer': replaysNothing,
      'title.offer-pledge': debts.offered,
      'title.accept-pledge': debts.accepted,
      'title.disclose': disclosures.disclosed,
      'title.look': replaysNothing,
      'title.release': replaysNothing,
      'title.set-hold': replaysNothing,
      'title.lift-hold': replaysNothing,
      'title.give-standing-acceptance': ({ id, from, limit, until }, { party }) => {
        acceptances.set(formatNumber(id), {
          given: [
            formatNumber(party),
            from === null ? '0' : formatNumber(from),
            String(limit),
            until,
          ].join(' '),
          endedBy: 0n,
        })
      },
      'title.withdraw-standing-acceptance': ({ id: withdrawn }, { id: endedBy }) => {
        const was = acceptances.get(formatNumber(withdrawn))
        if (was) acceptances.set(formatNumber(withdrawn), { ...was, endedBy })
      },
    },
    comparisons: () => [
      {
        kind: 'standing_acceptance_differs',
        select: `select id::text as subject,
                        concat_ws(' ', party, coalesce(from_party, 0), limit_minor, until,
                                  coalesce(ended_by, 0)) as says
                   from ledger.standing_acceptance`,
        expected: [...acceptances].map(([id, { given, endedBy }]) => [id, `${given} ${endedBy}`]),
      },
      debts.comparison(),
      ...disclosures.comparisons(),
    ],
  }
}

interface Acceptance {
  readonly given: string
  readonly endedBy: bigint
}
