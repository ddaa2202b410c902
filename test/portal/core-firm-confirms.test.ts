import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReceivableId } from '../../contracts/kernel/id.ts'
import { newId, receivableActs } from '../../services/client/index.ts'
import { agree, complete, digestOf, done, type Firm } from '../support/journey/people.ts'
import { DUE, invoice, yuan } from '../support/journey/trade.ts'
import { look, speak } from '../support/portal/look.ts'
import {
  openPortalStage,
  type PortalStage,
  type SeatedFirm,
} from '../support/portal/portal-stage.ts'
import { button, dialogue } from '../support/portal/signs.ts'
import { takeFile } from '../support/portal/take-file.ts'

/** A core firm confirms what its supplier proposes: maker, then checker, in two browsers. */
let stage: PortalStage
let supplier: Firm
let core: SeatedFirm
const receivables: ReceivableId[] = []

beforeAll(async () => {
  stage = await openPortalStage()
  supplier = await stage.joins('安和钢铁有限公司', 'supplier', ['孙丽', '周强'])
  core = await stage.sits('华东汽车集团有限公司', 'debtor', ['李敏', '王芳'])
  const trades = []
  for (const amount of [yuan(500_000), yuan(120_000.5), yuan(80_000)]) {
    const found = await invoice(supplier, core.firm, amount)
    const receivable = newId('rcv')
    receivables.push(receivable)
    const parties = { receivable, debtor: core.firm.id, supplier: supplier.id, dueOn: DUE } as const
    trades.push(receivableActs.propose({ ...parties, trade: [{ invoice: found, amount }] }))
  }
  const answers = await supplier.maker.client.sendAll(trades)
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true])
})
afterAll(async () => await stage?.close())

/** What came of the acts in the dialogue, by the word that each has. */
const results = async (page: Page) => await dialogue(page).locator('.result-word').allTextContents()
const status = async (id: ReceivableId) =>
  (await supplier.maker.client.read<{ node: { status: string } }>(STATUS, { id })).node.status
const STATUS = 'query ($id: ID!) { node(id: $id) { ... on Receivable { status } } }'

test('the maker reads amount, counterparty and consequence, and signs once', async () => {
  // No page of the checker asks by itself: what it shows anew, the stream has told it.
  await core.checker.page.addInitScript('window.setInterval = () => 0')
  await core.checker.signIn('/today')
  const { page, signIn } = core.maker
  await signIn('/today')
  const task = page.getByRole('listitem').filter({ hasText: '安和钢铁有限公司 提议 3 笔' })
  await task.getByText('¥700,000.50').waitFor()
  await look(page, 'today-tasks')
  await button(task, '确认').click()
  await button(dialogue(page), /签署/).waitFor()
  const read = await dialogue(page).textContent()
  for (const said of ['CNY 120,000.50', '¥700,000.50', '安和钢铁有限公司', DUE, '确认后不能撤回'])
    expect(read).toContain(said)
  await look(page, 'sign-read')
  await button(dialogue(page), /签署/).click()
  await dialogue(page).getByText('已签，等待他人复核').nth(2).waitFor()
  expect(await results(page)).toEqual(Array(3).fill('已签，等待他人复核'))
  await button(dialogue(page), '关闭').click()
  await page.getByRole('link', { name: '等待他人' }).click()
  await page.getByText('草稿，等待本机构同事签署').nth(2).waitFor()
  await look(page, 'today-others')
  expect(await status(receivables[0]!)).toBe('proposed')
  await core.checker.page.getByText('已签：经办').first().waitFor()

  // Nothing is drawn up twice.
  await page.getByRole('link', { name: '待我办理' }).click()
  await page.getByText('其中 3 项已起草，等待签署').waitFor()
  await button(task, '确认').click()
  await dialogue(page).getByText('没有可签署的内容').waitFor()
  await button(dialogue(page), '取消').click()
})

