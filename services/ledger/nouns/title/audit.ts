import { formatNumber } from '../../engine/audit/compare.ts'
import { type NounAudit, replaysNothing } from '../../engine/audit/noun-audit.ts'
import type { TitleActs } from './acts.ts'

/** Titles follow from postings; standing acceptances from what was signed. */
export function auditStandingAcceptances(): NounAudit<TitleActs> {
  const acceptances = new Map<string, Acceptance>()
  return {
    genesis: replaysNothing,
    entry: replaysNothing,
    replays: {
      'receivable.offer-transfer': replaysNothing,
      'receivable.answer-offer': replaysNothing,
      'receivable.withdraw-offer': replaysNothing,
      'receivable.lapse-offer': replaysNothing,
      'receivable.pledge': replaysNothing,
      'receivable.release': replaysNothing,
      'receivable.set-hold': replaysNothing,
      'receivable.lift-hold': replaysNothing,
      'receivable.give-standing-acceptance': ({ id, from, limit, until }, { party }) => {
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
      'receivable.withdraw-standing-acceptance': ({ id: withdrawn }, { id: endedBy }) => {
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
