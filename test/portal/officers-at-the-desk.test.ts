import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { completeCode } from '../../contracts/party/unified-social-credit-code.ts'
import { apply, createKey, httpTransport, proveKey } from '../../services/client/index.ts'
import { digestOf } from '../support/journey/people.ts'
import { look } from '../support/portal/look.ts'
import {
  openPortalStage,
  type PortalStage,
  type SeatedFirm,
} from '../support/portal/portal-stage.ts'
import { takeFile } from '../support/portal/take-file.ts'

/** Two officers at the desk: one firm is declined, another enrolled, suspended and reinstated. */
let stage: PortalStage
let officers: SeatedFirm
const LATE = { name: '华通建材有限公司', code: completeCode('91110000MA00D001') }
const GOOD = { name: '每日百货有限公司', code: completeCode('91110000MA00D002') }

beforeAll(async () => {
  stage = await openPortalStage()
  officers = await stage.officersSit(['顾明', '莫兰'])
  for (const firm of [LATE, GOOD]) await applies(firm)
})
afterAll(async () => await stage?.close())

async function applies({ name, code }: typeof LATE): Promise<void> {
  const users = await Promise.all(
    (['maker', 'checker'] as const).map(async duty => {
      const key = createKey()
      const proof = await proveKey(key, { ledger: stage.ledger, code })
      const identity = digestOf(`${duty} of ${name}`)
      return { identity, duty, representative: false, keys: [{ ...key, proof }] }
    }),
  )
  const paper = (text: string) => ({ mediaType: 'text/plain', content: Buffer.from(text) })
  const papers = { licence: paper(`licence of ${name}`), authorisation: paper(`${name}, signed`) }
  const firm = {
    code,
    name,
    roles: ['supplier'] as const,
    size: 'small' as const,
    users,
    ...papers,
  }
  const applied = await apply(httpTransport(`${stage.url}/graphql`), firm)
  expect(applied).toMatchObject({ ok: true })
}

const button = (within: Page | Locator, name: string | RegExp) =>
  within.getByRole('button', { name, exact: typeof name === 'string' })
const open = async (page: Page, menu: string) =>
  await page.getByRole('navigation').getByRole('link', { name: menu, exact: true }).click()

/** Reads the dialogue, signs, and closes it when the word of the result is there. */
async function sign(page: Page, says: string, result: string): Promise<void> {
  const dialogue = page.getByRole('dialog')
  await dialogue.getByText(says).first().waitFor()
  await button(dialogue, /签署/).click()
  await dialogue.getByText(result).first().waitFor()
  await button(dialogue, '关闭').click()
}

test('an application is declined with a reason that the applicant reads', async () => {
  const { page, signIn } = officers.maker
  await signIn('/desk/applications')
  await page.getByRole('link', { name: LATE.name }).waitFor()
  await look(page, 'applications')
  await page.getByRole('link', { name: LATE.name }).click()
  await page.getByText('本浏览器重新计算，与平台记录一致').nth(1).waitFor()
  await look(page, 'application')
  await page.getByText('驳回', { exact: true }).click()
  await page.getByLabel(/驳回理由/).fill('营业执照已于三月到期。')
  await button(page, '驳回申请').click()
  await page.getByText('已驳回').first().waitFor()
  await page.getByText('营业执照已于三月到期。').waitFor()
  expect(await page.getByText('审核通过', { exact: true }).count()).toBe(0)
})

test('another is enrolled by two officers, each in a browser of their own', async () => {
  const [maker, checker] = [officers.maker.page, officers.checker.page]
  await open(maker, '入驻与密钥申请')
  await maker.getByRole('link', { name: GOOD.name }).click()
  await maker.getByText('审核通过', { exact: true }).click()
  await maker.getByLabel(/打款验证日期/).fill('2026-03-02')
  await button(maker, '起草，然后签署').click()
  await sign(maker, GOOD.name, '已签，等待他人复核')
  await maker.getByText('您已签署，等待另一名运营人员').waitFor()
  await look(maker, 'application-in-signature')

  await officers.checker.signIn('/desk/applications?state=in_signature')
  await checker.getByRole('link', { name: GOOD.name }).click()
  await button(checker, '复核并签署').click()
  await sign(checker, GOOD.name, '已完成')
  await checker.getByText('已办结').first().waitFor()
  await checker.getByRole('link', { name: GOOD.name }).first().click()
  await checker.getByRole('heading', { name: GOOD.name }).waitFor()
  await look(checker, 'party-of-officers')
})

test('it is suspended and reinstated; its story says why', async () => {
  const [maker, checker] = [officers.maker.page, officers.checker.page]
  await maker.goto(checker.url())
  const acts = [
    { open: '暂停机构', label: /暂停理由/, draw: '起草暂停，然后签署', why: '依法院裁定暂停。' },
    { open: '恢复机构', label: /恢复理由/, draw: '起草恢复，然后签署', why: '裁定已解除。' },
  ]
  for (const { open: offered, label, draw, why } of acts) {
    await maker.getByText(offered, { exact: true }).click()
    await maker.getByLabel(label).fill(why)
    await button(maker, draw).click()
    await sign(maker, why, '已签，等待他人复核')
    await checker.goto(new URL('/today', stage.url).href)
    const task = checker.getByRole('listitem').filter({ hasText: why })
    await button(task.first(), /签署/).click()
    await sign(checker, why, '已完成')
    await maker.reload()
    await maker.getByRole('heading', { name: GOOD.name }).waitFor()
  }
  const story = maker.getByRole('listitem')
  for (const { why } of acts) await story.filter({ hasText: why }).waitFor()
  await maker.getByText('暂停机构', { exact: true }).waitFor()
  await look(maker, 'party-story')
})