test('the checker learns what has come in the way, and what is lost is sent again', async () => {
  const { page, context } = core.checker
  done(await agree(supplier, receivableActs.cancel({ receivable: receivables[2]! })))
  await page.getByLabel('全选本页可签署的事项').check()
  // The wait itself is the checker's as well: here it goes by what the maker has drawn up.
  await page.getByLabel(/选择：安和钢铁有限公司 提议/).uncheck()
  await button(page, '阅读并签署所选 · 已选 3 项').click()
  await dialogue(page).getByText('目前无法执行').waitFor()
  await look(page, 'sign-obstacle')
  const second = await context.newPage()
  await readsTheSame(second)

  // The ledger has done it when the connection breaks: nobody here knows.
  let lost = 0
  await context.route('**/graphql', async route => {
    const signs = route.request().postData()?.includes('mutation SignDraft') ?? false
    if (!signs || lost >= 2) return await route.continue()
    lost += 1
    await route.fetch()
    await route.abort('connectionreset')
  })
  await button(dialogue(page), '签署 2 项').click()
  await dialogue(page).getByText('已完成').nth(1).waitFor()
  expect(lost).toBe(2)
  expect((await results(page)).sort()).toEqual(['已完成', '已完成', '未签署'])
  await look(page, 'sign-results')
  // The other tab has heard of it: there is nothing left to sign there.
  await dialogue(second).getByText('draft_must_be_signed_once_by_each').nth(1).waitFor()
  await expect(button(dialogue(second), '签署 0 项').isDisabled()).resolves.toBe(true)
  await second.close()
  await button(dialogue(page), '关闭').click()
  expect(await Promise.all(receivables.map(status))).toEqual(['issued', 'issued', 'cancelled'])
  const { viewer } = await core.firm.checker.client.read<Confirmed>(CONFIRMED)
  expect(viewer.entries.edges).toHaveLength(2)
})

/** In another tab the same drafts are chosen, and stand in its dialogue. */
async function readsTheSame(page: Page): Promise<void> {
  await page.goto(new URL('/today', stage.url).href)
  await page.getByLabel('全选本页可签署的事项').check()
  await page.getByLabel(/选择：安和钢铁有限公司 提议/).uncheck()
  await button(page, '阅读并签署所选 · 已选 3 项').click()
  await button(dialogue(page), '签署 2 项').waitFor()
}

interface Confirmed {
  readonly viewer: {
    readonly entries: { readonly totalCount: number; readonly edges: readonly unknown[] }
  }
}
const CONFIRMED = `{ viewer { entries(first: 10, act: ["receivable.confirm"]) {
  totalCount edges { node { id } } } } }`

test('what has ended stays findable, in English too', async () => {
  const { page } = core.checker
  await page.getByRole('link', { name: '已结束' }).click()
  await page.getByText('已完成').nth(1).waitFor()
  await speak(page, 'en')
  await page.getByRole('heading', { name: 'Today' }).waitFor()
  await page.getByText('Done').nth(1).waitFor()
  expect(await page.getByText('Confirm to owe CNY 500,000.00').count()).toBe(1)
  await look(page, 'today-past')
  await speak(page, 'zh')
})

test('never says that there is nothing to do where that could not be read', async () => {
  const { page, context } = core.maker
  const lookAgain = () => page.evaluate("dispatchEvent(new Event('focus'))")
  await page.getByRole('link', { name: '待我办理' }).click()
  await lookAgain()
  await page.getByText(/截至 .*，没有等您办理的事项/).waitFor()
  await context.setOffline(true)
  await lookAgain()
  await page.getByText(/未能更新：以下是 .* 的情况/).waitFor()
  expect(await page.getByText('没有等您办理的事项').count()).toBe(0)
  await look(page, 'today-offline')
  await context.setOffline(false)
  await page.getByText(/截至 .*，没有等您办理的事项/).waitFor()
})

test('sixty at once: checked first, signed together, the rest as a file', async () => {
  const found = await invoice(supplier, core.firm, yuan(60_000))
  const parties = { debtor: core.firm.id, supplier: supplier.id, dueOn: DUE } as const
  const many = Array.from({ length: 60 }, () => newId('rcv'))
  const acts = many.map(receivable =>
    receivableActs.propose({
      receivable,
      ...parties,
      trade: [{ invoice: found, amount: yuan(1_000) }],
    }),
  )
  const proposed = await supplier.maker.client.sendAll(acts)
  expect(proposed.filter(({ ok }) => !ok)).toEqual([])
  const { page } = core.maker
  await page.goto(new URL('/payables?status=proposed', stage.url).href)
  await button(page, '选择筛选结果的全部').click()
  await page.getByText('已选 60 条').waitFor()
  await look(page, 'payables-chosen')
  done(await agree(supplier, receivableActs.cancel({ receivable: many[7]! })))
  await button(page, '预审并确认 60 笔').click()
  await dialogue(page).getByText('1 项未列入本次签署').waitFor()
  await look(page, 'sign-many')
  await button(dialogue(page), '签署 59 项').click()
  await dialogue(page).getByText('已完成 0 项，等待复核 59 项').waitFor()
  const { text } = await takeFile(page, async () => {
    await button(dialogue(page), '将未办理的 1 项存为文件').click()
  })
  expect(text).toMatch(new RegExp(`${many[7]},.*安和钢铁有限公司.*receivable_must_be_proposed`))
  await button(dialogue(page), '关闭').click()

  // What the maker has drawn up is the checker's to sign, and nobody's to draw up again.
  await core.checker.page.goto(new URL('/payables?status=proposed', stage.url).href)
  await button(core.checker.page, '选择筛选结果的全部').click()
  await button(core.checker.page, '预审并确认 59 笔').click()
  await button(dialogue(core.checker.page), '签署 59 项').click()
  await dialogue(core.checker.page).getByText('已完成 59 项').waitFor()
  await button(dialogue(core.checker.page), '关闭').click()
  await core.checker.page.getByText('没有符合筛选条件的内容').waitFor()
  const { viewer } = await core.firm.checker.client.read<Confirmed>(CONFIRMED)
  expect(viewer.entries.totalCount).toBe(61)
  await core.checker.page.getByRole('navigation').getByRole('link', { name: '今日待办' }).click()
})

