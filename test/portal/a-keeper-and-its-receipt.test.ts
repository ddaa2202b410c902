import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, warehouseActs } from '../../services/client/index.ts'
import { agree, done, type Firm } from '../support/journey/people.ts'
import { countersign } from '../support/portal/countersign.ts'
import { look } from '../support/portal/look.ts'
import {
  openPortalStage,
  type PortalStage,
  type SeatedFirm,
} from '../support/portal/portal-stage.ts'
import { button, open, sign } from '../support/portal/signs.ts'

/** Copper comes to a warehouse, becomes a receipt, is collected in part and offered as a pledge. */
let stage: PortalStage
let keeper: SeatedFirm
let depositor: SeatedFirm
let inspector: Firm

beforeAll(async () => {
  stage = await openPortalStage()
  keeper = await stage.sits('洋山仓储有限公司', 'keeper', ['鲍平', '柯兰'])
  depositor = await stage.sits('东海铜业有限公司', 'supplier', ['林杰', '陈霞'])
  inspector = await stage.joins('中正检验有限公司', 'inspector', ['简宁', '严正'])
  await stage.joins('浦江银行', 'lender', ['周舟', '吴越'])
  const copper = { name: '阴极铜', standard: 'GB/T 467-2010', unit: 'GRAMS' } as const
  const listed = { id: newId('com'), ...copper, tolerancePpm: 3_000n }
  done(await agree(stage.officers, warehouseActs.listCommodity(listed)))
})
afterAll(async () => await stage?.close())

const sheet = (page: Page, label: string) =>
  page.locator('details.way').filter({ has: page.locator('summary', { hasText: label }) })

/** Opens a sheet, fills what it asks, and has it examined. */
async function fill(page: Page, label: string, fields: Readonly<Record<string, string>>) {
  const form = sheet(page, label)
  if ((await form.getAttribute('open')) === null) await form.locator('summary').click()
  for (const [name, value] of Object.entries(fields))
    await form.locator(`input[name="${name}"]`).fill(value)
  return form
}
const examine = async (page: Page, label: string) =>
  await button(sheet(page, label), '预审并签署').click()

test('a keeper puts a warehouse and a place on file', async () => {
  const { page } = keeper.maker
  await open(keeper.maker, '/warehouse')
  await fill(page, '登记仓库', { name: '洋山三号库', address: '上海洋山' })
  await examine(page, '登记仓库')
  await sign(keeper.maker, '已签')
  await countersign(keeper.firm.checker)
  await page.getByRole('link', { name: '洋山三号库' }).waitFor()
  await fill(page, '登记库位', { code: 'A-03-2', capacity: '60' })
  await examine(page, '登记库位')
  await sign(keeper.maker, '已签')
  await countersign(keeper.firm.checker)
  await page.getByText('A-03-2').waitFor()
  await look(page, 'warehouse-vacant')
})

test('a depositor announces what it brings, and by which document it is its own', async () => {
  const { page } = depositor.maker
  await open(depositor.maker, '/lots')
  await page.locator('summary', { hasText: '申报入库' }).click()
  await page.locator('select[name=keeper]').selectOption('洋山仓储有限公司')
  await page.locator('.pop-sheet select[required]').nth(1).selectOption({ index: 1 })
  const said = { quantity: '50', packing: '捆', marks: 'CCC-P', issuer: '中远海运' }
  const owned = { number: 'B-17', authority: '自有', claims: '无' }
  for (const [name, value] of Object.entries({ ...said, ...owned }))
    await page.locator(`.pop-sheet input[name="${name}"]`).fill(value)
  await page.locator('select[name=document]').selectOption('bill_of_lading')
  await look(page, 'announce')
  await button(page, '预审并签署').click()
  await sign(depositor.maker, '已签')
  await countersign(depositor.firm.checker)
  await page.locator('tbody').getByText('待入库').waitFor()
})

