import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  facilityActs,
  financingActs,
  newId,
  packFile,
  paymentActs,
} from '../../services/client/index.ts'
import { openAccount } from '../support/journey/open-account.ts'
import { type OutsideBank, openOutsideBank } from '../support/journey/outside-bank.ts'
import { agree, done } from '../support/journey/people.ts'
import { DUE, owe, part, yuan } from '../support/journey/trade.ts'
import { countersign } from '../support/portal/countersign.ts'
import { look, speak } from '../support/portal/look.ts'
import {
  openPortalStage,
  type PortalStage,
  type SeatedFirm,
} from '../support/portal/portal-stage.ts'
import { button, check, open, sign } from '../support/portal/signs.ts'
import { takeFile } from '../support/portal/take-file.ts'

/**
 * What a bank has approved is searched for and registered, and paid out: by accounts that officers
 * confirmed, with a message that its own bank is sent, proven by what that bank signs. On the due
 * date the debtor has its own bank pay whoever holds it then.
 */
let stage: PortalStage
let bank: SeatedFirm
let supplier: SeatedFirm
let yard: SeatedFirm
let officers: SeatedFirm
let outside: OutsideBank
const financing = newId('fin')
const millAccount = newId('acc')
const NUMBERS = {
  ...{ coast: '6222000000000000001', mill: '6222000000000000002', yard: '6222000000000000003' },
} as const
const NET = '¥594,860.00'

beforeAll(async () => {
  outside = openOutsideBank('2026-03-05T09:00:00')
  stage = await openPortalStage()
  yard = await stage.sits('渤海船舶有限公司', 'debtor', ['林月', '王波'])
  supplier = await stage.sits('红山机械有限公司', 'supplier', ['陈安', '赵敏'])
  bank = await stage.sits('海岸银行', 'lender', ['周涛', '吴方'])
  officers = await stage.officersSit(['顾明', '莫兰'])
  await approve(yard.firm)
  outside.opens('coast', NUMBERS.coast, yuan(2_000_000))
  outside.opens('mill', NUMBERS.mill, 0n)
})
afterAll(async () => {
  await stage?.close()
  outside?.close()
})

/** 600,000.00 of what the yard owes, asked for, quoted, chosen and approved. */
async function approve(debtor: Parameters<typeof owe>[0]): Promise<void> {
  const [mill, coast] = [supplier.firm, bank.firm]
  const debt = await owe(debtor, mill, yuan(1_000_000))
  const on = { scope: 'debtor', subject: debtor.id, within: null, currency: 'CNY' } as const
  const time = { beginsOn: '2026-03-02', until: '2027-03-02' } as const
  const limit = { id: newId('fac'), ...on, limit: yuan(1_000_000), ...time }
  done(await agree(coast, facilityActs.grant(limit)))
  const times = {
    ...({ deadline: '2026-03-03T09:00:00.000Z', chooseBy: '2026-03-05T09:00:00.000Z' } as const),
  }
  const asked = { lenders: [coast.id], recourse: 'without', ...times } as const
  const wanted = part(debt, 0n, yuan(600_000))
  done(await agree(mill, financingActs.requestQuotes({ id: financing, ...wanted, ...asked })))
  const entry = done(await coast.maker.client.financing.lookAtRequest({ financing }))
  const { digest: seen } = (await coast.maker.client.reads.look(entry))!
  const price = { fee: yuan(100), discount: yuan(5_040), net: yuan(594_860), apr: '0.038092' }
  const terms = { rate: '0.036', dayCount: 'A/360', valueDate: '2026-03-06', ...price } as const
  const firm = { recourse: 'without', firmUntil: '2026-03-04T10:00:00.000Z' } as const
  const quote = newId('quo')
  done(await agree(coast, financingActs.quote({ id: quote, financing, ...terms, ...firm, seen })))
  done(await agree(mill, financingActs.chooseQuote({ financing, quote })))
  const decision = { financing, decision: 'approve', seen, words: '' } as const
  done(await agree(coast, financingActs.decide(decision)))
}

/** The supplier's own account, as its people register it and officers confirm it. */
async function registerMill(): Promise<void> {
  const { firm } = supplier
  const statementKey = { alg: 'EdDSA', publicKey: outside.statementKey } as const
  const at = { bank: 'SANDCNSH', town: 'Tianjin', country: 'CN', currency: 'CNY' } as const
  const own = { id: millAccount, number: NUMBERS.mill, name: firm.name, statementKey }
  done(await agree(firm, paymentActs.registerAccount({ ...own, ...at })))
  const confirm = { account: millAccount, statementKey: outside.statementKey }
  done(await agree(stage.officers, paymentActs.confirmAccount(confirm)))
}

