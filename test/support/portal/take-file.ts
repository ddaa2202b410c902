import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** A file that a page has given to its browser to keep. */
export interface TakenFile {
  readonly name: string
  readonly text: string
}

/** Has a page give a file, and reads it. */
export async function takeFile(page: Page, give: () => Promise<void>): Promise<TakenFile> {
  const coming = page.waitForEvent('download')
  await give()
  const download = await coming
  const folder = mkdtempSync(join(tmpdir(), 'tallystick-taken-'))
  try {
    const path = join(folder, 'file')
    await download.saveAs(path)
    return { name: download.suggestedFilename(), text: readFileSync(path, 'utf8') }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
