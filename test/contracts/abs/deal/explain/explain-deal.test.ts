import { describe, expect, it } from 'vitest'
import { explainDeal } from '../../../../../contracts/abs/deal/explain/explain-deal.ts'
import {
  DEAL_TEMPLATES,
  dealTemplate,
} from '../../../../../contracts/abs/deal/templates/deal-template.ts'
import { listSteps } from '../../../../../contracts/abs/deal/walk-steps.ts'
import { loaded, loadTemplate } from '../../waterfall/read-results.ts'
import { withEdits } from '../edited.ts'

const ADVANCES =
  '  4 pay "Guarantor", "Shortfall guarantor (originator)", in this order, ' +
  'what it has advanced, with interest from "Plan account"'

describe('a deal told in sentences', () => {
  it('in Chinese: notes, fees, triggers, steps by number', () => {
    expect(explainDeal(loadTemplate('loans'), 'zh')).toEqual(
      expect.arrayContaining([
        '  优先B档：100,000,000.00 元（1,000,000 份），固定利率 4.8%，计息基准 30E/360，过手摊还，' +
          '未付利息计复利，利率同票面',
        '  兑付代理费：后续顺位对证券的支付 × 0.005%',
        '  优先A档利息未足额支付：“优先A档”应付未付利息 > 0，分配后测试，自下次分配起生效，' +
          '不可补救，→ 加速清偿',
        '  2 收益分账户不足时，以储备账户补足【自“流动性储备账户”向“收益分账户”转付' +
          '0 与 “优先费用与优先A档利息” − “收益分账户”余额 中较大者】',
        '  6 自“收益分账户”向“优先B档”支付应付未付利息',
        '    13.1 自“本金分账户”向“次级档”支付全部剩余资金',
      ]),
    )
  })

  it('the lesser and the greater stand in brackets where more follows', () => {
    const is = 'pool.lost / max(pool.balance, 1元) + min(1, 2)'
    const edits = { 'terms.share': { zh: '占比', en: 'share', is } }
    const told = explainDeal(loaded(withEdits(dealTemplate('fixed'), edits)), 'en')
    expect(told.find(line => line.startsWith('  share:'))).toMatch(
      /: .* ÷ \(the greater of .* and 1\.00 yuan\) \+ \(the lesser of 1 and 2\)$/,
    )
  })

  it('dates, what an account opens with, VAT, and the order of several payees', () => {
    const edits = { 'accounts.plan.opening': '6000元', 'fees.manager.vat': '0.06' }
    const lines = explainDeal(loaded(withEdits(dealTemplate('fixed'), edits)), 'en')
    expect(lines.slice(1, 4)).toEqual([
      'Dates',
      '  cut-off 2026-01-01, closing 2026-01-15, legal final maturity 2028-01-15',
      '  first calculation 2026-07-01, first payment 2026-07-15, every 6 months',
    ])
    expect(lines.find(line => line.startsWith('  Plan account'))).toContain(
      'opens with 6,000.00 yuan',
    )
    expect(lines.find(line => line.startsWith("  Manager's fee"))).toMatch(/VAT on top 6%$/)
    expect(lines).toContain(ADVANCES)
  })

  it('in English', () => {
    expect(explainDeal(loadTemplate('fixed'), 'en')).toEqual(
      expect.arrayContaining([
        '  Senior A1: 60,000,000.00 yuan (600,000 units), fixed rate 4%, counted 30E/360, ' +
          'principal by schedule: A1 principal due',
        '  Guarantor: guarantee, at most 40,000,000.00 yuan, advances bear 6% (30E/360)',
        '  3 pay "Manager\'s fee" the fees due from "Plan account"',
        '  5 pay "Senior A1", "Senior A2", pro rata, the interest due from "Plan account"',
        '    5.1 pay "Subordinate" the principal outstanding from "Plan account"',
      ]),
    )
  })

  it.each(DEAL_TEMPLATES)('%s: every step has its line, and no quantity is left in code', name => {
    const deal = loadTemplate(name)
    for (const language of ['zh', 'en'] as const) {
      const lines = explainDeal(deal, language)
      for (const { path } of listSteps(deal.deal)) {
        const sentence = deal.sentences.get(path)![language]
        expect(lines.some(line => line.includes(sentence))).toBe(true)
      }
      expect(lines.join('\n')).not.toMatch(/\b(note|pool|account|fee|term|date)s?\.[\p{L}]/u)
    }
  })

  it('brackets stand where they change the meaning', () => {
    const said = (is: string) => {
      const changed = { 'terms.next_costs.is': is }
      const lines = explainDeal(loaded(withEdits(dealTemplate('factoring'), changed)), 'en')
      return lines.find(line => line.includes("next period's fees"))!.split(': ')[1]
    }
    expect(said('2 * (1元 + 3元)')).toBe('2 × (1.00 yuan + 3.00 yuan)')
    expect(said('2 * 1元 + 3元')).toBe('2 × 1.00 yuan + 3.00 yuan')
    expect(said('9元 - (5元 - 1元)')).toBe('9.00 yuan − (5.00 yuan − 1.00 yuan)')
    expect(said('9元 - 5元 - 1元')).toBe('9.00 yuan − 5.00 yuan − 1.00 yuan')
  })

  it('a template is a copy each time', () => {
    const first = dealTemplate('loans') as { issued: string }
    first.issued = '1元'
    expect(dealTemplate('loans').issued).toBe('1000000000元')
  })
})
