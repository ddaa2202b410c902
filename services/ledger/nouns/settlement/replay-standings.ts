import type { ReceivableId } from '../../../../contracts/kernel/id.ts'
import type { InstructSettlement } from '../../../../contracts/settlement/instruct-settlement.ts'
import {
  type LineAsked,
  type LineName,
  type LineStatus,
  makeLineId,
  makeMessageId,
} from '../../../../contracts/settlement/settlement.ts'
import type { GiveUpLine, RejectLines } from '../../../../contracts/settlement/stop-lines.ts'
import { readReport } from '../payment/read-file.ts'
import { keyLine } from './load-lines.ts'

/** How a line of a settlement stands, as its signed acts give it. */
export interface Standing {
  readonly name: LineName
  readonly asked: LineAsked
  readonly status: LineStatus
  /** The codes by which its bank rejected it; else nothing. */
  readonly reasons: string
}

export type Standings = ReturnType<typeof replayStandings>

/** Follows how each line of each settlement stands, from what was signed. */
export function replayStandings() {
  const lines = new Map<string, Standing>()
  const set = (line: Standing, changed: Partial<Standing>): Standing => {
    const now = { ...line, ...changed }
    lines.set(keyLine(line.name), now)
    return now
  }
  const find = (named: GiveUpLine) =>
    lines.get(keyLine({ settlement: named.settlement, number: named.line }))
  return {
    lines: lines as ReadonlyMap<string, Standing>,
    instructed: ({ id: settlement, spans }: InstructSettlement): void => {
      for (const [index, asked] of spans.entries()) {
        const name = { settlement, number: index + 1 }
        lines.set(keyLine(name), { name, asked, status: 'instructed', reasons: '' })
      }
    },
    /** Answers with the line as a proof leaves it; null where it waited for none. */
    proven: (named: GiveUpLine): Standing | null => {
      const line = find(named)
      const becomes = line && BY_PROOF[line.status]
      return becomes ? set(line, { status: becomes }) : null
    },
    rejected: ({ settlement, report: packed, signature }: RejectLines): void => {
      const { report } = readReport(packed, signature, null)
      if (!report.ok) return
      const ofAll = report.value.get(makeMessageId(settlement))
      for (const line of lines.values()) {
        const reasons = report.value.get(makeLineId(line.name)) ?? ofAll
        if (line.name.settlement === settlement && line.status === 'instructed' && reasons)
          set(line, { status: 'rejected', reasons: reasons.join(' ') })
      }
    },
    abandoned: (named: GiveUpLine): void => {
      const line = find(named)
      if (line) set(line, { status: 'abandoned' })
    },
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

/** Lists receivables of which a payment went back and was not made again. */
export function listOwedAnew({ lines }: Standings): ReadonlySet<ReceivableId> {
  const all = [...lines.values()]
  const madeAgain = new Set(
    all
      .filter(({ status }) => status === 'paid' || status === 'returned')
      .flatMap(({ asked: { again } }) => (again === null ? [] : [keyLine(again)])),
  )
  return new Set(
    all
      .filter(({ name, status }) => status === 'returned' && !madeAgain.has(keyLine(name)))
      .map(({ asked }) => asked.instrument),
  )
}
