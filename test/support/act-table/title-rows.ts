import { addDays } from '../../../contracts/kernel/date.ts'
import { spanSize } from '../../../contracts/kernel/span.ts'
import { acceptPledge } from '../../../contracts/title/accept-pledge.ts'
import { answerOffer } from '../../../contracts/title/answer-offer.ts'
import type { TITLE_CLAUSES } from '../../../contracts/title/clauses.ts'
import { disclose } from '../../../contracts/title/disclose.ts'
import { liftHold } from '../../../contracts/title/lift-hold.ts'
import { look } from '../../../contracts/title/look.ts'
import { offerPledge } from '../../../contracts/title/offer-pledge.ts'
import { offerTransfer } from '../../../contracts/title/offer-transfer.ts'
import { release } from '../../../contracts/title/release.ts'
import { setHold } from '../../../contracts/title/set-hold.ts'
import { withdrawOffer } from '../../../contracts/title/withdraw-offer.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { as, invoicesById, partyOf, SECOND, STRANGER } from '../../contracts/fixtures.ts'
import { both, signersOf, partyOf as takingPart } from '../../simulation/cast.ts'
import {
  liftAlarm,
  passGoodsOn,
  pledgeGoods,
  releaseGoods,
} from '../../simulation/goods-thoughts.ts'
import type { OpenOffer } from '../../simulation/snapshot.ts'
import { byHolder, byItsOwner, choosePart, findPayee } from '../../simulation/thoughts.ts'
import { DEBT, DEBT_OWED } from '../acts.ts'
import { type ActRow, daily, leftOut, rarely } from './act-row.ts'
import { DATE, PARTY, SPANS, STANDING, TRADE } from './examples.ts'
import { invoiceId, type Step, spansOf, stateIn } from './small-world.ts'
import { asStranger, known, offered, payee, strangersInvoice, strangersRoles } from './strangers.ts'

const ITS_OWN = leftOut('it names no instrument, only what the party itself has given')
/** How often it is done with goods, where it is done with receivables mostly. */
const OF_GOODS = 0.2
const NOTHING_POSTED = leftOut('it posts nothing')

/** Of the small world's court, or of its debtor. */
function holdOf({ by }: Step) {
  return { kind: by === STRANGER ? 'court' : 'dispute' } as const
}

/** Names what was shown of an offer last, if anything was. */
function seen({ shown }: OpenOffer) {
  return shown === null ? {} : { seen: shown }
}

