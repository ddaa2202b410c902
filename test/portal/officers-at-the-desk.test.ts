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

test('a page that is not for a role says for whom it is', async () => {
  const { maker } = await stage.sits('安和钢铁有限公司', 'supplier', ['孙丽', '周强'])
  await maker.signIn('/desk/applications')
  await maker.page.getByText('“入驻与密钥申请”只供下列角色使用：运营方。').waitFor()
  const menu = maker.page.getByRole('navigation')
  expect(await menu.getByText('入驻与密钥申请').count()).toBe(0)
  await look(maker.page, 'forbidden')
})