test('the bank registers its account, and two officers confirm it', async () => {
  const { page } = bank.maker
  await open(bank.maker, '/accounts')
  await page.locator('summary', { hasText: '登记账户' }).click()
  await page.getByRole('textbox', { name: /^账号/ }).fill(NUMBERS.coast)
  await page.getByRole('textbox', { name: /^开户行/ }).fill('sandcnsh')
  await page.getByLabel('城市', { exact: true }).fill('Tianjin')
  await page.getByLabel(/^对账单公钥/).fill(outside.statementKey)
  await look(page, 'register-account')
  await button(page, '预审并签署').click()
  await sign(bank.maker, '已签')
  await countersign(bank.firm.checker)

  const desk = officers.maker.page
  await open(officers.maker, '/desk/accounts')
  await desk.getByRole('link', { name: NUMBERS.coast }).click()
  await desk.getByText('等待运营方两名人员').waitFor()
  const key = desk.getByLabel(/^开户行提供的公钥/)
  await key.fill('A'.repeat(43))
  await button(desk, '预审并签署').click()
  await desk.getByText('规则 statement_key_must_be_the_one_of_the_bank').waitFor()
  await key.fill(outside.statementKey)
  await look(desk, 'confirm-account')
  await button(desk, '预审并签署').click()
  await sign(officers.maker, '已签')
  await check(officers.checker)
  await page.locator('tbody').getByText('已确认').waitFor()
  await page.locator('tbody a').first().click()
  await page.getByText('已确认，处于冷静期').waitFor()
  await look(page, 'account')
})

const CERTIFICATE = {
  ...{ name: 'register.pdf', mimeType: 'application/pdf' },
  buffer: Buffer.from('%PDF-1.7 of the register'),
}

/** Fills the form that stands open: when it was done, and the register's file. */
async function prove(label: string, at: string): Promise<void> {
  const { page } = bank.maker
  const form = page.locator('details[open]')
  await form.getByLabel(new RegExp(`^${label}`)).fill(at)
  await form.getByLabel(/^登记系统出具的证明文件/).setInputFiles(CERTIFICATE)
  await form.getByText('已上传，摘要').waitFor()
}

test('it searches the register, and two people judge what it found', async () => {
  const { page } = bank.maker
  await registerMill()
  await stage.reaches('2026-03-05')
  await open(bank.maker, '/today')
  await page.getByRole('link', { name: '已批准的融资待查询与登记' }).click()
  await page.getByText('下一步：在全国登记系统查询').waitFor()
  await prove('查询时间', '2026-03-05T10:00')
  await button(page, '添加查到的登记').click()
  await page.getByLabel('登记编号', { exact: true }).fill('0900000000001')
  await page.getByLabel('担保权人').fill('远方银行')
  await page
    .getByLabel(/^登记时间/)
    .first()
    .fill('2026-03-01T09:00')
  await look(page, 'register-search')
  await button(page.locator('details[open]'), '预审并签署').click()
  await sign(bank.maker, '已签')
  await countersign(bank.firm.checker)

  await page.getByLabel('理由').fill('登记的是机器设备，与应收账款无关。')
  await look(page, 'register-judge')
  await button(page, '不影响，可继续').click()
  await sign(bank.maker, '已签')
  await open(bank.checker, new URL(page.url()).pathname)
  await button(bank.checker.page, '阅读并签署').click()
  await sign(bank.checker, '已完成')

  await page.getByText('下一步：按下方财产描述办理初始登记').waitFor()
})

test('it registers with the certificate, and searches once more', async () => {
  const { page } = bank.maker
  await prove('登记时间', '2026-03-05T11:00')
  await page.locator('input[name=number]').fill('20260305000001')
  await page.locator('input[name=until]').fill('2027-03-02')
  await button(page.locator('details[open]'), '预审并签署').click()
  await sign(bank.maker, '已签')
  await countersign(bank.firm.checker)

  await page.getByText('下一步：登记之后、放款之前，再查询一次').waitFor()
  await prove('查询时间', '2026-03-05T11:30')
  await button(page.locator('details[open]'), '预审并签署').click()
  await sign(bank.maker, '已签')
  await countersign(bank.firm.checker)
  await page.getByText('先于本行受偿').waitFor()
  await look(page, 'register')
})

