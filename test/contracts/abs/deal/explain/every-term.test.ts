import { describe, expect, it } from 'vitest'
import { loadDeal } from '../../../../../contracts/abs/deal/check/load-deal.ts'
import { explainDeal } from '../../../../../contracts/abs/deal/explain/explain-deal.ts'
import { tellExpression } from '../../../../../contracts/abs/deal/explain/tell-expression.ts'
import type { LoadedDeal } from '../../../../../contracts/abs/deal/loaded-deal.ts'
import { DEAL_QUANTITIES, NAMED_QUANTITIES } from '../../../../../contracts/abs/deal/quantities.ts'
import { type Expression, parse } from '../../../../../contracts/abs/expression/parse.ts'
import { loaded } from '../../waterfall/read-results.ts'
import { withEdits } from '../edited.ts'
import { type Leaf, listAlternatives, listFields, listLeaves, WHOLE_DEAL } from './every-term.ts'

const LANGUAGES = ['zh', 'en'] as const

/** Terms that decide no payment: the format, and what the run reads as nothing stated. */
const UNTOLD = /^(format|\$schema|dates\.monthEnd)$/

const LIQUIDITY = { zh: '某', en: 'some', kind: 'liquidity' }
const MOVES = { move: '5元', from: 'main', to: 'reserve' }
const EMPTIES = { pay: 'sub', from: 'main', owed: 'everything_left' }

const explain = (deal: LoadedDeal) =>
  LANGUAGES.map(language => explainDeal(deal, language).join('\n'))

/** The deal with another value at that place; null where nothing else can stand there. */
function changed(document: object, leaf: Leaf): LoadedDeal | null {
  for (const value of listAlternatives(document, leaf)) {
    const answer = loadDeal(withEdits(document, { [leaf.path]: value }))
    if (answer.ok) return answer.deal
  }
  return null
}

