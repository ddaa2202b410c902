import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type BrowserServer, chromium } from 'playwright-core'
import { cacheFolder } from '../../services/platform/cache-folder.ts'
import { projectRoot } from '../../services/platform/project-root.ts'

/**
 * A real Chromium. On Linux x64 it comes out of a package; elsewhere the one that is installed is
 * taken, or the one whose path CHROMIUM says.
 */
export async function startChromium(): Promise<BrowserServer> {
  const own = process.env['CHROMIUM']
  if (own) return await chromium.launchServer({ executablePath: own, args: ARGS, env: ENV })
  if (process.platform === 'linux' && process.arch === 'x64') {
    const folder = await unpackChromium()
    const env = {
      ...ENV,
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: writeFontsConf(folder),
    }
    const executablePath = join(folder, 'chromium')
    return await chromium.launchServer({ executablePath, args: ARGS, env })
  }
  return await chromium.launchServer({ channel: 'chrome', args: ARGS, env: ENV }).catch(cause => {
    throw new Error(
      'The tests of the portal drive a real Chromium, which comes with the packages on Linux x64 ' +
        'only. Here, install Google Chrome, or say in CHROMIUM where a Chromium is.',
      { cause },
    )
  })
}

/** Tests open pages of this machine alone, so that no sandbox is needed, and root has none. */
const ARGS = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none']

/** Without a locale of UTF-8 it names a file with a Chinese name just `download`. */
const ENV = { ...(process.env as Record<string, string>), LC_ALL: 'C.UTF-8' }

/** Unpacked once for each version, with the libraries and the fonts that a bare system may lack. */
async function unpackChromium(): Promise<string> {
  const package_ = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')))
  const { version } = createRequire(import.meta.url)(join(package_, 'package.json'))
  const folder = join(cacheFolder(process.env), `chromium-${version}`)
  if (existsSync(folder)) return folder
  mkdirSync(dirname(folder), { recursive: true })
  const fresh = mkdtempSync(`${folder}-`)
  await inflateInto(fresh, join(package_, 'bin'))
  try {
    renameSync(fresh, folder)
  } catch (error) {
    // Somebody else was first.
    rmSync(fresh, { recursive: true })
    if (!existsSync(folder)) throw error
  }
  return folder
}

/** Latin and Chinese fonts of packages, and no others: pages look the same on every machine. */
function writeFontsConf(folder: string): string {
  const chinese = join(projectRoot, 'node_modules/@expo-google-fonts/noto-sans-sc')
  const fonts = [join(folder, 'fonts'), join(chinese, '400Regular'), join(chinese, '700Bold')]
  const path = join(mkdtempSync(join(tmpdir(), 'tallystick-fonts-')), 'fonts.conf')
  writeFileSync(
    path,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>${fonts.map(font => `<dir>${font}</dir>`).join('')}
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`,
  )
  return path
}

/** The package unpacks into the folder for temporary files, whichever that is at the time. */
async function inflateInto(folder: string, packed: string): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium')
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  try {
    for (const part of ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'])
      await inflate(join(packed, part))
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}
