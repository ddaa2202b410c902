import type { BusinessDate } from '../../contracts/kernel/date.ts'
import type { Span } from '../../contracts/kernel/span.ts'
import { receivableActs, titleActs } from '../client/index.ts'
import type { Certificate, StoryBook } from './book.ts'
import type { Member } from './cast.ts'
import { acceptsAtOnce } from './enrolment.ts'
import type { Onward } from './market/index.ts'
import type { Proposed } from './proposal.ts'
import type { Story } from './stage.ts'

interface Today {
  readonly date: BusinessDate
  /** How many business days the story has lasted. */
  readonly day: number
}

const ANSWERS_OF_DEBTORS = 0
/** Of tier one; those of the tiers behind follow, each after the answers of its own. */
const OFFERS = 1
const DISPUTES = 5

/** Debtors answer what was proposed to them; what they confirm is passed on tier by tier. */
export function confirmAndPassOn(story: Story, proposals: readonly Proposed[], today: Today): void {
  for (const proposed of proposals) if (proposed.accepted) answerProposal(story, proposed, today)
}

function answerProposal(story: Story, { id, invoice }: Proposed, { date, day }: Today): void {
  const { cast, outbox, book, choices, lapses } = story
  const { amount, dueOn } = invoice
  const debtor = cast.byCode.get(invoice.buyer)!
  if (choices.forgetsProposal(invoice, day)) {
    lapses.expect(cast.byCode.get(invoice.seller)!, lapse(book, 'proposal', amount))
    return
  }
  if (choices.rejectsProposal(invoice)) {
    const act = receivableActs.reject({ receivable: id })
    outbox.add(ANSWERS_OF_DEBTORS, debtor.people, act, answer => {
      if (answer.ok) book.count('proposal rejected', amount)
      else book.count('proposal refused', amount, answer.refusal)
    })
    return
  }
  const parts = [{ lo: 0n, hi: amount, holder: invoice.seller }]
  const certificate: Certificate = { id, invoice, issuedOn: date, parts, held: null }
  const act = receivableActs.confirm({ receivable: id, amount, dueOn })
  outbox.add(ANSWERS_OF_DEBTORS, debtor.people, act, answer => {
    if (answer.ok) book.issue(certificate)
    else book.count('proposal refused', amount, answer.refusal)
  })
  const passed = passOn(story, certificate, { of: invoice.onward, lo: 0n, tier: 1, day })
  if (invoice.disputed && passed < amount) dispute(story, certificate, { lo: passed, hi: amount })
}

/** Open from now on; what to do when it has lapsed. */
function lapse(book: StoryBook, what: 'proposal' | 'offer', amount: bigint): () => void {
  book.count(`${what} open`, amount)
  return () => {
    book.count(`${what} open`, -amount, null, -1)
    book.count(`${what} lapsed`, amount)
  }
}

interface PassingOn {
  readonly of: readonly Onward[]
  readonly lo: bigint
  readonly tier: number
  readonly day: number
}

/** From `lo` up, one span for each invoice that is paid with it; answers where they end. */
function passOn(story: Story, certificate: Certificate, { of, lo, tier, day }: PassingOn): bigint {
  let from = lo
  for (const { invoice, amount, onward } of of) {
    const span = { lo: from, hi: from + amount }
    const goesOn = offer(story, certificate, { span, invoice, tier, day })
    if (goesOn) passOn(story, certificate, { of: onward, lo: from, tier: tier + 1, day })
    from = span.hi
  }
  return from
}

interface Offering {
  readonly span: Span
  readonly invoice: Onward['invoice']
  readonly tier: number
  readonly day: number
}

/** True when the transferee takes it, if nothing is refused. */
function offer(story: Story, certificate: Certificate, offering: Offering): boolean {
  const { cast, outbox, documents, book, choices, lapses } = story
  const { span, invoice, tier, day } = offering
  const [from, to] = [cast.byCode.get(invoice.buyer)!, cast.byCode.get(invoice.seller)!]
  const spans = [{ instrument: certificate.id, span }]
  const amount = span.hi - span.lo
  const cited = documents.idOf(invoice)
  if (!cited) return false
  const trade = [{ invoice: cited, amount }]
  const atOnce = acceptsAtOnce(cast, to)
  const act = titleActs.offerTransfer({ to: to.party, spans, trade })
  let offered = false
  const forgotten = !atOnce && tier === 1 && choices.forgetsOffer(certificate.invoice, day)
  outbox.add(OFFERS + tier - 1, from.alone, act, answer => {
    if (!book.open.has(certificate.id)) return
    offered = answer.ok
    if (!answer.ok) book.count('offer refused', amount, answer.refusal)
    else if (forgotten) lapses.expect(from, lapse(book, 'offer', amount))
    else if (atOnce) {
      book.move(certificate, span, to.code)
      book.count('passed at once', amount)
    }
  })
  if (atOnce || forgotten) return atOnce
  return answerOffer(story, certificate, { ...offering, to, wasOffered: () => offered })
}

interface Answering extends Offering {
  readonly to: Member
  readonly wasOffered: () => boolean
}

/** The transferee's system answers, before it pays with what it got. */
function answerOffer(story: Story, certificate: Certificate, answering: Answering): boolean {
  const { outbox, book, choices } = story
  const { span, to, tier, wasOffered } = answering
  const accepts = !choices.rejectsOffer(certificate.invoice, tier)
  const spans = [{ instrument: certificate.id, span }]
  const act = titleActs.answerOffer({ spans, answer: accepts ? 'accept' : 'reject' })
  outbox.add(OFFERS + tier, to.alone, act, answer => {
    if (!wasOffered()) return
    if (!answer.ok) book.count('act refused', 0n, answer.refusal)
    else book.count(accepts ? 'offer accepted' : 'offer rejected', span.hi - span.lo)
    if (answer.ok && accepts) book.move(certificate, span, to.code)
  })
  return accepts
}

/** The debtor disputes what the first supplier still has; what was passed on it must pay. */
function dispute(story: Story, certificate: Certificate, span: Span): void {
  const { cast, outbox, book } = story
  const spans = [{ instrument: certificate.id, span }]
  const debtor = cast.byCode.get(certificate.invoice.buyer)!
  outbox.add(DISPUTES, debtor.people, titleActs.setHold({ kind: 'dispute', spans }), answer => {
    if (!book.open.has(certificate.id)) return
    if (!answer.ok) return book.count('act refused', 0n, answer.refusal)
    certificate.held = span
    book.count('disputed', span.hi - span.lo)
  })
}
