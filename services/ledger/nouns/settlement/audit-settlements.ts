import type { PartyId } from '../../../../contracts/kernel/id.ts'
import { titlesOn } from '../../../../contracts/kernel/tiling.ts'
import type { EntryNumber } from '../../../../contracts/kernel/title.ts'
import type { InstructSettlement } from '../../../../contracts/settlement/instruct-settlement.ts'
import type { ProveLine } from '../../../../contracts/settlement/prove-line.ts'
import {
  type LineAsked,
  type LineName,
  type LineStatus,
  makeLineId,
  makeMessageId,
  type SettlementId,
} from '../../../../contracts/settlement/settlement.ts'
import type { GiveUpLine, RejectLines } from '../../../../contracts/settlement/stop-lines.ts'
import { formatNumber } from '../../engine/audit/compare.ts'
import type { Comparison, ReplayedEntry } from '../../engine/replay/noun-audit.ts'
import type { Replayed } from '../../engine/replay/replayed.ts'
import { readReport } from '../payment/read-file.ts'
import { keyLine } from './load-lines.ts'

interface Line {
  readonly name: LineName
  readonly stated: string
  readonly holder: PartyId
  readonly charge: EntryNumber | null
  readonly status: LineStatus
  readonly reasons: string
  /** Each proof: the journal's entry and the bank's reference. */
  readonly paid: string
  readonly returned: string
}

interface Rows {
  readonly settlements: Map<SettlementId, string>
  readonly lines: Map<string, Line>
}

/** Replays what debtors instructed, and what became of each line, from what was signed. */
export function auditSettlements({ tilings }: Replayed) {
  const rows: Rows = { settlements: new Map(), lines: new Map() }
  return {
    /** Comes before the postings of the entry: the spans are as the debtor was shown them. */
    instructed: (body: InstructSettlement, entry: ReplayedEntry) =>
      noteInstructed(rows, tilings, body, entry),
    proven: (body: ProveLine, { id }: ReplayedEntry) => {
      const line = find(rows, body)
      const by = `${id} ${body.reference}`
      const becomes = line && BY_PROOF[line.status]
      if (!becomes) return
      const isBack = becomes === 'returned' || becomes === 'even'
      set(rows, line, {
        status: becomes,
        ...(isBack ? { returned: by } : { paid: `${by} ${body.paidOn}` }),
      })
    },
    rejected: ({ settlement, report: packed, signature }: RejectLines) => {
      const { report } = readReport(packed, signature, null)
      if (!report.ok) return
      const ofAll = report.value.get(makeMessageId(settlement))
      for (const line of rows.lines.values()) {
        const reasons = report.value.get(makeLineId(line.name)) ?? ofAll
        if (line.name.settlement === settlement && line.status === 'instructed' && reasons)
          set(rows, line, { status: 'rejected', reasons: reasons.join(' ') })
      }
    },
    abandoned: (body: GiveUpLine) => {
      const line = find(rows, body)
      if (line) set(rows, line, { status: 'abandoned' })
    },
    comparisons: () => compareSettlements(rows),
  }
}

function noteInstructed(
  rows: Rows,
  tilings: Replayed['tilings'],
  { id: settlement, dueOn, from, spans }: InstructSettlement,
  { id, party }: ReplayedEntry,
): void {
  const total = spans.reduce((sum, { span }) => sum + span.hi - span.lo, 0n)
  const who = [party, from].map(formatNumber).join(' ')
  rows.settlements.set(settlement, `${who} ${dueOn} ${total} ${id}`)
  for (const [index, line] of spans.entries()) {
    const name = { settlement, number: index + 1 }
    const tiling = tilings.get(line.instrument)
    const [title] = (tiling && titlesOn(tiling, line.span)) ?? []
    const owed = line.again
      ? rows.lines.get(keyLine(line.again))
      : title && { holder: title.holder, charge: title.claim?.charge ?? null }
    if (owed) rows.lines.set(keyLine(name), begin(name, line, owed))
  }
}

/** What a proof makes of a line that stands so. */
const BY_PROOF: Partial<Record<LineStatus, LineStatus>> = {
  instructed: 'paid',
  rejected: 'late',
  abandoned: 'late',
  paid: 'returned',
  late: 'even',
}

function begin(
  name: LineName,
  { instrument, span, payee, to, again }: LineAsked,
  { holder, charge }: Pick<Line, 'holder' | 'charge'>,
): Line {
  const who = [instrument, holder, payee, to].map(formatNumber).join(' ')
  const of = again ? ` ${formatNumber(again.settlement)} ${again.number}` : ''
  return {
    ...{ name, holder, charge, status: 'instructed', reasons: '', paid: '', returned: '' },
    stated: `${who} ${span.lo} ${span.hi} ${charge ?? ''} ${makeLineId(name)}${of}`,
  }
}

function find({ lines }: Rows, named: GiveUpLine): Line | undefined {
  return lines.get(keyLine({ settlement: named.settlement, number: named.line }))
}

function set({ lines }: Rows, line: Line, changed: Partial<Line>): void {
  lines.set(keyLine(line.name), { ...line, ...changed })
}

function compareSettlements({ settlements, lines }: Rows): readonly Comparison[] {
  return [
    {
      kind: 'settlement_differs',
      select: SELECT_SETTLEMENTS,
      expected: [...settlements].map(([id, says]) => [formatNumber(id), says]),
    },
    {
      kind: 'settlement_line_differs',
      select: SELECT_LINES,
      expected: [...lines.values()].map(({ name, stated, status, reasons, paid, returned }) => [
        `${formatNumber(name.settlement)} ${name.number}`,
        [stated, status, reasons, paid, returned].join('|'),
      ]),
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
