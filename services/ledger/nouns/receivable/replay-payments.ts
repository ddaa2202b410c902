import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import type { InstrumentId } from '../../../../contracts/kernel/id.ts'
import { commonPart, overlaps, type Span } from '../../../../contracts/kernel/span.ts'
import type { EntryNumber, Tiling } from '../../../../contracts/kernel/title.ts'
import type { AcknowledgePayment } from '../../../../contracts/receivable/acknowledge-payment.ts'
import type { InstructSettlement } from '../../../../contracts/settlement/instruct-settlement.ts'
import type { ProveLine } from '../../../../contracts/settlement/prove-line.ts'
import { owedOn } from '../../../../contracts/title/span-set.ts'
import type { AuditedCommand, Comparison, ReplayedEntry } from '../../engine/replay/noun-audit.ts'
import { type JournalEntry, parsePostings } from '../../engine/replay/read-journal.ts'

/** Replays when receivables were paid, and what pledgees were paid of the debts they secure. */
export function replayPayments(tilings: ReadonlyMap<InstrumentId, Tiling>) {
  const payments = new Map<EntryNumber, bigint>()
  const paidOn = new Map<InstrumentId, BusinessDate>()
  const lines = new Map<string, PledgeesLine>()
  const note = (instrument: InstrumentId, on: BusinessDate) => {
    const last = paidOn.get(instrument)
    if (last === undefined || last < on) paidOn.set(instrument, on)
  }
  const pay = ({ charge, minor }: PledgeesLine) => addTo(payments, charge, minor)
  return {
    /** Comes before the postings of the entry: the pledgee's claims are on what is paid. */
    replay(body: AcknowledgePayment, { party }: ReplayedEntry): void {
      for (const { instrument, span } of body.spans) {
        note(instrument, body.paidOn)
        for (const paid of listPledged(tilings.get(instrument), span, party)) pay(paid)
      }
    },
    /** Comes after the postings of an entry: what settlements of debtors instruct, and prove. */
    follow({ act, part, postings }: JournalEntry, { acts }: AuditedCommand): void {
      const one = acts[part]
      if (!one?.ok) return
      if (act === 'settlement.instruct-settlement')
        notePledgeesLines(one.body as InstructSettlement, tilings, lines)
      if (act !== 'settlement.prove-line') return
      const { settlement, line, paidOn: on } = one.body as ProveLine
      const retired = parsePostings(postings).find(one => one.post === 'retire')
      if (!retired) return
      note(retired.instrument, on)
      const paid = lines.get(`${settlement}/${line}`)
      if (paid) pay(paid)
    },
    /** The latest date on which any of it was paid; null: none of it was. */
    lastPaidOn: (id: InstrumentId): BusinessDate | null => paidOn.get(id) ?? null,
    comparison: (): Comparison => ({
      kind: 'pledge_payment_differs',
      select: `select charge::text as subject, paid_minor::text as says
                 from ledger.pledge where paid_minor <> 0`,
      expected: [...payments].map(([charge, minor]) => [String(charge), String(minor)]),
    }),
  }
}

function addTo(sums: Map<EntryNumber, bigint>, charge: EntryNumber, minor: bigint): void {
  sums.set(charge, (sums.get(charge) ?? 0n) + minor)
}

/** A line that pays a pledgee, by its settlement and number. */
interface PledgeesLine {
  readonly charge: EntryNumber
  readonly minor: bigint
}

/** While a line is in flight its pledge stays on the span, so it is found when it is instructed. */
function notePledgeesLines(
  { id, spans }: InstructSettlement,
  tilings: ReadonlyMap<InstrumentId, Tiling>,
  lines: Map<string, PledgeesLine>,
): void {
  for (const [index, { instrument, span, payee, again }] of spans.entries()) {
    const [pledged] = again ? [] : listPledged(tilings.get(instrument), span, payee)
    const minor = span.hi - span.lo
    if (pledged) lines.set(`${id}/${index + 1}`, { charge: pledged.charge, minor })
  }
}

/** Lists what of a span is pledged to the party, by the charges of its pledges. */
function listPledged(tiling: Tiling | undefined, span: Span, party: string) {
  const { titles = [] } = tiling ?? {}
  return titles.flatMap(({ claim, ...title }) =>
    claim?.kind === 'pledge' && claim.claimant === party && overlaps(title, span)
      ? [{ charge: claim.charge, minor: owedOn(tiling!, commonPart(title, span)) }]
      : [],
  )
}
