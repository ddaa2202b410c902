import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { projectRoot } from '../../../services/platform/project-root.ts'

/** The rules of WCAG 2.2 A and AA; that of the size of targets comes with the last tag only. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']

/** Everybody can use the page as it stands. With PICTURES set it is also kept as pictures. */
export async function look(page: Page, name: string): Promise<void> {
  await page.evaluate(axe.source)
  const options = JSON.stringify({ runOnly: { type: 'tag', values: TAGS } })
  const { violations, passes } = await page.evaluate<AxeResults>(`axe.run(document, ${options})`)
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(one => one.html).join(' ')}`)
  expect(found, name).toEqual([])
  expect(passes.map(({ id }) => id)).toContain('target-size')
  if (process.env['PICTURES']) await takePictures(page, name)
}

const WIDTHS = [390, 1280, 1920]
const PICTURES = join(projectRoot, '.tallystick', 'pictures')

/** In both languages, at the widths of a phone, a laptop and a wide screen. */
async function takePictures(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true })
  const before = page.viewportSize()!
  const language = await page.evaluate<string>('document.documentElement.lang')
  for (const [chosen, short] of [
    ['zh', 'zh'],
    ['en', 'en'],
  ]) {
    await speak(page, chosen!)
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 })
      await page.screenshot({ path: join(PICTURES, `${name}-${short}-${width}.png`) })
    }
  }
  await speak(page, language.startsWith('zh') ? 'zh' : 'en')
  await page.setViewportSize(before)
}

/** Chooses the language as another tab would. */
export async function speak(page: Page, language: string): Promise<void> {
  const change = JSON.stringify({ key: 'tallystick.language', newValue: language })
  await page.evaluate(`dispatchEvent(new StorageEvent('storage', ${change}))`)
  await page.locator(`html[lang^="${language}"]`).waitFor()
}
