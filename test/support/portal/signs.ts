import type { Locator, Page } from 'playwright-core'
import type { Seat } from './seat.ts'

export const button = (within: Page | Locator, name: string | RegExp) =>
  within.getByRole('button', { name, exact: typeof name === 'string' })
export const dialogue = (page: Page) => page.getByRole('dialog')

/** Reads what stands in the dialogue, signs it, and waits for what came of it. */
export async function sign({ page }: Seat, outcome: string): Promise<void> {
  await button(dialogue(page), /签署/).click()
  await dialogue(page).getByText(outcome).first().waitFor()
  await button(dialogue(page), '关闭').click()
}

/** The other person of the firm finds the draft, and signs it. */
export async function check(seat: Seat): Promise<void> {
  await open(seat, '/today')
  await seat.page.getByLabel('全选本页可签署的事项').check()
  await button(seat.page, /阅读并签署所选/).click()
  await sign(seat, '已完成')
}

/** Opens a page, signing in first where nobody has. */
export async function open({ page, signIn }: Seat, path: string): Promise<void> {
  if ((await page.getByRole('banner').count()) > 0) await page.goto(new URL(path, page.url()).href)
  else await signIn(path)
}
