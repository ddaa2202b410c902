import type { ChooseQuote } from '../../../../contracts/financing/choose-quote.ts'
import type { Decide } from '../../../../contracts/financing/decide.ts'
import type { DeclineToQuote } from '../../../../contracts/financing/decline-to-quote.ts'
import type { FinancingId, FinancingStatus } from '../../../../contracts/financing/financing.ts'
import type { GiveQuote } from '../../../../contracts/financing/quote.ts'
import type { RequestQuotes } from '../../../../contracts/financing/request-quotes.ts'
import type { WeighFindings } from '../../../../contracts/financing/weigh-findings.ts'
import type { DrawQuote } from '../../../../contracts/pricing/draw-quote.ts'
import { formatNumber } from '../../engine/audit/compare.ts'
import type { AuditedCommand, Comparison, ReplayedEntry } from '../../engine/replay/noun-audit.ts'
import { replaysNothing } from '../../engine/replay/noun-audit.ts'
import { type JournalEntry, parsePostings } from '../../engine/replay/read-journal.ts'

interface Line {
  readonly asked: string
  readonly status: FinancingStatus
  readonly quote: string
  readonly words: string
}

/** What the journal says that there must be. */
interface Rows {
  readonly lines: Map<FinancingId, Line>
  readonly quotes: Map<string, { readonly said: string; readonly status: string }>
  /** Digests of what was shown, by entry. */
  readonly looks: Map<string, string>
  /** What was weighed and why, and the digest of what was said, by entry. */
  readonly weighings: Map<string, string>
}

/** Replays what was asked, quoted, chosen and decided, from what was signed. */
export function auditFinancings() {
  const rows: Rows = { lines: new Map(), quotes: new Map(), looks: new Map(), weighings: new Map() }
  return {
    genesis: replaysNothing,
    /** The leaf of the entry proves its postings, and one of them the text that was shown. */
    entry: ({ id, act, part, party, postings }: JournalEntry, { acts }: AuditedCommand) => {
      const one = acts[part]
      if (act.startsWith('payment.') && one?.ok)
        followPayouts(rows, act, parsePostings(postings), one.body)
      if (act === 'pricing.draw-quote' && one?.ok) noteDrawn(rows, one.body as DrawQuote)
      if (!KEEPING.has(act)) return
      const kept = parsePostings(postings).find(posting => posting.post === 'keep')?.text ?? ''
      if (act !== 'financing.weigh-findings') rows.looks.set(String(id), kept)
      else if (one?.ok) rows.weighings.set(String(id), describeWeighing(one.body, party, kept))
    },
    replays: { ...replayQuotes(rows), ...replayStages(rows) },
    comparisons: () => compareFinancings(rows),
  }
}

/** A quote that was drawn is one of the lender whose list it is from. */
function noteDrawn({ quotes }: Rows, { lender, list, ...body }: DrawQuote): void {
  const said = `${describeQuote(body, lender)} ${formatNumber(list)}`
  quotes.set(body.id, { said, status: 'standing' })
}

const KEEPING = new Set([
  'financing.look-at-request',
  'pricing.draw-quote',
  'financing.weigh-findings',
])

function describeWeighing(body: unknown, party: string, digest: string): string {
  const { financing, findings, reason } = body as WeighFindings
  const of = `${formatNumber(financing)} ${formatNumber(party)} ${digest}`
  const each = findings.map(formatNumber).toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1))
  return `${of} ${each.join(',')} ${reason}`
}

/** A payout moves its financing on; where its proof has posted nothing, it came too late. */
function followPayouts(
  { lines }: Rows,
  act: string,
  posted: readonly { readonly post: string }[],
  body: unknown,
): void {
  const { financing } = body as { readonly financing: FinancingId }
  const line = lines.get(financing)
  const status = findStage(act, posted)
  if (line && status) lines.set(financing, { ...line, status })
}

function findStage(
  act: string,
  posted: readonly { readonly post: string }[],
): FinancingStatus | null {
  if (act === 'payment.instruct-payout') return 'instructed'
  if (act === 'payment.note-rejection') return 'approved'
  if (act === 'payment.give-up-payout') return 'withdrawn'
  if (act !== 'payment.prove-payout' || posted.length === 0) return null
  return posted.some(({ post }) => post === 'free') ? 'paid' : 'returned'
}

function replayQuotes({ lines, quotes }: Rows) {
  return {
    requested: (body: RequestQuotes, { party }: ReplayedEntry) => {
      lines.set(body.id, { asked: describeRequest(body, party), ...BEGINS })
    },
    quoted: (body: GiveQuote, { party }: ReplayedEntry) => {
      quotes.set(body.id, { said: `${describeQuote(body, party)} 0`, status: 'standing' })
    },
    declined: ({ financing }: DeclineToQuote, { party }: ReplayedEntry) => {
      const own = `${formatNumber(financing)} ${formatNumber(party)} `
      for (const [id, quote] of quotes)
        if (quote.status === 'standing' && quote.said.startsWith(own))
          quotes.set(id, { ...quote, status: 'ended' })
    },
  }
}

