import { formatNumber } from '../../engine/audit/compare.ts'
import { type NounAudit, replaysNothing } from '../../engine/replay/noun-audit.ts'
import type { TitleActs } from './acts.ts'

/** Titles follow from postings; standing acceptances from what was signed. */
export function auditStandingAcceptances(): NounAudit<TitleActs> {
  const acceptances = new Map<string, Acceptance>()
  return {
    genesis: replaysNothing,
    entry: replaysNothing,
    replays: {
      'title.offer-transfer': replaysNothing,
      'title.answer-offer': replaysNothing,
      'title.withdraw-offer': replaysNothing,
      'title.lapse-offer': replaysNothing,
      'title.offer-pledge': replaysNothing,
      'title.accept-pledge': replaysNothing,
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
    ],
  }
}

interface Acceptance {
  readonly given: string
  readonly endedBy: bigint
}
