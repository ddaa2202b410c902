import { afterAll, beforeAll, expect, test } from 'vitest'
import { INVOICE_FILE_BYTES_MAX } from '../../../services/invoice-files/read-invoice-file.ts'
import { einvoiceXml, ofd, ublXml } from '../invoice-files/invoice-samples.ts'
import { BUYER, SELLER, type TradeWorld, taken, tradeWorld } from './trade-fixtures.ts'

let world: TradeWorld
beforeAll(async () => {
  world = await tradeWorld()
})
afterAll(() => world.close())

const mapping = (change: object = {}) => ({
  format: 'tallystick.document-mapping.v1',
  ...{ columns: {}, dueInDays: 60, ...change },
})
const take = async (file: string | Buffer, change?: object) =>
  await world.file('invoice', file, { mapping: mapping(change) })
const problems = async (file: string | Buffer, change?: object) =>
  taken(await take(file, change)).refusals.map(({ field, refusal }) => [field, refusal])
const stored = async (number: string) => {
  const { rows } = await world.owner.query(
    `select amount_minor, currency, invoiced_on, due_on, red_lettered_minor as red
       from trade.invoice where number = $1`,
    [number],
  )
  return rows
}

test('a 数电票 is recorded as XML, and known again as a layout file and as JSON', async () => {
  expect(taken(await take(einvoiceXml()))).toMatchObject({ accepted: 1, refused: 0 })
  expect(await stored('26952000000012345678')).toEqual([
    {
      ...{ amount_minor: 113_000n, currency: 'CNY', red: 0n },
      ...{ invoiced_on: '2026-06-10', due_on: '2026-08-09' },
    },
  ])
  const attached = { 'OFD.xml': '<OFD/>', 'Doc_0/Attachs/original_invoice.xml': einvoiceXml() }
  const names = {
    ...{ 发票号码: '26952000000012345678', 价税合计: '1130.00', 开票日期: '2026年06月10日' },
    ...{ 销售方纳税人识别号: SELLER.code, 购买方纳税人识别号: BUYER.code },
  }
  const front = Object.entries(names).map(([n, v]) => `<CustomData Name="${n}">${v}</CustomData>`)
  const info = `<DocInfo><CustomDatas>${front.join('')}</CustomDatas></DocInfo>`
  const page = `<OFD><DocBody>${info}</DocBody></OFD>`
  const fields = {
    ...{ 'einv:InvoiceNumber': '26952000000012345678', 'einv:SellerIdNum': SELLER.code },
    ...{ 'einv:BuyerIdNum': BUYER.code, 'einv:TotalTax-includedAmount': '1130.00' },
    ...{ 'einv:RequestTime': '2026-06-10 10:11:12', 'einv:EinvoiceStatus': '正常' },
    ...{ 'einv:WhetherEinvoiceIsRedEinvoice': 'N' },
  }
  for (const file of [
    await ofd(attached),
    await ofd({ 'OFD.xml': page }),
    JSON.stringify([fields]),
  ])
    expect(taken(await take(file))).toMatchObject({ accepted: 0, duplicate: 1, refused: 0 })
  const told = { ...fields, 'einv:InvoiceNumber': '26952000000012345679' }
  const sold = { ...told, 'einv:WhetherEinvoiceHasBeenFactoredSoldOrSecuritized': 'Y' }
  const gone = { ...told, 'einv:EinvoiceStatus': '已作废' }
  expect(await problems(JSON.stringify([sold, gone]))).toEqual([
    ['number', 'electronic_invoice_must_not_be_sold_elsewhere'],
    ['number', 'electronic_invoice_must_be_in_force'],
  ])
})

test('a red one takes back the blue one that its remark names', async () => {
  const red = { number: '26952000000012345699', total: '-1130.00', net: '-1000.00' }
  const remark = '被红冲蓝字数电票号码：26952000000012345678 红字发票信息确认单编号：1'
  expect(await problems(einvoiceXml(red))).toEqual([
    ['redLetterOf', 'red_letter_must_name_its_invoice'],
  ])
  expect(taken(await take(einvoiceXml({ ...red, remark })))).toMatchObject({ accepted: 1 })
  expect(await stored('26952000000012345678')).toMatchObject([{ red: 113_000n }])
})

test('one that does not add up is refused by the rule that it breaks', async () => {
  const { refusals } = taken(
    await take(einvoiceXml({ number: '26952000000012345677', net: '1000.01' })),
  )
  expect(refusals).toMatchObject([
    {
      ...{ field: 'amount', refusal: 'electronic_invoice_must_meet_its_standard' },
      details: { rule: 'TotalTax-includedAmount', found: '1130', expected: '1130.01' },
    },
  ])
})

test('a UBL invoice and its credit note, with a customer number for a code', async () => {
  const columns = { seller: { column: 'seller', words: { 'C-1': SELLER.code } } }
  const invoice = ublXml('Invoice', { number: 'UBL-1' })
  expect(await problems(invoice, {})).toEqual([['seller', 'seller_must_be_enrolled']])
  expect(taken(await take(invoice, { columns }))).toMatchObject({ accepted: 1 })
  expect(await stored('UBL-1')).toMatchObject([
    { amount_minor: 11_900n, currency: 'EUR', due_on: '2026-07-10' },
  ])
  const note = (of?: string) => ublXml('CreditNote', { number: 'UBL-2', ...(of ? { of } : {}) })
  expect(await problems(note(), { columns })).toEqual([
    ['redLetterOf', 'red_letter_must_name_its_invoice'],
  ])
  expect(taken(await take(note('UBL-1'), { columns }))).toMatchObject({ accepted: 1 })
  expect(await stored('UBL-1')).toMatchObject([{ red: 11_900n }])
  const wrong = invoice.replace('>119.00</cbc:PayableAmount', '>118.99</cbc:PayableAmount')
  expect(await problems(wrong, { columns })).toEqual([
    ['amount', 'electronic_invoice_must_meet_its_standard'],
  ])
})

test('entities, other XML and files beyond the limit are refused whole', async () => {
  const xxe = `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>${einvoiceXml().slice(38)}`
  const bomb = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><EInvoice>&c;</EInvoice>'
  const large = `<EInvoice>${' '.repeat(INVOICE_FILE_BYTES_MAX)}</EInvoice>`
  const cases: [string, string][] = [
    [xxe, 'file_must_declare_no_document_type'],
    [bomb, 'file_must_declare_no_document_type'],
    ['<CrossIndustryInvoice/>', 'file_must_be_an_electronic_invoice'],
    ['[7]', 'file_must_be_an_electronic_invoice'],
    ['[{"TotalTax-includedAmount": 1130.10}]', 'file_must_be_an_electronic_invoice'],
    ['<EInvoice>', 'file_must_be_whole'],
    ['{"einv', 'file_must_be_whole'],
    [large, 'file_must_be_within_its_limit'],
  ]
  for (const [file, refusal] of cases)
    expect(await take(file)).toMatchObject({ ok: false, refusal })
  expect(await take(einvoiceXml(), { control: { rows: 2 } })).toMatchObject({
    refusal: 'file_must_agree_with_its_control',
  })
  expect(await world.file('order', einvoiceXml())).toMatchObject({
    refusal: 'file_must_be_csv_xlsx_or_parquet',
  })
})
