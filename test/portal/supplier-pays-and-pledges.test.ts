import { afterAll, beforeAll, expect, test } from 'vitest'
import { digestOf } from '../support/journey/people.ts'
import { DUE, invoice, yuan } from '../support/journey/trade.ts'
import { look, speak } from '../support/portal/look.ts'
import {
  openPortalStage,
  type PortalStage,
  type SeatedFirm,
} from '../support/portal/portal-stage.ts'
import { button, check, dialogue, open, sign } from '../support/portal/signs.ts'

/** A supplier brings in what it sold, is confirmed, pays with it, pledges it, has it financed. */
let stage: PortalStage
let core: SeatedFirm
let supplier: SeatedFirm
let second: SeatedFirm
let bank: SeatedFirm

beforeAll(async () => {
  stage = await openPortalStage()
  core = await stage.sits('江南装备集团有限公司', 'debtor', ['李敏', '王芳'])
  supplier = await stage.sits('恒泰精密机械有限公司', 'supplier', ['孙丽', '周强'])
  second = await stage.sits('宏远轴承有限公司', 'supplier', ['陈静', '吴磊'])
  bank = await stage.sits('长三角商业银行', 'lender', ['郑洁', '冯涛'])
  await tradeBefore(supplier, core)
  await invoice(second.firm, supplier.firm, yuan(200))
})
afterAll(async () => await stage?.close())

/** Orders and deliveries that the invoices of the file belong to. */
async function tradeBefore({ firm: seller }: SeatedFirm, { firm: buyer }: SeatedFirm) {
  const { imports } = seller.maker.client
  const parties = { seller: seller.code, buyer: buyer.code }
  const clauses = { termClause: digestOf('90 days'), certificateClause: digestOf('§5') }
  const goods = { currency: 'CNY', quantity: '1', price: '100000' }
  const order = { ...parties, number: 'SO-1', orderedOn: '2026-02-02', ...goods, ...clauses }
  const delivery = { seller: seller.code, order: 'SO-1', number: 'SD-1' }
  const delivered = { ...delivery, deliveredOn: '2026-02-20', quantity: '1' }
  expect(await imports.rows('order', [order], { name: 'order' })).toMatchObject({ accepted: 1 })
  expect(await imports.rows('delivery', [delivered], { name: 'd' })).toMatchObject({ accepted: 1 })
}

/** The seller takes one yuan of the invoice of the file back. */
async function takeBack({ firm: seller }: SeatedFirm): Promise<void> {
  const letter = { seller: seller.code, currency: 'CNY', amount: '-100' }
  const number = { number: '24952000000012345699', redLetterOf: '24952000000012345678' }
  const taken = await seller.maker.client.imports.rows('invoice', [{ ...letter, ...number }], {
    name: 'red letter',
  })
  expect(taken).toMatchObject({ accepted: 1 })
}

test('a file is dropped, its columns confirmed, and what was recorded is proposed', async () => {
  const { page, signIn } = supplier.maker
  await signIn('/documents/new')
  const name = '=cmd <script>alert(1)</script>.csv'
  const rows = [
    '发票号码,购方代码,价税合计,订单号,交货单号,数量,单价,开票日期,到期日',
    `24952000000012345678,${core.firm.code},"¥1,000.00",SO-1,SD-1,1,1000.00,2026-02-27,${DUE}`,
    `24952000000012345679,${core.firm.code},much,SO-1,SD-1,1,1000.00,2026-02-27,${DUE}`,
  ]
  const buffer = Buffer.from(rows.join('\n'))
  await page.locator('.drop input').setInputFiles({ name, mimeType: 'text/csv', buffer })
  await page.getByText('¥1,000.00').waitFor()
  expect(await page.getByLabel('到期日').inputValue()).toBe('column 到期日')
  await look(page, 'bring-in')
  await button(page, '导入').click()
  await page.getByRole('heading', { name }).waitFor()
  await page.getByText('文件中为“much”').waitFor()
  await look(page, 'import')
  await button(page, '检查可提出哪些').click()
  await page.getByText('可提出 1 笔').waitFor()
  await button(page, /阅读并签署/).click()
  await sign(supplier.maker, '已完成')
  await page.getByText('没有可提出的发票').waitFor()
})

test('two people of the core firm confirm, and the receivable stands on both sides', async () => {
  const { page, signIn } = core.maker
  await signIn('/payables')
  await page.locator('tbody').getByText('待确认').waitFor()
  await look(page, 'payables')
  await page.goto(new URL('/today', page.url()).href)
  await button(page.getByRole('listitem').filter({ hasText: '提议' }), '确认').click()
  await sign(core.maker, '已签')
  await check(core.checker)
  await supplier.maker.page.goto(new URL('/receivables', page.url()).href)
  await supplier.maker.page.locator('tbody').getByText('已开立').waitFor()
  await supplier.maker.page.locator('tbody a').first().click()
  await supplier.maker.page.getByRole('img', { name: /面额分布图/ }).waitFor()
  await supplier.maker.page.getByText('债务人确认，凭证开立').first().waitFor()
  await look(supplier.maker.page, 'receivable')
  await page.goto(new URL('/due', page.url()).href)
  await page.getByRole('heading', { name: '到期日历：应付' }).waitFor()
  await page.getByText('¥1,000.00').first().waitFor()
  await look(page, 'due')
})

