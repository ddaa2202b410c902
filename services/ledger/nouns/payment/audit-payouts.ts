import type { FinancingId } from '../../../../contracts/financing/financing.ts'
import type { EntryNumber } from '../../../../contracts/kernel/title.ts'
import type { InstructPayout } from '../../../../contracts/payment/instruct-payout.ts'
import { makeEndToEndId, type PayoutStatus } from '../../../../contracts/payment/payout.ts'
import type { ProvePayout } from '../../../../contracts/payment/prove-payout.ts'
import type { StatementEntry } from '../../../../contracts/payment/statement-entry.ts'
import { formatNumber } from '../../engine/audit/compare.ts'
import type { AuditedCommand, Comparison, ReplayedEntry } from '../../engine/replay/noun-audit.ts'
import { type JournalEntry, parsePostings } from '../../engine/replay/read-journal.ts'

interface Line {
  readonly stated: string
  readonly status: PayoutStatus
  /** Each proof: the journal's entry, the statement's and the bank's reference. */
  readonly paid: string
  readonly returned: string
  readonly resent: string
}

/** The statement that proved an entry of an account first, and the entry. */
export type FindProven = (
  account: string,
  reference: string,
) => { readonly toldBy: EntryNumber; readonly entry: StatementEntry } | null

type Lines = Map<string, Line>

/** Replays what was instructed, and what of it the replayed statements prove. */
export function auditPayouts(findProven: FindProven) {
  const lines: Lines = new Map()
  return {
    replays: replayPayouts(lines),
    /** What was proven in time has moved titles; what has not was late. */
    entry: ({ id, act, part, postings }: JournalEntry, { acts }: AuditedCommand) => {
      const one = acts[part]
      if (act !== 'payment.prove-payout' || !one?.ok) return
      const { financing, account, reference } = one.body as ProvePayout
      const proof = findProven(account, reference)
      const subject = name(financing, Number(proof?.entry.endToEndId?.split('N').at(-1)))
      const by = `${id} ${proof?.toldBy} ${reference}`
      const moved = parsePostings(postings).length > 0
      const was = lines.get(subject)?.status
      if (proof?.entry.returned) {
        const status = was === 'paid' && !moved ? 'owed' : 'returned'
        set(lines, subject, { status, returned: by })
      } else if (was === 'owed') set(lines, subject, { status: 'resent', resent: by })
      else set(lines, subject, { status: moved ? 'paid' : 'late', paid: by })
    },
    comparisons: (): readonly Comparison[] => [
      {
        kind: 'payout_differs',
        select: SELECT_PAYOUTS,
        expected: [...lines].map(([subject, { stated, status, paid, returned, resent }]) => [
          subject,
          `${stated} ${status} ${paid} ${returned} ${resent}`,
        ]),
      },
    ],
  }
}

function replayPayouts(lines: Lines) {
  const stop =
    (status: PayoutStatus) =>
    ({ financing }: { readonly financing: FinancingId }) =>
      set(lines, name(financing, countPayouts(lines, financing)), { status })
  return {
    instructed: ({ financing, from, to, amount }: InstructPayout, { party }: ReplayedEntry) => {
      const number = countPayouts(lines, financing) + 1
      const who = [party, from, to].map(formatNumber).join(' ')
      const stated = `${who} ${amount} ${makeEndToEndId(financing, number)}`
      const begins = { status: 'instructed', paid: '', returned: '', resent: '' } as const
      lines.set(name(financing, number), { stated, ...begins })
    },
    rejected: stop('rejected'),
    unanswered: stop('unanswered'),
    abandoned: stop('abandoned'),
  }
}

function name(financing: FinancingId, number: number): string {
  return `${formatNumber(financing)} ${number}`
}

function countPayouts(lines: Lines, financing: FinancingId): number {
  let number = 0
  while (lines.has(name(financing, number + 1))) number++
  return number
}

function set(lines: Lines, subject: string, changed: Partial<Line>): void {
  const line = lines.get(subject)
  if (line) lines.set(subject, { ...line, ...changed })
}

const SELECT_PAYOUTS = `
  select financing || ' ' || number as subject,
         concat_ws(' ', lender, from_account, to_account, amount_minor, end_to_end_id, status,
                   coalesce(paid_by || ' ' || paid_told_by || ' ' || paid_reference, ''),
                   coalesce(returned_by || ' ' || returned_told_by || ' ' || returned_reference,
                            ''),
                   coalesce(resent_by || ' ' || resent_told_by || ' ' || resent_reference,
                            '')) as says
    from ledger.payout`