function replayStages({ lines, quotes }: Rows) {
  const set = (id: FinancingId, changed: Partial<Line>) => {
    const line = lines.get(id)
    if (line) lines.set(id, { ...line, ...changed })
  }
  const ends =
    (status: FinancingStatus) =>
    ({ financing }: { readonly financing: FinancingId }) =>
      set(financing, { status })
  return {
    chosen: ({ financing, quote: id }: ChooseQuote) => {
      set(financing, { status: 'applied', quote: formatNumber(id) })
      const quote = quotes.get(id)
      if (quote) quotes.set(id, { ...quote, status: 'chosen' })
    },
    decided: ({ financing, decision, words }: Decide) =>
      set(financing, {
        status: decision === 'approve' ? 'approved' : 'refused',
        words: words.trim() === '' ? '' : words,
      }),
    weighed: () => undefined,
    withdrawn: ends('withdrawn'),
    lapsed: ends('lapsed'),
  }
}

function compareFinancings({ lines, quotes, looks, weighings }: Rows): readonly Comparison[] {
  return [
    {
      kind: 'financing_differs',
      select: SELECT_FINANCINGS,
      expected: [...lines].map(([id, { asked, status, quote, words }]) => [
        formatNumber(id),
        `${asked} ${status} ${quote} ${words}`,
      ]),
    },
    {
      kind: 'quote_differs',
      select: SELECT_QUOTES,
      expected: [...quotes].map(([id, { said, status }]) => [
        formatNumber(id),
        `${said} ${status}`,
      ]),
    },
    {
      kind: 'financing_look_differs',
      select: 'select entry::text as subject, digest as says from ledger.financing_look',
      expected: looks,
    },
    { kind: 'bought_back_proof_differs', select: SELECT_UNPROVEN, expected: [] },
    { kind: 'finding_weighing_differs', select: SELECT_WEIGHINGS, expected: weighings },
    { kind: 'facility_sum_differs', select: SELECT_WRONG_SUMS, expected: [] },
  ]
}

const BEGINS = { status: 'requested', quote: '0', words: '' } as const

function describeRequest(body: RequestQuotes, party: string): string {
  const { spans, lenders, deadline, chooseBy, recourse } = body
  const parts = spans.map(
    ({ instrument, span }) => `${formatNumber(instrument)}:${span.lo}-${span.hi}`,
  )
  const asked = lenders.map(formatNumber).toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1))
  const times = `${Date.parse(deadline)} ${Date.parse(chooseBy)}`
  return `${formatNumber(party)} ${parts.join(',')} ${asked.join(',')} ${times} ${recourse}`
}

function describeQuote(body: Omit<GiveQuote, 'seen'>, party: string): string {
  const { financing, rate, dayCount, fee, valueDate, recourse, firmUntil, ...price } = body
  const who = `${formatNumber(financing)} ${formatNumber(party)}`
  const terms = `${rate} ${dayCount} ${fee} ${valueDate} ${recourse} ${Date.parse(firmUntil)}`
  return `${who} ${terms} ${price.discount} ${price.net} ${price.apr}`
}

const MILLIS = (column: string) => `(extract(epoch from ${column}) * 1000)::bigint`

const SELECT_FINANCINGS = `
  select f.id::text as subject,
         concat_ws(' ', f.holder,
           (select string_agg(p.instrument || ':' || p.lo || '-' || p.hi, ',' order by p.place)
              from ledger.financing_part p where p.financing = f.id),
           (select string_agg(a.lender::text, ',' order by a.lender)
              from ledger.financing_asked a where a.financing = f.id),
           ${MILLIS('f.deadline')}, ${MILLIS('f.choose_by')}, f.recourse,
           case f.status when 'bought_back' then 'paid' else f.status end,
           coalesce(f.quote, 0), coalesce(f.words, '')) as says
    from ledger.financing f`

const SELECT_QUOTES = `
  select id::text as subject,
         concat_ws(' ', financing, lender, rate, day_count, fee_minor, value_date, recourse,
                   ${MILLIS('firm_until')}, discount_minor, net_minor, apr,
                   coalesce(price_list, 0), status) as says
    from ledger.quote`

/** Financings that are said to be bought back, and no payment proves it. */
const SELECT_UNPROVEN = `
  select f.id::text as subject, f.ended_by::text as says
    from ledger.financing f
   where f.status = 'bought_back' and not exists (
     select from ledger.buy_back b
      where b.financing = f.id and b.paid_by = f.ended_by and b.status in ('paid', 'bounced'))`
const SELECT_WEIGHINGS = `
  select g.entry::text as subject,
         concat_ws(' ', g.financing, g.lender, g.digest,
           (select string_agg(w.finding::text, ',' order by w.finding)
              from ledger.weighed_finding w where w.entry = g.entry), g.reason) as says
    from ledger.finding_weighing g`

/** Limits whose sums are not those of their uses, or of which more is taken than there is. */
const SELECT_WRONG_SUMS = `
  select f.id::text as subject, f.reserved_minor || ' ' || f.used_minor as says
    from ledger.facility f
   where f.reserved_minor + f.used_minor > f.limit_minor
      or (f.reserved_minor, f.used_minor) <> (
        select coalesce(sum(u.amount_minor) filter (where u.status = 'reserved'), 0),
               coalesce(sum(u.amount_minor) filter (where u.status = 'used'), 0)
          from ledger.facility_use u where u.facility = f.id)`
