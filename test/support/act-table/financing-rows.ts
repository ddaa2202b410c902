import type { FINANCING_CLAUSES } from '../../../contracts/financing/clauses.ts'
import { requestQuotes } from '../../../contracts/financing/request-quotes.ts'
import { addDays } from '../../../contracts/kernel/date.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { partyOf as known, SECOND } from '../../contracts/fixtures.ts'
import { both } from '../../simulation/cast.ts'
import { decideOne, giveQuote, isOpen, onOne } from '../../simulation/financing-thoughts.ts'
import { byHolder, choosePart } from '../../simulation/thoughts.ts'
import { type ActRow, daily, everyDay, leftOut } from './act-row.ts'
import { DATE, DIGEST, FINANCING, FINDING, PARTY, QUOTE, SPANS } from './examples.ts'
import { asStranger, known as there } from './strangers.ts'

const NO_INSTRUMENT = leftOut('it names a financing, which only its sides know')
const NOT_TRIED = leftOut('its postings are those of a pledge, tried there')

const at = (date: string, hour: string) => `${date}T${hour}:00:00.000Z`

/** The acts of financings, as each kind of test meets them. */
export const FINANCING_ROWS: Record<keyof typeof FINANCING_CLAUSES, ActRow> = {
  'financing.request-quotes': {
    body: {
      ...{ id: FINANCING, spans: SPANS, lenders: [PARTY], recourse: 'either' },
      ...{ deadline: at(DATE, '10'), chooseBy: at(DATE, '11') },
    },
    strangers: {
      'request quotes': asked =>
        requestQuotes(
          { receivables: there(asked), lenders: new Map([[SECOND, known(SECOND, 'lender')]]) },
          {
            ...{ id: 'fin_1', spans: asked.spans, lenders: [SECOND], recourse: 'either' },
            ...{ deadline: '2026-03-03T09:00:00.000Z', chooseBy: '2026-03-04T09:00:00.000Z' },
          },
          { ...asStranger, now: '2026-03-02T09:00:00.000Z' },
        ),
    },
    steps: leftOut('it posts nothing'),
    habit: daily(5, (cast, { titles, asOf, facilities }) => {
      const limited = (debtor: string) => facilities.some(f => f.subject === debtor)
      const free = titles.filter(t => t.claim === null && t.holds.length === 0)
      const far = free.filter(t => limited(t.debtor) && t.dueOn > addDays(asOf, 45))
      const title = cast.chance.of(far) ?? cast.chance.of(titles)
      if (!title) return null
      const lenders = cast.banks.map(({ id }) => id)
      const times = { deadline: at(addDays(asOf, 20), '10'), chooseBy: at(addDays(asOf, 29), '10') }
      const asked = { spans: [choosePart(cast, title)], lenders, recourse: 'either', ...times }
      return byHolder(cast, title, { id: newId('fin'), ...asked })
    }),
  },
  'financing.look-at-request': {
    body: { financing: FINANCING },
    strangers: NO_INSTRUMENT,
    steps: leftOut('it posts nothing'),
    habit: daily(5, (cast, now) =>
      onOne(
        cast,
        now,
        one => one.status === 'requested' && one.shown === null,
        one => ({ by: cast.chance.of(one.lenders)!, body: {} }),
      ),
    ),
  },
  'financing.quote': {
    body: {
      ...{ id: QUOTE, financing: FINANCING, rate: '0.03', dayCount: 'A/360', fee: '0' },
      ...{ valueDate: DATE, recourse: 'without', firmUntil: at(DATE, '10') },
      ...{ discount: '0', net: '1', apr: '0.030000', seen: DIGEST },
    },
    strangers: NO_INSTRUMENT,
    steps: leftOut('it posts nothing'),
    habit: everyDay(giveQuote),
  },
  'financing.decline-to-quote': {
    body: { financing: FINANCING, reason: 'too long' },
    strangers: NO_INSTRUMENT,
    steps: leftOut('it posts nothing'),
    habit: everyDay((cast, now) =>
      onOne(
        cast,
        now,
        one => one.status === 'requested' && cast.chance.happens(0.1),
        one => ({ by: cast.chance.of(one.lenders)!, body: { reason: 'enough of this debtor' } }),
      ),
    ),
  },
  'financing.choose-quote': {
    body: { financing: FINANCING, quote: QUOTE },
    strangers: NO_INSTRUMENT,
    steps: NOT_TRIED,
    habit: everyDay((cast, now) =>
      onOne(
        cast,
        now,
        one => one.status === 'requested' && one.quote !== null,
        one => ({ by: one.holder, body: { quote: one.quote ?? QUOTE } }),
      ),
    ),
  },
  'financing.weigh-findings': {
    body: { financing: FINANCING, findings: [FINDING], reason: 'the firms are one group' },
    strangers: NO_INSTRUMENT,
    steps: leftOut('it posts nothing'),
    habit: leftOut('findings come of a watch that runs beside the ledger'),
  },
  'financing.decide': {
    body: { financing: FINANCING, decision: 'approve', seen: DIGEST, words: '' },
    strangers: NO_INSTRUMENT,
    steps: NOT_TRIED,
    habit: everyDay(decideOne),
  },
  'financing.withdraw-financing': {
    body: { financing: FINANCING },
    strangers: NO_INSTRUMENT,
    steps: NOT_TRIED,
    habit: everyDay((cast, now) =>
      onOne(
        cast,
        now,
        one => isOpen(one) && cast.chance.happens(0.1),
        one => ({ by: one.holder, body: {} }),
      ),
    ),
  },
  'financing.lapse-financing': {
    body: { financing: FINANCING },
    strangers: NO_INSTRUMENT,
    steps: leftOut('no day passes in the small world'),
    habit: daily(3, (cast, { financings }) => {
      const one = cast.chance.of(financings.filter(f => f.lapsed)) ?? cast.chance.of(financings)
      const { operator } = cast.market
      return one ? { signers: [both(operator)[0]!], body: { financing: one.id } } : null
    }),
  },
}
