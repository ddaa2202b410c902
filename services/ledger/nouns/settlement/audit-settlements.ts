import type { PartyId } from '../../../../contracts/kernel/id.ts'
import { titlesOn } from '../../../../contracts/kernel/tiling.ts'
import type { EntryNumber } from '../../../../contracts/kernel/title.ts'
import type { InstructSettlement } from '../../../../contracts/settlement/instruct-settlement.ts'
import type { ProveLine } from '../../../../contracts/settlement/prove-line.ts'
import {
  type LineAsked,
  type LineName,
  makeLineId,
  type SettlementId,
} from '../../../../contracts/settlement/settlement.ts'
import { formatNumber } from '../../engine/audit/compare.ts'
import type { Comparison, ReplayedEntry } from '../../engine/replay/noun-audit.ts'
import type { Replayed } from '../../engine/replay/replayed.ts'
import { keyLine } from './load-lines.ts'
import { listOwedAnew, replayStandings, type Standing, type Standings } from './replay-standings.ts'

/** What was stated of a line, and each of its proofs: the journal's entry, the bank's reference. */
interface Line {
  readonly stated: string
  readonly holder: PartyId
  readonly charge: EntryNumber | null
  readonly paid: string
  readonly returned: string
}

interface Rows {
  readonly settlements: Map<SettlementId, string>
  readonly lines: Map<string, Line>
  readonly standings: Standings
}

/** Replays what debtors instructed, and what became of each line, from what was signed. */
export function auditSettlements({ tilings, wentBack }: Replayed) {
  const rows: Rows = { settlements: new Map(), lines: new Map(), standings: replayStandings() }
  return {
    /** Comes before the postings of the entry: the spans are as the debtor was shown them. */
    instructed: (body: InstructSettlement, entry: ReplayedEntry) =>
      noteInstructed(rows, tilings, body, entry),
    proven: (body: ProveLine, { id }: ReplayedEntry) => {
      const now = rows.standings.proven(body)
      if (now) noteWentBack(wentBack, rows.standings, now, body)
      const key = now && keyLine(now.name)
      const line = key && rows.lines.get(key)
      if (!line) return
      const by = `${id} ${body.reference}`
      const isBack = now.status === 'returned' || now.status === 'even'
      rows.lines.set(key, {
        ...line,
        ...(isBack ? { returned: by } : { paid: `${by} ${body.paidOn}` }),
      })
    },
    rejected: rows.standings.rejected,
    abandoned: rows.standings.abandoned,
    comparisons: () => compareSettlements(rows),
  }
}

/** Notes of the receivable of a line that went back, or is made again, what is owed of it. */
function noteWentBack(
  wentBack: Replayed['wentBack'],
  standings: Standings,
  { status, asked: { instrument, again } }: Standing,
  { paidOn }: ProveLine,
): void {
  const isMadeAgain = again !== null && status === 'paid'
  if (status !== 'returned' && !isMadeAgain) return
  const owed = listOwedAnew(standings).has(instrument)
  const before = wentBack.get(instrument)?.paidOn ?? null
  const isLater = before === null || before < paidOn
  wentBack.set(instrument, { owed, paidOn: isMadeAgain && isLater ? paidOn : before })
}

function noteInstructed(
  { settlements, lines, standings }: Rows,
  tilings: Replayed['tilings'],
  body: InstructSettlement,
  { id, party }: ReplayedEntry,
): void {
  const { id: settlement, dueOn, from, spans } = body
  const total = spans.reduce((sum, { span }) => sum + span.hi - span.lo, 0n)
  const who = [party, from].map(formatNumber).join(' ')
  settlements.set(settlement, `${who} ${dueOn} ${total} ${id}`)
  standings.instructed(body)
  for (const [index, line] of spans.entries()) {
    const name = { settlement, number: index + 1 }
    const tiling = tilings.get(line.instrument)
    const [title] = (tiling && titlesOn(tiling, line.span)) ?? []
    const owed = line.again
      ? lines.get(keyLine(line.again))
      : title && { holder: title.holder, charge: title.claim?.charge ?? null }
    if (owed) lines.set(keyLine(name), begin(name, line, owed))
  }
}

function begin(
  name: LineName,
  { instrument, span, payee, to, again }: LineAsked,
  { holder, charge }: Pick<Line, 'holder' | 'charge'>,
): Line {
  const who = [instrument, holder, payee, to].map(formatNumber).join(' ')
  const of = again ? ` ${formatNumber(again.settlement)} ${again.number}` : ''
  return {
    ...{ holder, charge, paid: '', returned: '' },
    stated: `${who} ${span.lo} ${span.hi} ${charge ?? ''} ${makeLineId(name)}${of}`,
  }
}

function compareSettlements({ settlements, lines, standings }: Rows): readonly Comparison[] {
  return [
    {
      kind: 'settlement_differs',
      select: SELECT_SETTLEMENTS,
      expected: [...settlements].map(([id, says]) => [formatNumber(id), says]),
    },
    {
      kind: 'settlement_line_differs',
      select: SELECT_LINES,
      expected: [...standings.lines].flatMap(([key, { name, status, reasons }]) => {
        const line = lines.get(key)
        if (!line) return []
        const { stated, paid, returned } = line
        return [
          [
            `${formatNumber(name.settlement)} ${name.number}`,
            [stated, status, reasons, paid, returned].join('|'),
          ] as const,
        ]
      }),
    },
  ]
}

const SELECT_SETTLEMENTS = `
  select id::text as subject,
         concat_ws(' ', debtor, from_account, due_on, amount_minor, instructed_by) as says
    from ledger.settlement`

const SELECT_LINES = `
  select settlement || ' ' || number as subject,
         concat_ws('|', concat_ws(' ', instrument, holder, payee, to_account, lo, hi,
                                  coalesce(charge::text, ''), end_to_end_id, again_settlement,
                                  again_number),
                   status, coalesce(reasons, ''),
                   coalesce(paid_by || ' ' || paid_reference || ' ' || paid_on, ''),
                   coalesce(returned_by || ' ' || returned_reference, '')) as says
    from ledger.settlement_line`