test('the supplier pays with a part: which one is shown before it signs', async () => {
  const { page } = supplier.maker
  await page.goto(new URL('/pay', page.url()).href)
  await page.getByText('可用余额 ¥1,000.00').waitFor()
  await page.getByLabel('收款方').selectOption('宏远轴承有限公司')
  await page.getByRole('checkbox').check()
  await button(page, '预览所选凭证').click()
  await page.getByText('0–20000').waitFor()
  await look(page, 'pay')
  await button(page, '阅读并签署').click()
  await sign(supplier.maker, '已签')
  await check(supplier.checker)

  await second.maker.signIn('/rights')
  await second.maker.page.locator('tbody a').first().click()
  await button(second.maker.page, '签收').click()
  await sign(second.maker, '已签')
  await check(second.checker)
  await second.maker.page.goto(new URL('/titles', page.url()).href)
  await second.maker.page.locator('tbody').getByText('可用').first().waitFor()
  await second.maker.page.getByText('¥200.00').first().waitFor()
  await look(second.maker.page, 'titles')
  await core.maker.page.goto(new URL('/supplier-debts', page.url()).href)
  const owed = core.maker.page.getByRole('row').filter({ hasText: '恒泰精密机械有限公司' })
  await owed.getByText('¥200.00').waitFor()
  await owed.getByText('20%').waitFor()
  await look(core.maker.page, 'supplier-debts')
})

test('a part is pledged to a bank', async () => {
  const { page } = supplier.maker
  await page.goto(new URL('/titles?state=free', page.url()).href)
  await page.locator('tbody a').first().click()
  await page.locator('summary', { hasText: '质押' }).click()
  await page.getByLabel('质权人（资金方）').selectOption('长三角商业银行')
  await page.getByLabel('所担保债务金额').fill('500')
  await page.getByLabel('合同号').fill('借-2026-1')
  await page.getByLabel('债务到期日').fill(DUE)
  await look(page, 'title')
  await button(page, '预审并签署').click()
  await sign(supplier.maker, '已签')
  await check(supplier.checker)

  await bank.maker.signIn('/rights')
  await bank.maker.page.getByText('借-2026-1').waitFor()
  await look(bank.maker.page, 'rights')
  await bank.maker.page.locator('tbody a').first().click()
  await bank.maker.page.getByText('持有人尚未披露背后的情况').waitFor()
})

test('what lies behind it is disclosed, looked at, and taken knowingly', async () => {
  const [holder, lender] = [supplier.maker.page, bank.maker.page]
  await holder.reload()
  await holder.locator('summary', { hasText: '向对方披露' }).click()
  await holder.getByLabel(/披露截止日/).fill(DUE)
  await look(holder, 'disclose')
  await button(holder, '预审并签署').click()
  await sign(supplier.maker, '已签')
  await check(supplier.checker)

  await lender.reload()
  await button(lender, '接受质押').click()
  await lender.getByText('规则 what_is_disclosed_must_be_looked_at').waitFor()
  await button(lender, '查阅披露内容').click()
  await sign(bank.maker, '已完成')
  await lender.getByRole('link', { name: /所示的披露内容/ }).click()
  await lender.getByText('与分录中的摘要一致', { exact: false }).first().waitFor()
  await lender.getByText('恒泰精密机械有限公司').first().waitFor()
  await lender.getByText('背后的发票（共 1 张）').waitFor()
  await look(lender, 'look')
  await lender.goBack()

  // A red letter since: the ledger says so before anybody signs, and it is looked at again.
  await takeBack(supplier)
  await button(lender, '接受质押').click()
  await lender.getByText('规则 what_was_shown_must_not_have_become_worse').waitFor()
  await button(lender, '再查阅一次').click()
  await sign(bank.maker, '已完成')
  await lender.getByText('查阅时背后的发票已被红冲').waitFor()
  await look(lender, 'offer-flawed')
  await button(lender, '明知上述情况，仍然接受质押').click()
  await dialogue(lender).getByText('背后的发票已被红冲').waitFor()
  await sign(bank.maker, '已签')
  await check(bank.checker)
})

test('the pledge is released, in English too', async () => {
  const { page } = supplier.maker
  await bank.maker.page.reload()
  await speak(bank.maker.page, 'en')
  await bank.maker.page.getByText('Debt that it secures').waitFor()
  await look(bank.maker.page, 'pledge')
  await speak(bank.maker.page, 'zh')
  await button(bank.maker.page, '解除质押').click()
  await sign(bank.maker, '已签')
  await check(bank.checker)
  await page.goto(new URL('/titles', page.url()).href)
  await page.getByText('¥800.00').first().waitFor()
  expect(await page.locator('tbody .badge').allTextContents()).toEqual(['可用'])
})

