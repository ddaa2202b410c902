import type { MatchEntries } from '../../../../contracts/payment/match-entries.ts'
import { formatNumber } from '../../engine/audit/compare.ts'
import type { Comparison, ReplayedEntry } from '../../engine/replay/noun-audit.ts'

/** Replays which entries two people matched with which payments. */
export function auditMatches() {
  const matches = new Map<string, string>()
  return {
    replays: {
      matched: (body: MatchEntries, { id }: ReplayedEntry) => {
        const { account, entries, payments, writtenOff, reason } = body
        const told = entries.map(one => `${one.reference}=${one.amount}`).toSorted(byBytes)
        const paid = payments.map(one => `${one.endToEndId}=${one.amount}`).toSorted(byBytes)
        const of = `${formatNumber(account)} ${writtenOff}`
        matches.set(String(id), `${of} [${told.join(',')}] [${paid.join(',')}] ${reason}`)
      },
    },
    comparisons: (): readonly Comparison[] => [
      { kind: 'entry_match_differs', select: SELECT_MATCHES, expected: matches },
      { kind: 'entry_match_sum_differs', select: SELECT_TOO_MUCH, expected: [] },
    ],
  }
}

function byBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other))
}

const SELECT_MATCHES = `
  select g.entry::text as subject,
         g.account || ' ' || g.written_off_minor
         || ' [' || coalesce((select string_agg(t.said, ',' order by t.said collate "C") from (
              select m.reference || '=' || m.amount_minor as said
                from ledger.matched_entry m where m.match = g.entry) t), '')
         || '] [' || coalesce((select string_agg(t.said, ',' order by t.said collate "C") from (
              select m.end_to_end_id || '=' || m.amount_minor as said
                from ledger.matched_payment m where m.match = g.entry) t), '')
         || '] ' || g.reason as says
    from ledger.entry_match g`

/** Of what more is matched than it is of. */
const SELECT_TOO_MUCH = `
  select m.told_by || ' ' || m.reference as subject, sum(m.amount_minor)::text as says
    from ledger.matched_entry m
    join ledger.statement_entry e on e.told_by = m.told_by and e.reference = m.reference
   group by m.told_by, m.reference, e.amount_minor
  having sum(m.amount_minor) > e.amount_minor`