test('it instructs the payout, and its own bank is sent the message', async () => {
  const { page } = bank.maker
  await page.getByRole('link', { name: '去放款' }).click()
  await page.getByText(`将报价净额 ${NET} 付给供应商`).waitFor()
  await look(page, 'payout')
  await button(page, '预审并签署').click()
  await sign(bank.maker, '已签')
  await countersign(bank.firm.checker)
  await page.getByText('在途').first().waitFor()
  await look(page, 'payout-in-flight')
  const { name, text } = await takeFile(page, async () => {
    await button(page, '下载 pain.001').click()
  })
  expect(name).toMatch(/^pain\.001-.*\.xml$/)
  outside.receives('coast', text)
})

test('the supplier hands in what the bank signed, and by that the title moves', async () => {
  const { page } = supplier.maker
  await stage.reaches('2026-03-06')
  outside.reaches('2026-03-06T10:00:00')
  const { bytes, signature } = outside.tells('mill', 'camt.054')
  await open(supplier.maker, `/accounts/${millAccount}`)
  await page.getByLabel(/^银行的文件/).setInputFiles([
    { name: 'told.xml', mimeType: 'application/xml', buffer: Buffer.from(bytes) },
    { name: 'told.xml.jws', mimeType: 'text/plain', buffer: Buffer.from(signature) },
  ])
  await page.getByText('附银行签名').waitFor()
  await look(page, 'hand-in')
  await button(page, '预审并签署').click()
  await sign(supplier.maker, '已完成')
  await page.getByRole('link', { name: '该账户的流水' }).click()
  await page.locator('tbody').getByText('指明一笔放款').waitFor()
  await button(page, '据此证实放款').click()
  await sign(supplier.maker, '已完成')
  await page.locator('tbody').getByText('已证实一笔放款').waitFor()
  await look(page, 'bookings')
  await speak(bank.maker.page, 'en')
  await bank.maker.page.getByText('paid: the titles moved').first().waitFor()
  await look(bank.maker.page, 'payout-paid')
  expect(await bank.firm.maker.client.reads.titles()).toMatchObject([
    { lo: 0n, hi: yuan(600_000), holder: { id: bank.firm.id } },
  ])
})

test('the registration is extended before it ends, and its story says so', async () => {
  const { page } = bank.maker
  await speak(page, 'zh')
  await open(bank.maker, '/registrations')
  await page.locator('tbody').getByText('在登记').waitFor()
  await look(page, 'registrations')
  await page.locator('tbody a').first().click()
  await page.locator('summary', { hasText: '记录展期' }).click()
  await prove('办理时间', '2026-03-06T09:00')
  await page.locator('input[name=until]').fill('2028-03-02')
  await button(page.locator('details[open]'), '预审并签署').click()
  await sign(bank.maker, '已签')
  await countersign(bank.firm.checker)
  await page.getByText('期限至 2028').first().waitFor()
})

let yardAccount: `acc_${string}`

test('the debtor chooses what falls due, and its bank is sent one instruction', async () => {
  const { maker, firm } = yard
  const { page } = maker
  yardAccount = await openAccount(stage, outside, firm, NUMBERS.yard, yuan(2_000_000))
  await stage.reaches('2026-05-27')
  await open(maker, '/lines-due')
  await button(page, '选择筛选结果的全部').click()
  await page.getByText('已选 2 条').waitFor()
  await look(page, 'lines-due')
  await button(page, '预审并签署：付 2 条').click()
  await sign(maker, '已签')
  await countersign(firm.checker)
  await page.locator('tbody').getByText('已指令，兑付在途').first().waitFor()
  await page.getByRole('link', { name: '已指令的兑付' }).click()
  await page.locator('tbody a').first().click()
  const { text } = await takeFile(page, async () => {
    await button(page, '下载 pain.001').click()
  })
  outside.receives(firm.name, text)
})

test('what its bank has booked proves all lines, and holders see them paid', async () => {
  const { maker, firm } = yard
  const { page } = maker
  await stage.reaches(DUE)
  outside.reaches(`${DUE}T10:00:00`)
  const { bytes, signature } = outside.tells(firm.name, 'camt.054')
  const statement = { account: yardAccount, statement: await packFile(bytes), signature }
  done(await firm.maker.client.payment.recordStatement(statement))
  await look(page, 'settlement')
  await button(page, '证实银行已入账的 2 行').click()
  await sign(maker, '已完成')
  await page.locator('tbody').getByText('已付').nth(1).waitFor()
  await look(page, 'settlement-paid')
  await open(bank.maker, '/received')
  await bank.maker.page.locator('tbody').getByText('已付').waitFor()
  await look(bank.maker.page, 'lines-received')
  expect(await bank.firm.maker.client.reads.titles()).toEqual([])
})