test('the day, waits, findings, marks and health are at hand', async () => {
  const { page } = officers.maker
  for (const [menu, said, name] of PAGES) {
    await open(page, menu)
    await page.getByText(said).first().waitFor()
    await look(page, name)
  }
  await open(page, '营业日期与日历')
  await button(page, '日终：推进至 2026-03-03').click()
  await sign(page, '2026-03-03', '已签，等待他人复核')
})

const PAGES = [
  ['营业日期与日历', '当前营业日期 2026-03-02', 'business-day'],
  ['等待事项', '目前没有等待答复的事项。', 'waits'],
  ['监测发现', '没有发现异常', 'findings'],
  ['失信标记', '没有债务人被标记', 'marks'],
  ['运行状态', '平台正常应答', 'health'],
] as const

let core: SeatedFirm
const INVITED = { name: '恒泰精密机械有限公司', code: completeCode('91110000MA00D003') }

test('a page that is not for a role says for whom it is', async () => {
  core = await stage.sits('华东汽车集团有限公司', 'debtor', ['李敏', '王芳'])
  const { maker } = core
  await maker.signIn('/desk/applications')
  await maker.page.getByText('“入驻与密钥申请”只供下列角色使用：运营方。').waitFor()
  const menu = maker.page.getByRole('navigation')
  expect(await menu.getByText('入驻与密钥申请').count()).toBe(0)
  await look(maker.page, 'forbidden')
})

async function makeKey(page: Page, name: string, duty: string): Promise<void> {
  await page.getByLabel(/^姓名/).fill(name)
  await page.getByLabel('职责').selectOption(duty)
  await page.getByLabel('身份证件号码').fill(`identity card of ${name}`)
  await button(page, '生成密钥').click()
}

let applicant: Page
let colleague: Page

test('a core firm invites its supplier by a link, which applies in its own browsers', async () => {
  const { page } = core.maker
  await open(page, '邀请供应商')
  await page.getByText('邀请一家供应商').click()
  await page.getByRole('textbox', { name: '登记名称' }).fill(INVITED.name)
  await page.getByRole('textbox', { name: '统一社会信用代码或 LEI' }).fill(INVITED.code)
  await page.getByRole('textbox', { name: '联系人' }).fill('钱女士 0571-1234')
  await button(page, '生成邀请').click()
  const link = (await page.locator('.told-once code').textContent())!
  await page.getByRole('row').filter({ hasText: INVITED.code }).waitFor()
  await look(page, 'invitations')

  colleague = await stage.freshPage()
  await colleague.goto(new URL('/card', stage.url).href)
  await colleague.getByLabel(/统一社会信用代码/).fill(INVITED.code)
  const card = await takeFile(colleague, async () => await makeKey(colleague, '周强', 'checker'))
  await look(colleague, 'card')

  applicant = await stage.freshPage()
  await applicant.goto(`${link}x`)
  await applicant.getByText('没有这一邀请').waitFor()
  await applicant.goto('about:blank')
  await applicant.goto(link)
  await applicant.getByText('华东汽车集团有限公司').waitFor()
  await look(applicant, 'invited')
  await button(applicant, '据此申请加入').click()
  expect(await applicant.getByLabel('登记名称').inputValue()).toBe(INVITED.name)
  await makeKey(applicant, '孙丽', 'maker')
  await applicant.getByText('孙丽 · 经办').waitFor()
  await applicant.getByLabel('添加他人的人员卡文件').setInputFiles({
    ...{ name: card.name, mimeType: 'application/json' },
    buffer: Buffer.from(card.text),
  })
  const paper = (name: string) => {
    return { name, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.7 ${name}`) }
  }
  await applicant.getByLabel('营业执照').setInputFiles(paper('licence.pdf'))
  await applicant.getByLabel('授权书').setInputFiles(paper('letter.pdf'))
  await look(applicant, 'apply')
  await button(applicant, '提交申请').click()
  await applicant.getByText('已收到，运营方正在核实').waitFor()
  await look(applicant, 'applied')
})

test('once it is enrolled its people sign in, each with a key of their own', async () => {
  const [maker, checker] = [officers.maker.page, officers.checker.page]
  await open(maker, '入驻与密钥申请')
  await maker.getByRole('link', { name: INVITED.name }).click()
  await maker.getByText('钱女士 0571-1234').waitFor()
  await maker.getByText('审核通过', { exact: true }).click()
  await maker.getByLabel(/打款验证日期/).fill('2026-03-02')
  await button(maker, '起草，然后签署').click()
  await sign(maker, INVITED.name, '已签，等待他人复核')
  await checker.goto(maker.url())
  await button(checker, '复核并签署').click()
  await sign(checker, INVITED.name, '已完成')

  await button(applicant, '刷新').click()
  await applicant.getByText('“孙丽”的密钥就在此浏览器中').waitFor()
  const link = (await applicant.locator('code', { hasText: '/joined' }).textContent())!
  await look(applicant, 'enrolled')
  await applicant.getByRole('link', { name: '去登录' }).click()
  await button(applicant, /孙丽/).click()
  await applicant.getByRole('heading', { name: '今日待办' }).waitFor()
  await applicant.getByText(INVITED.name).first().waitFor()

  await colleague.goto(link)
  await colleague.getByRole('link', { name: '去登录' }).waitFor()
  await look(colleague, 'joined')
  await colleague.getByRole('link', { name: '去登录' }).click()
  await button(colleague, /周强/).click()
  await colleague.getByRole('heading', { name: '今日待办' }).waitFor()
})