test('the bank grants a limit on the debtor, by two people', async () => {
  const { page } = bank.maker
  await open(bank.maker, '/facilities')
  await page.locator('summary', { hasText: '授信' }).click()
  await page.getByLabel('按名称查找对象').fill('江南')
  await page.getByRole('combobox', { name: '对象' }).selectOption({ label: nameWithCode(core) })
  await page.getByRole('textbox', { name: /^额度/ }).fill('1,000')
  await page.locator('input[name=until]').fill('2027-03-02')
  await look(page, 'grant')
  await button(page, '预审并签署').click()
  await sign(bank.maker, '已签')
  await check(bank.checker)
  await page.getByRole('link', { name: '债务人额度' }).click()
  await page.getByText('授信额度').first().waitFor()
  await page.locator('summary', { hasText: '变更额度' }).click()
  await page.getByRole('textbox', { name: /^额度/ }).fill('2,000')
  await page.getByText('变更后可用 ¥2,000.00').waitFor()
  await look(page, 'facility')
})

const nameWithCode = ({ firm }: SeatedFirm) => `江南装备集团有限公司 (${firm.code})`

test('the supplier asks for quotes on what is free', async () => {
  const { page } = supplier.maker
  await page.locator('tbody a').first().click()
  await page.getByRole('link', { name: '融资询价' }).click()
  await page.getByText('共 ¥800.00').waitFor()
  await page.getByRole('textbox', { name: /^融资金额/ }).fill('600')
  await page.getByText('共 ¥600.00').waitFor()
  await page.getByLabel('长三角商业银行').check()
  await look(page, 'ask-for-quotes')
  await button(page, '预审并签署').click()
  await sign(supplier.maker, '已签')
  await check(supplier.checker)
  await page.locator('tbody').getByText('询价中').waitFor()
  await look(page, 'financings')
  await page.locator('tbody a').first().click()
  await page.getByText('还没有报价').waitFor()
})

test('the bank looks, sees what it makes of its limits, and quotes by two people', async () => {
  const { page } = bank.maker
  await open(bank.maker, '/requests')
  await page.locator('tbody').getByText('额度足够').waitFor()
  await look(page, 'requests')
  await page.locator('tbody a').first().click()
  await button(page, '查阅披露内容').click()
  await sign(bank.maker, '已完成')
  await page.getByText('背后的发票已被红冲').first().waitFor()
  await page.locator('summary', { hasText: '在此展开' }).click()
  await page.getByText('背后的发票（共 1 张）').waitFor()
  await page.getByText('¥400.00').first().waitFor()
  await page.getByLabel(/^年贴现率/).fill('3.6')
  await page.getByLabel(/^费用/).fill('1')
  // 600.00 × 0.036 × 88 days ÷ 360 = 5.28, from 2 March to Friday 29 May.
  await page.getByText('¥593.72').waitFor()
  await page.getByText('¥5.28').waitFor()
  await look(page, 'case')
  await button(page, '预审并签署报价').click()
  await sign(bank.maker, '已签')
  await open(bank.checker, new URL(page.url()).pathname)
  await button(bank.checker.page, '阅读并签署').click()
  await sign(bank.checker, '已完成')
})

test('the supplier reads the price in money and as a rate, and chooses', async () => {
  const { page } = supplier.maker
  await page.getByText('¥593.72').waitFor()
  await page.getByText('到手最多').waitFor()
  await page.locator('summary', { hasText: '如何算出' }).click()
  await page.getByText('600.00 × 0.036 × 88 ÷ 360 = 5.28').waitFor()
  await look(page, 'quotes')
  await button(page, '选定并申请').click()
  await sign(supplier.maker, '已签')
  await check(supplier.checker)
  await page.getByText('待资金方审批').waitFor()
})

test('two people of the bank weigh what was noticed, and approve beside it', async () => {
  const { page } = bank.maker
  await open(bank.maker, '/today')
  await page.getByRole('link', { name: /恒泰精密机械有限公司 申请融资/ }).click()
  await page.getByText('占用的额度').first().waitFor()
  await page.getByLabel('理由（仅本企业可见）').fill('退回一元，余款无异议')
  await button(page, '审阅所选发现').click()
  await sign(bank.maker, '已签')
  await check(bank.checker)
  await page.reload()
  await page.getByText('已审阅：退回一元，余款无异议').first().waitFor()
  await look(page, 'decide')
  await button(page, '批准').click()
  await sign(bank.maker, '已签')
  await check(bank.checker)
  await supplier.maker.page.getByText('已批准').first().waitFor()
  await speak(supplier.maker.page, 'en')
  await supplier.maker.page.getByText('approved').first().waitFor()
  await look(supplier.maker.page, 'financing-approved')
  await open(bank.maker, '/facilities')
  await page.locator('tbody').getByText('¥600.00', { exact: true }).waitFor()
  await look(page, 'facilities')
})