test('the keeper weighs, receives with an inspector, and issues with the platform', async () => {
  const { page } = keeper.maker
  await open(keeper.maker, '/lots')
  await page.locator('tbody a').first().click()
  const scales = { device: 'W-1', calibration: 'JJG-88' }
  await fill(page, '记录称重或点数', { gross: '65', tare: '15', ...scales })
  await examine(page, '记录称重或点数')
  await sign(keeper.maker, '已完成')
  const receive = await fill(page, '验收入库', { grade: 'A 级', certificate: 'CIQ-1' })
  await receive.getByLabel('库位').selectOption({ index: 1 })
  await receive.getByLabel('检验人').selectOption({ index: 1 })
  await receive.getByRole('checkbox').check()
  await look(page, 'receive')
  await examine(page, '验收入库')
  await sign(keeper.maker, '已签')
  await countersign(keeper.firm.checker, inspector.maker, inspector.checker)
  const terms = { storedUntil: '2027-03-01', fee: '0.80 元/吨·天', insurer: 'PICC', policy: 'P-1' }
  const insured = { sum: '3,500,000', insuredUntil: '2027-03-01' }
  await page.locator('summary', { hasText: '开立仓单' }).waitFor()
  await fill(page, '开立仓单', { ...terms, ...insured })
  await look(page, 'issue')
  await examine(page, '开立仓单')
  await sign(keeper.maker, '已签')
  const { maker, checker } = stage.officers
  await countersign(keeper.firm.checker, maker, checker)
  await page.getByRole('link', { name: '第 1 号仓单' }).waitFor()
  await look(page, 'lot')
  await open(keeper.maker, '/warehouse')
  await page.getByText('50 吨／60 吨').waitFor()
  await look(page, 'warehouse')
})

test('the holder surrenders a part, and the keeper delivers it at the gate', async () => {
  const { page } = depositor.maker
  await open(depositor.maker, '/receipts')
  await page.locator('tbody').getByText('有效').waitFor()
  await look(page, 'receipts')
  await page.locator('tbody a').first().click()
  await fill(page, '提货', { quantity: '10', collector: '沪A-12345', until: '2026-03-10' })
  await look(page, 'surrender')
  await examine(page, '提货')
  await sign(depositor.maker, '已签')
  await countersign(depositor.firm.checker, keeper.firm.maker, keeper.firm.checker)
  await page.getByText('提货人 沪A-12345').waitFor()
  // What is under an order cannot be given back: the rule stands beside the button.
  await page.getByText('规则 title_must_be_free_of_claims').waitFor()
  await look(page, 'receipt-of-holder')

  const gate = keeper.maker.page
  await open(keeper.maker, '/lots')
  await gate.locator('tbody a').first().click()
  const weighing = await fill(gate, '记录称重或点数', { gross: '24.99', tare: '15' })
  await fill(gate, '记录称重或点数', { device: 'W-1', calibration: 'JJG-88' })
  await weighing.getByLabel('用途').selectOption('outbound')
  await examine(gate, '记录称重或点数')
  await sign(keeper.maker, '已完成')
  await gate.getByRole('link', { name: '第 1 号仓单' }).click()
  const deliver = await fill(gate, '出库交付', {})
  await deliver.getByRole('checkbox').check()
  await look(gate, 'deliver')
  await examine(gate, '出库交付')
  await sign(keeper.maker, '已签')
  await countersign(keeper.firm.checker, depositor.firm.maker, depositor.firm.checker)
  await gate.getByText('已出库').first().waitFor()
  await gate.getByText('9.99 吨').waitFor()
  expect(await gate.getByText('沪A-12345').count()).toBe(1)
  await look(gate, 'receipt')
})

test('what is left is offered to a bank as a pledge, on the page of its title', async () => {
  const { page } = depositor.maker
  await page.getByRole('link', { name: '40 吨' }).click()
  const form = await fill(page, '质押', { quantity: '25', reference: '借-9', dueOn: '2026-09-01' })
  await form.getByLabel(/^质权人/).selectOption('浦江银行')
  await form.getByLabel(/^所担保债务金额/).fill('1,200,000')
  await look(page, 'title-of-receipt')
  await examine(page, '质押')
  await sign(depositor.maker, '已签')
  await countersign(depositor.firm.checker, keeper.firm.maker, keeper.firm.checker)
  await page.getByRole('link', { name: /等待 浦江银行/ }).click()
  await page.getByText('待答复方').waitFor()
})