test('what was signed when a tab was closed is sent again, and is one draft', async () => {
  const { context } = core.maker
  const found = await invoice(supplier, core.firm, yuan(2_000))
  const receivable = newId('rcv')
  const parties = { debtor: core.firm.id, supplier: supplier.id, dueOn: DUE } as const
  const act = receivableActs.propose({
    ...{ receivable, ...parties, trade: [{ invoice: found, amount: yuan(2_000) }] },
  })
  done((await supplier.maker.client.sendAll([act]))[0]!)
  const before = await countDrafts()
  const first = await context.newPage()
  await first.goto(new URL('/payables?status=proposed', stage.url).href)
  await first.getByLabel('选择本页各条').check()
  await button(first, '预审并确认 1 笔').click()
  // The ledger takes it; its answer never comes, and the tab is closed.
  const taken = Promise.withResolvers<void>()
  await context.route('**/graphql', async route => {
    if (!route.request().postData()?.includes('mutation LeaveDraft')) return await route.continue()
    await route.fetch()
    taken.resolve()
    await route.abort('connectionreset')
  })
  await button(dialogue(first), /签署/).click()
  await taken.promise
  await first.close()
  await context.unroute('**/graphql')

  const second = await context.newPage()
  await second.goto(new URL('/today', stage.url).href)
  await second.getByText('尚未得到答复').waitFor()
  await look(second, 'unanswered')
  await button(second, '将同一指令再发一次').click()
  await dialogue(second).getByText('已签，等待他人复核').waitFor()
  await button(dialogue(second), '关闭').click()
  await second.getByText('尚未得到答复').waitFor({ state: 'detached' })
  expect(await countDrafts()).toBe(before + 1)
  await second.close()
})

interface Drafts {
  readonly viewer: { readonly drafts: { readonly edges: readonly unknown[] } }
}
const DRAFTS = '{ viewer { drafts(first: 10) { edges { node { id } } } } }'
const countDrafts = async () =>
  (await core.firm.maker.client.read<Drafts>(DRAFTS)).viewer.drafts.edges.length

test('who has lost the device signs in with a new key, and the old one is void', async () => {
  const page = await stage.freshPage()
  await page.goto(new URL('/lost-key', stage.url).href)
  await page.getByLabel('您的姓名').fill('王芳（新）')
  await page.getByLabel(/统一社会信用代码/).fill(core.firm.code)
  await page.getByLabel(/您的用户编号/).fill(core.firm.checker.user)
  const paper = (name: string) => {
    return { name, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.7 ${name}`) }
  }
  await page.getByLabel('营业执照').setInputFiles(paper('licence.pdf'))
  await page.getByLabel('加盖公章的申请函').setInputFiles(paper('letter.pdf'))
  await look(page, 'lost-key')
  await button(page, '生成新密钥并提交申请').click()
  await page.getByRole('heading', { name: '已提交的申请' }).waitFor()

  const { desk, reads } = stage.officers.maker.client
  const [application] = await desk.applications()
  const callBack = { on: await reads.businessDate(), note: digestOf('call to the firm') }
  done(await complete(stage.officers, await desk.recoverKey(application!.id, callBack)))
  await button(page, '刷新').click()
  await page.getByRole('link', { name: '去登录' }).click()
  await button(page, /王芳（新）/).click()
  await page.getByRole('heading', { name: '今日待办' }).waitFor()

  const old = core.checker.page
  await old.getByRole('dialog').getByText('登录已失效').waitFor()
  await page.goto(new URL('/keys', stage.url).href)
  await page.getByText('已吊销').waitFor()
  await look(page, 'keys')
})
