import { type Browser, chromium } from 'playwright-core'
import { inject } from 'vitest'

/** A connection to the run's own browser; closing it closes the pages of its test file alone. */
export async function testBrowser(): Promise<Browser> {
  const answer = await fetch(inject('browserDoor'))
  const text = await answer.text()
  if (!answer.ok) throw new Error(text)
  return await chromium.connect(text)
}
