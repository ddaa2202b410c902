import { describe, expect, test } from 'vitest'
import {
  buildMapping,
  guessMapping,
} from '../../../services/portal/pages/bring-in/guess-mapping.ts'
import { readHead } from '../../../services/portal/pages/bring-in/read-head.ts'

const OWN = { code: 'OWN', side: 'seller' } as const
const FILE = `发票号码,购买方纳税人识别号,价税合计,开票日期,到期日期
1,BUYER,"¥1,234.50",2026年11月1日,2027年1月1日
=1+1,"a ""b"", c",much,2026年11月2日,2026-01-01`

describe('the mapping that is guessed of a file', () => {
  test('finds columns by their headings, and says what no column tells', async () => {
    const head = (await readHead(new Blob([FILE])))!
    const mapping = guessMapping('invoice', head, OWN)
    expect(mapping).toMatchObject({
      dates: 'YYYY年MM月DD日',
      amounts: 'major',
      sources: {
        seller: { always: 'OWN' },
        buyer: { column: '购买方纳税人识别号' },
        number: { column: '发票号码' },
        currency: { always: 'CNY' },
        amount: { column: '价税合计' },
        dueOn: { column: '到期日期' },
        order: null,
      },
    })
    expect(buildMapping(mapping, head)).toMatchObject({
      numbers: { decimal: '.', group: ',', currency: '¥' },
      columns: { seller: { always: 'OWN' }, number: '发票号码' },
    })
  })

  test('reads a decimal comma where no full stop stands so', async () => {
    const numbersOf = async (amounts: string) => {
      const head = (await readHead(new Blob([`发票号码;价税合计\n${amounts}`])))!
      return buildMapping(guessMapping('invoice', head, OWN), head)
    }
    expect(await numbersOf('1;¥1.234,50\n2;7,5')).toMatchObject({
      ...{ delimiter: ';', amounts: 'major' },
      numbers: { decimal: ',', group: '.', currency: '¥' },
    })
    expect(await numbersOf('1;1,234.50\n2;7,50')).toMatchObject({
      numbers: { decimal: '.', group: ',' },
    })
    expect(await numbersOf('1;1,234')).toMatchObject({ numbers: { decimal: '.', group: ',' } })
  })

  test('takes our own headings as whole minor units', async () => {
    const head = (await readHead(new Blob(['seller,buyer,number,amount\nA,B,1,100'])))!
    const mapping = guessMapping('invoice', head, OWN)
    expect(mapping.amounts).toBe('minor')
    expect(mapping.sources['seller']).toEqual({ column: 'seller' })
  })
})

describe('the beginning of a file', () => {
  test('is read with what stands in quotation marks, whatever it is', async () => {
    const head = await readHead(new Blob([FILE]))
    expect(head?.rows[1]).toEqual(['=1+1', 'a "b", c', 'much', '2026年11月2日', '2026-01-01'])
  })

  test('is GB18030 where it is no UTF-8, and nothing of a workbook', async () => {
    const gb = new Blob([Uint8Array.from([0xba, 0xc5, 0xc2, 0xeb, 0x2c, 0x61, 0x0a, 0x31])])
    expect(await readHead(gb)).toMatchObject({ encoding: 'gb18030', headings: ['号码', 'a'] })
    expect(await readHead(new Blob(['PK\u0003\u0004']))).toBeNull()
  })
})