describe('an explanation says everything: another term is another explanation', () => {
  it('each of a deal that has them all', () => {
    const document = WHOLE_DEAL
    const [zh, en] = explain(loaded(document))
    const untold: string[] = []
    let tried = 0
    for (const leaf of listLeaves(document).filter(({ path }) => !UNTOLD.test(path))) {
      const other = changed(document, leaf)
      if (other === null) continue
      tried++
      const [otherZh, otherEn] = explain(other)
      const ofChinese = leaf.path.endsWith('.zh')
      const ofEnglish = leaf.path.endsWith('.en')
      const told = (ofEnglish || otherZh !== zh) && (ofChinese || otherEn !== en)
      if (!told) untold.push(leaf.path)
    }
    expect(untold).toEqual([])
    expect(tried).toBeGreaterThan(200)
  })

  it('the deals that are tried have every field that a deal can have', () => {
    const written = new Set(listLeaves(WHOLE_DEAL).flatMap(({ path }) => path.split('.')))
    const missing = [...listFields()].filter(field => !written.has(field))
    expect(missing).toEqual(['$schema'])
  })

  it.each([
    { 'notes.A.units': 8001, issued: '1100100元' },
    { 'notes.A.principal': { schedule: 'plan' } },
    { 'notes.B.principal': 'pass_through' },
    { 'notes.sub.interest': { fixed: '0.01' } },
    { 'notes.C.interest.steps.0.0': '2026-01-14' },
    { 'notes.C.interestOnUnpaid': '0.01' },
    { 'parts.costs.0': MOVES, 'parts.costs.1': MOVES, 'supports.swap': LIQUIDITY },
    { 'parts.every_verb.1.move': 'everything_left' },
    { 'parts.every_verb.6.otherwise.2': 'nothing', 'parts.nothing': [{ test: 'defaults' }] },
    { 'triggers.atLeast.effects.0': 'close' },
    { 'triggers.atLeast.effects.0': { state: 'accelerated' } },
    {
      'triggers.defaults.effects.1': { require: 'main' },
      'accounts.main.target': '5元',
      'accounts.reserve.required': 'always',
    },
    { 'accounts.main.retain': undefined, 'states.ordinary.steps.4': EMPTIES },
    { 'dates.monthEnd': true, 'dates.firstPayment': '2026-04-30' },
    {
      'collections.0.flows': ['interest', 'penalty', 'fees', 'principal', 'prepaid', 'repurchased'],
      'collections.1': { flows: ['recovered'], into: 'reserve' },
    },
  ])('and those that change together: %o', edits => {
    const other = explain(loaded(withEdits(WHOLE_DEAL, edits)))
    const [zh, en] = explain(loaded(WHOLE_DEAL))
    expect([other[0] === zh, other[1] === en]).toEqual([false, false])
  })

  it('a term that is left out is told apart from one that is stated', () => {
    const document = WHOLE_DEAL
    const [zh, en] = explain(loaded(document))
    const optional = [
      'notes.A.notional',
      'notes.A.capitalise',
      'notes.A.interestOnUnpaid',
      'notes.B.interest.cap',
      'notes.B.interest.resets',
      'accounts.reserve.opening',
      'accounts.reserve.earns',
      'accounts.reserve.required',
      'accounts.reserve.earns.into',
      'collections.0.redirect',
      'fees.custodian.vat',
      'fees.custodian.cap',
      'fees.payout.unpaid',
      'supports.bank.limit',
      'supports.bank.rate',
      'ledgers.loss.limit',
      'ledgers.loss.overflow',
      'events.servicer_replaced.votes',
      'triggers.defaults.acts',
      'triggers.defaults.cure',
      'parts.every_verb.0.limit',
      'parts.every_verb.0.split',
      'parts.every_verb.1.count',
      'parts.every_verb.1.credit',
      'parts.every_verb.4.keep',
      'parts.every_verb.4.limit',
      'parts.every_verb.6.otherwise',
      'dates.chain',
    ]
    const alike = optional.filter(path => {
      const answer = loadDeal(withEdits(document, { [path]: undefined }))
      if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(answer.findings)}`)
      const [otherZh, otherEn] = explain(answer.deal)
      return otherZh === zh || otherEn === en
    })
    expect(alike).toEqual([])
  })

  it('the order of notes, states and triggered states is told', () => {
    const document = WHOLE_DEAL as { notes: object; states: object }
    const turned = (section: 'notes') => ({
      ...document,
      [section]: Object.fromEntries(Object.entries(document[section]).reverse()),
    })
    expect(explain(loaded(turned('notes')))).not.toEqual(explain(loaded(document)))
  })

  it('things of one title are told apart by their names', () => {
    const words = { zh: '优先级', en: 'Senior' }
    const document = withEdits(WHOLE_DEAL, {
      'notes.A.zh': words.zh,
      'notes.A.en': words.en,
      'notes.C.zh': words.zh,
      'notes.C.en': words.en,
    })
    const other = withEdits(document, { 'parts.costs.4.pay': ['C', 'B'] })
    const [zh, en] = explain(loaded(document))
    const [otherZh, otherEn] = explain(loaded(other))
    expect([otherZh === zh, otherEn === en]).toEqual([false, false])
  })
})

describe('no two expressions of different meaning are told alike', () => {
  const deal = loaded(WHOLE_DEAL).deal
  const tell = (text: string) => {
    const expression = parse(text) as Expression
    return LANGUAGES.map(language => tellExpression(expression, deal, language))
  }

  it.each([
    ['not date.due and trigger.defaults', 'not (date.due and trigger.defaults)'],
    ['-5元 + pool.balance', '-(5元 + pool.balance)'],
    ['(1元 + 2元) * 3', '1元 + 2元 * 3'],
    ['1元 - (2元 - 3元)', '1元 - 2元 - 3元'],
    ['8 / (4 / 2)', '8 / 4 / 2'],
    ['date.due or date.due and trigger.defaults', '(date.due or date.due) and trigger.defaults'],
    ['min(1, 2) + 3', 'min(1, 2 + 3)'],
    ['if(date.due, 1, 2) + 3', 'if(date.due, 1, 2 + 3)'],
    ['0.0000000000001', '0.0000000000002'],
    ['0.001元', '0.002元'],
    ['1.0000000000001', '1'],
    ['pool.balance < 5元', 'pool.balance <= 5元'],
    ['schedule.plan', 'schedule.plan.latest'],
  ])('%s and %s', (one, other) => {
    const [oneZh, oneEn] = tell(one)
    const [otherZh, otherEn] = tell(other)
    expect([oneZh === otherZh, oneEn === otherEn]).toEqual([false, false])
  })

  it('every quantity has words of its own', () => {
    const named = { note: 'A', fee: 'custodian', account: 'main', support: 'bank', ledger: 'loss' }
    const others = { moved: 'saved', schedule: 'plan', index: 'lpr_1y', term: 'default_rate' }
    const rest = { trigger: 'defaults', event: 'servicer_replaced', state: 'ordinary' }
    const names: Readonly<Record<string, string>> = { ...named, ...others, ...rest }
    const quantities = [
      ...Object.entries(DEAL_QUANTITIES).flatMap(([noun, measures]) =>
        Object.keys(measures).map(measure => `${noun}.${measure}`),
      ),
      ...Object.entries(NAMED_QUANTITIES).flatMap(([noun, measures]) =>
        Object.keys(measures).map(measure =>
          [noun, names[noun], measure].filter(Boolean).join('.'),
        ),
      ),
    ]
    for (const at of [0, 1]) {
      const told = Map.groupBy(quantities, quantity => tell(quantity)[at]!)
      expect([...told.values()].filter(alike => alike.length > 1)).toEqual([])
    }
  })
})

describe('rates are told in per cent', () => {
  it.each(LANGUAGES)('%s', language => {
    const told = explainDeal(loaded(WHOLE_DEAL), language).join('\n')
    for (const rate of ['4%', '3%', '0.1%', '6%', '2%', '5%', '50%']) expect(told).toContain(rate)
    const shares = told.match(/\d[\d,]*\.\d+%?/g)!.filter(each => each.startsWith('0.'))
    expect(shares.filter(each => !/%$|^0\.00$/.test(each))).toEqual([])
  })
})