/** The acts of titles, as each kind of test meets them. */
export const TITLE_ROWS: Record<keyof typeof TITLE_CLAUSES, ActRow> = {
  'title.offer-transfer': {
    body: { to: PARTY, spans: SPANS, trade: TRADE },
    strangers: {
      'offer a transfer': asked =>
        offerTransfer(
          { ...payee, instruments: known(asked), invoices: invoicesById(strangersInvoice) },
          { to: SECOND, spans: asked.spans, trade: [{ invoice: 'inv_2', amount: 1n }] },
          asStranger,
        ),
    },
    steps: {
      offer: (world, step) => {
        const trade = [{ invoice: invoiceId(step.to, step.by), amount: spanSize(step.span) }]
        const body = { ...spansOf(step), to: step.to, trade }
        return offerTransfer(stateIn(world, step), body, as(step.by))
      },
    },
    habit: daily(16, (cast, now) => {
      if (cast.chance.happens(OF_GOODS)) return passGoodsOn(cast, now)
      const { titles } = now
      const title = cast.chance.of(titles.filter(t => t.claim === null)) ?? cast.chance.of(titles)
      if (!title) return null
      const span = choosePart(cast, title)
      const beside = cast.chance.happens(0.15) && cast.chance.of(titles.filter(t => t !== title))
      const two = beside && beside.holder === title.holder
      const spans = two ? [span, choosePart(cast, beside)] : [span]
      const amount = spans.reduce((sum, s) => sum + BigInt(s.hi) - BigInt(s.lo), 0n)
      const { to, trade } = findPayee(cast, title.holder, amount)
      return byHolder(cast, title, { to: to.id, spans, trade })
    }),
  },
  'title.answer-offer': {
    body: { spans: SPANS, answer: 'accept' },
    strangers: {
      accept: asked => answerOffer(offered(asked), { ...asked, answer: 'accept' }, asStranger),
      reject: asked => answerOffer(offered(asked), { ...asked, answer: 'reject' }, asStranger),
    },
    steps: {
      accept: (world, step) =>
        answerOffer(stateIn(world, step), { ...spansOf(step), answer: 'accept' }, as(step.by)),
      reject: (world, step) =>
        answerOffer(stateIn(world, step), { ...spansOf(step), answer: 'reject' }, as(step.by)),
    },
    habit: daily(14, (cast, { offers }) => {
      const one = cast.chance.of(offers)
      if (!one) return null
      const answer = cast.chance.happens(0.75) ? 'accept' : 'reject'
      const body = { spans: one.spans, answer, ...seen(one) }
      return { signers: signersOf(cast, takingPart(cast, one.to)), body }
    }),
  },
  'title.withdraw-offer': {
    body: { spans: SPANS },
    strangers: { withdraw: asked => withdrawOffer(offered(asked), asked, asStranger) },
    steps: {
      withdraw: (world, step) => withdrawOffer(stateIn(world, step), spansOf(step), as(step.by)),
    },
    habit: daily(3, (cast, { offers }) => {
      const one = cast.chance.of(offers)
      if (!one) return null
      return { signers: signersOf(cast, takingPart(cast, one.from)), body: { spans: one.spans } }
    }),
  },
  'title.lapse-offer': {
    body: { spans: SPANS },
    strangers: leftOut('the operator alone gives up what nobody answered'),
    steps: leftOut('no day passes in the small world'),
    habit: daily(4, (cast, { offers }) => {
      const one = cast.chance.of(offers.filter(o => o.lapsed)) ?? cast.chance.of(offers)
      return one ? { signers: [cast.market.operator.maker], body: { spans: one.spans } } : null
    }),
  },
  'title.offer-pledge': {
    body: { ...DEBT, to: PARTY, spans: SPANS },
    strangers: {
      'offer a pledge': asked =>
        offerPledge(
          { instruments: known(asked), pledgee: partyOf(SECOND) },
          { ...DEBT_OWED, to: SECOND, spans: asked.spans },
          asStranger,
        ),
    },
    steps: {
      'offer a pledge': (world, step) => {
        const body = { ...spansOf(step), ...DEBT_OWED, to: step.to }
        return offerPledge(stateIn(world, step), body, as(step.by))
      },
    },
    habit: daily(7, (cast, now) => {
      if (cast.chance.happens(OF_GOODS)) return pledgeGoods(cast, now)
      const title = cast.chance.of(now.titles.filter(t => t.claim === null))
      if (!title) return null
      const to = cast.chance.of(cast.banks)!.id
      return byHolder(cast, title, { ...DEBT, to, spans: [choosePart(cast, title)] })
    }),
  },
  'title.accept-pledge': {
    body: { ...DEBT, spans: SPANS, knowing: [] },
    strangers: {
      'accept a pledge': asked =>
        acceptPledge(offered(asked), { ...asked, ...DEBT_OWED, knowing: [] }, asStranger),
    },
    steps: {
      'accept a pledge': (world, step) => {
        const body = { ...spansOf(step), ...DEBT_OWED, knowing: [] }
        return acceptPledge(stateIn(world, step), body, as(step.by))
      },
    },
    habit: daily(7, (cast, { offers }) => {
      const pledges = offers.filter(o => o.ofPledge)
      const one = cast.chance.of(pledges.length > 0 ? pledges : offers)
      if (!one) return null
      const body = { ...DEBT, spans: one.spans, knowing: ['overdue'], ...seen(one) }
      return { signers: signersOf(cast, takingPart(cast, one.to)), body }
    }),
  },
  'title.disclose': {
    body: { to: PARTY, spans: SPANS, until: DATE },
    strangers: {
      disclose: asked =>
        disclose(offered(asked), { ...asked, to: SECOND, until: '2026-04-01' }, asStranger),
    },
    steps: NOTHING_POSTED,
    habit: daily(4, (cast, { offers, asOf }) => {
      const one = cast.chance.of(offers)
      if (!one) return null
      const body = { to: one.to, spans: one.spans, until: addDays(asOf, 3) }
      return { signers: signersOf(cast, takingPart(cast, one.from)), body }
    }),
  },
  'title.look': {
    body: { spans: SPANS },
    strangers: {
      look: asked =>
        look({ ...offered(asked), text: { content: '', digest: '', parts: 0 } }, asked, asStranger),
    },
    steps: leftOut('it keeps a text and moves nothing'),
    habit: daily(5, (cast, { offers }) => {
      const one = cast.chance.of(offers.filter(o => o.disclosed)) ?? cast.chance.of(offers)
      if (!one) return null
      const signers = signersOf(cast, takingPart(cast, one.to))
      return { signers, body: { spans: one.spans } }
    }),
  },
  'title.release': {
    body: { spans: SPANS },
    strangers: {
      release: asked => release({ instruments: known(asked) }, asked, asStranger),
    },
    steps: {
      release: (world, step) => release(stateIn(world, step), spansOf(step), as(step.by)),
    },
    habit: daily(6, (cast, now) => {
      if (cast.chance.happens(OF_GOODS)) return releaseGoods(cast, now)
      const title = cast.chance.of(now.titles.filter(t => t.claim === 'pledge'))
      if (!title) return null
      const signers = signersOf(cast, takingPart(cast, title.claimant!))
      return { signers, body: { spans: [choosePart(cast, title)] } }
    }),
  },
  'title.set-hold': {
    body: { kind: 'dispute', spans: SPANS },
    strangers: {
      dispute: asked =>
        setHold(
          { instruments: known(asked), roles: strangersRoles },
          { ...asked, kind: 'dispute' },
          asStranger,
        ),
      'hold as a court': asked =>
        setHold(
          { instruments: known(asked), roles: strangersRoles },
          { ...asked, kind: 'court' },
          asStranger,
        ),
    },
    steps: {
      hold: (world, step) =>
        setHold(stateIn(world, step), { ...spansOf(step), ...holdOf(step) }, as(step.by)),
    },
    habit: daily(3, (cast, { titles }) => {
      const title = cast.chance.of(titles)
      if (!title) return null
      const kind = cast.chance.happens(0.5) ? 'court' : 'dispute'
      const by = kind === 'court' ? cast.court : takingPart(cast, title.debtor)
      return { signers: signersOf(cast, by), body: { kind, spans: [choosePart(cast, title)] } }
    }),
  },
  'title.lift-hold': {
    body: { kind: 'dispute', spans: SPANS },
    strangers: {
      lift: asked =>
        liftHold({ instruments: known(asked) }, { ...asked, kind: 'dispute' }, asStranger),
    },
    steps: {
      lift: (world, step) =>
        liftHold(stateIn(world, step), { ...spansOf(step), ...holdOf(step) }, as(step.by)),
    },
    habit: daily(4, (cast, now) => {
      if (cast.chance.happens(OF_GOODS)) return liftAlarm(cast, now)
      const title = cast.chance.of(now.titles.filter(t => t.holds.length > 0))
      const one = title && cast.chance.of(title.holds)
      if (!one) return null
      const spans = [choosePart(cast, title)]
      return {
        signers: signersOf(cast, takingPart(cast, one.party)),
        body: { kind: one.kind, spans },
      }
    }),
  },
  'title.give-standing-acceptance': {
    body: { id: STANDING, from: null, limit: '1', until: DATE },
    strangers: ITS_OWN,
    steps: NOTHING_POSTED,
    habit: rarely(2, (cast, { asOf }) => {
      const party = cast.chance.of(cast.suppliers)!
      const from = cast.chance.happens(0.5) ? null : cast.chance.of(cast.suppliers)!.id
      const limit = String(cast.chance.between(1n, 3_000n))
      const body = { id: newId('sta'), from, limit, until: addDays(asOf, 20) }
      return { signers: both(party), body }
    }),
  },
  'title.withdraw-standing-acceptance': {
    body: { id: STANDING },
    strangers: ITS_OWN,
    steps: NOTHING_POSTED,
    habit: rarely(2, (cast, { standing }) => byItsOwner(cast, cast.chance.of(standing))),
  },
}
