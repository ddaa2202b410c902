import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { bundle } from './bundle.ts'
import { measurePages, type PageSizes } from './measure.ts'
import { portalFolder } from './portal-folder.ts'

/** Makes the portal's files, unless these very sources have been built before; prints where. */
export async function buildPortal(): Promise<number> {
  const folder = portalFolder()
  if (!existsSync(folder)) await build(folder)
  for (const [page, bytes] of Object.entries(readSizes(folder)))
    process.stderr.write(`  ${page.padEnd(16)} ${(bytes / 1000).toFixed(1).padStart(7)} kB\n`)
  process.stdout.write(`${folder}\n`)
  return 0
}

const SIZES = 'sizes.json'

export function readSizes(folder: string): PageSizes {
  return JSON.parse(readFileSync(join(folder, SIZES), 'utf8'))
}

/** Builds beside its place and moves there whole: two builds at once do each other no harm. */
async function build(folder: string): Promise<void> {
  const stage = `${folder}.${process.pid}`
  rmSync(stage, { recursive: true, force: true })
  mkdirSync(stage, { recursive: true })
  try {
    await bundle(stage)
    for (const name of readdirSync(join(stage, 'assets'))) compress(join(stage, 'assets', name))
    writeFileSync(join(stage, SIZES), JSON.stringify(measurePages(stage)))
    if (!existsSync(folder)) renameSync(stage, folder)
  } finally {
    rmSync(stage, { recursive: true, force: true })
  }
}

/** Once and for all, so as hard as it goes. */
function compress(path: string): void {
  const bytes = readFileSync(path)
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }))
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
}
