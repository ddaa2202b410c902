import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Firm } from '../support/journey/people.ts'
import { owe, yuan } from '../support/journey/trade.ts'
import { look } from '../support/portal/look.ts'
import {
  openPortalStage,
  type PortalStage,
  type SeatedFirm,
} from '../support/portal/portal-stage.ts'

/** A regulator finds a receivable by the code of a party, and looks through it by two people. */
let stage: PortalStage
let regulator: SeatedFirm
let debtor: Firm

beforeAll(async () => {
  stage = await openPortalStage()
  const supplier = await stage.joins('安和钢铁有限公司', 'supplier', ['孙丽', '周强'])
  debtor = await stage.joins('华东汽车集团有限公司', 'debtor', ['李敏', '王芳'])
  regulator = await stage.sits('金融监督管理局', 'regulator', ['何静', '吕航'])
  await owe(debtor, supplier, yuan(500_000))
})
afterAll(async () => await stage?.close())

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' })

async function sign(page: Page, result: string): Promise<void> {
  const dialogue = page.getByRole('dialog')
  await dialogue.getByRole('button', { name: /签署/ }).click()
  await dialogue.getByText(result).first().waitFor()
  await dialogue.getByRole('button', { name: '关闭' }).click()
}

test('it is found by code, and not shown to whom holds it before somebody signs why', async () => {
  const { page, signIn } = regulator.maker
  await signIn('/supervision')
  await page.getByText('筛选', { exact: true }).click()
  await page.getByLabel('机构代码（债务人、供应商或持有人）').fill(debtor.code)
  await button(page, '应用').click()
  const row = page.getByRole('row').filter({ hasText: '¥500,000.00' })
  await row.waitFor()
  await look(page, 'supervision')
  await row.getByRole('link').first().click()
  await page.getByText('本机构尚未穿透查看过。').waitFor()
  expect(await page.getByText('持有人与负担').count()).toBe(0)
  await page.getByText('穿透查看', { exact: true }).click()
  await page.getByLabel(/查看事由/).fill('专项检查 2026-7 号')
  await look(page, 'supervised')
  await button(page, '起草，然后签署').click()
  await sign(page, '已签，等待他人复核')
})

test('once both have signed, all of it is seen, and the look is listed', async () => {
  const { page, signIn } = regulator.checker
  await signIn('/today')
  await page.getByRole('listitem').filter({ hasText: '专项检查' }).getByRole('button').click()
  await sign(page, '已完成')
  await page.getByRole('navigation').getByRole('link', { name: '穿透查看记录' }).click()
  await page.getByText('专项检查 2026-7 号').waitFor()
  await look(page, 'openings')
  await page.getByRole('row').filter({ hasText: '专项检查' }).getByRole('link').first().click()
  await page.getByRole('heading', { name: '持有人与负担' }).waitFor()
  for (const said of ['安和钢铁有限公司', '流转过程', '背后的发票（共 1 张）'])
    await page.getByText(said).first().waitFor()
  await look(page, 'opening')
})

test('the daily report has what was issued, and goes out as a file', async () => {
  const { page } = regulator.checker
  await page.getByRole('navigation').getByRole('link', { name: '每日报告' }).click()
  await page.getByText('开立 1 笔').waitFor()
  await look(page, 'daily-report')
  await page.getByText('导出', { exact: true }).click()
  const download = page.waitForEvent('download')
  await button(page, 'CSV').click()
  expect((await download).suggestedFilename()).toMatch(/[.]csv$/)
})
