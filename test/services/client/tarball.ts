import { execFile } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { projectRoot } from '../../../services/platform/project-root.ts'
import { readGuide } from './guide-programs.ts'

/** The packed client in a folder of its own, with the programs of a guide beside it. */
export interface Installed {
  readonly folder: string
  /** Runs commands there as a shell does that stops at the first fault; answers what they said. */
  run(commands: string, settings?: Readonly<Record<string, string>>): Promise<string>
  /** Writes a module there and runs it on this Node, with these flags. */
  runModule(text: string, flags?: string): Promise<string>
  remove(): void
}

/** Packs and installs the client by the first commands of the guide. */
export async function installTarball(guide = 'integrate.md'): Promise<Installed> {
  const folder = mkdtempSync(join(tmpdir(), 'tallystick-tarball-'))
  const { programs, commands } = readGuide(guide)
  for (const [name, text] of programs) writeFileSync(join(folder, name), text)
  for (const script of ['sign.py', 'verify.py'])
    copyFileSync(join(projectRoot, 'schema/guides', script), join(folder, script))
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}')
  const run: Installed['run'] = async (lines, settings = {}) => {
    const program = `"${process.execPath}" "${join(projectRoot, 'services/main.ts')}"`
    const script = `set -e\nnpx() { shift; ${program} "$@"; }\n${lines}`
    const env = { ...process.env, npm_config_offline: 'true', ...settings }
    const { stdout } = await promisify(execFile)('sh', ['-c', script], { cwd: folder, env })
    return stdout
  }
  await run(commands[0]!)
  return {
    ...{ folder, run },
    runModule: async (text, flags = '') => {
      writeFileSync(join(folder, 'main.js'), text)
      return await run(`node ${flags} main.js`)
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}
