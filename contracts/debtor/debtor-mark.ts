import type { Context } from '../kernel/context.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { Id, PartyId } from '../kernel/id.ts'
import type { DebtorMarkEnded, DebtorMarked } from '../party/facts.ts'
import type { Party } from '../party/party.ts'
import type { DebtorMark } from './debtor-standing.ts'

/** A mark as the ledger keeps it. */
export interface KeptDebtorMark extends DebtorMark {
  readonly id: DebtorMarkId
  readonly debtor: PartyId
}

export type DebtorMarkId = Id<'mrk'>

/** Two officers note what is published about a debtor. */
export function markDebtor(
  { debtor }: { readonly debtor: Party | null },
  { id, kind, since }: Pick<KeptDebtorMark, 'id' | 'kind' | 'since'>,
  { asOf }: Context,
): Decision<DebtorMarked, never, MarkDebtorRefusal> {
  if (!debtor?.roles.has('debtor'))
    return refuse('debtor_must_be_enrolled_as_a_debtor', 'body.debtor')
  if (since > asOf) return refuse('mark_must_not_be_dated_ahead', 'body.since')
  return accept(
    [
      {
        type: 'party.debtor-marked.v1',
        visibleTo: [debtor.id],
        id,
        debtor: debtor.id,
        kind,
        since,
      },
    ],
    [],
  )
}

export type MarkDebtorRefusal =
  | 'debtor_must_be_enrolled_as_a_debtor'
  | 'mark_must_not_be_dated_ahead'

/** Two officers note that it is over, from a date on. */
export function endDebtorMark(
  { mark }: { readonly mark: KeptDebtorMark | null },
  { until }: { readonly until: BusinessDate },
  { asOf }: Context,
): Decision<DebtorMarkEnded, never, EndDebtorMarkRefusal> {
  if (mark === null || mark.until !== null) return refuse('mark_must_stand', 'body.id')
  if (until < mark.since) return refuse('mark_must_end_after_it_began', 'body.until')
  if (until > asOf) return refuse('mark_must_not_be_dated_ahead', 'body.until')
  const { id, debtor } = mark
  return accept(
    [{ type: 'party.debtor-mark-ended.v1', visibleTo: [debtor], id, debtor, until }],
    [],
  )
}

export type EndDebtorMarkRefusal =
  | 'mark_must_stand'
  | 'mark_must_end_after_it_began'
  | 'mark_must_not_be_dated_ahead'
