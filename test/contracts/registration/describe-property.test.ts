import { expect, it } from 'vitest'
import {
  describeProperty,
  type Property,
  type PropertyPart,
} from '../../../contracts/registration/describe-property.ts'

const YARD = { name: '渤海船厂', code: '91210000000000001A' }
const PART: PropertyPart = {
  ...{ debtor: YARD, package: '699999999999920260302000000017', subRange: '1-60000000' },
  ...{ amount: 60_000_000n, dueOn: '2026-05-29', invoices: ['A1', 'A2'] },
}
const PROPERTY: Property = {
  ...{ financing: 'fin_1', recourse: 'without', currency: 'CNY', parts: [PART] },
  assignor: { name: '红山钢厂', code: '91210000000000002B' },
  assignee: { name: '海岸银行', code: '91210000000000003C' },
}

it('says who assigns what to whom, so that nobody can take it for another', () => {
  expect(describeProperty(PROPERTY)).toEqual({
    zh:
      '转让人红山钢厂（91210000000000002B）将下列应收账款转让给受让人海岸银行（91210000000000003C）' +
      '办理无追索权保理融资，融资编号 fin_1，合计 CNY 600,000.00，共 1 笔：\n' +
      '1. 债务人渤海船厂（91210000000000001A），应收账款电子凭证 ' +
      '699999999999920260302000000017子票区间 1-60000000，应付 CNY 600,000.00，2026-05-29 到期，' +
      '对应发票 A1、A2。',
    en:
      '红山钢厂 (91210000000000002B) assigns to 海岸银行 (91210000000000003C), without recourse, ' +
      'under the financing fin_1, receivables of CNY 600,000.00 in one part:\n' +
      '1. Owed by 渤海船厂 (91210000000000001A) under the certificate ' +
      '699999999999920260302000000017, sub-range 1-60000000: CNY 600,000.00, due on 2026-05-29, ' +
      'for the invoices A1, A2.',
  })
})

it('adds parts up, says when a package goes whole, counts invoices beyond twenty', () => {
  const invoices = Array.from({ length: 23 }, (_, place) => `N${place + 1}`)
  const whole = { ...PART, subRange: '0', amount: 5n, invoices }
  const { zh, en } = describeProperty({ ...PROPERTY, recourse: 'with', parts: [PART, whole] })
  expect(zh).toContain('办理有追索权保理融资，融资编号 fin_1，合计 CNY 600,000.05，共 2 笔')
  expect(zh).toContain('\n2. 债务人渤海船厂')
  expect(zh).toContain('699999999999920260302000000017全部，应付 CNY 0.05')
  expect(zh).toMatch(/N20 等共 23 张。$/)
  expect(en).toContain('with recourse, under the financing fin_1')
  expect(en).toContain('receivables of CNY 600,000.05 in 2 parts')
  expect(en).toMatch(/all of it: CNY 0.05, .* N20 and 3 more\.$/)
})
