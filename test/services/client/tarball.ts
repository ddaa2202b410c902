import { execFile, spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { projectRoot } from '../../../services/platform/project-root.ts'
import type { Actor } from '../../support/actor.ts'
import type { GatewayWorld } from '../gateway/gateway-fixtures.ts'
import { readGuide } from './guide-programs.ts'

/** The packed client in a folder of its own, with the programs of a guide beside it. */
export interface Installed {
  readonly folder: string
  /** Runs commands there as a shell does that stops at the first fault; answers what they said. */
  run(commands: string, settings?: Readonly<Record<string, string>>): Promise<string>
  /** Writes a module there and runs it, on this Node unless another is named. */
  runModule(text: string, on?: { readonly node: string }): Promise<string>
  remove(): void
}

/** Packs and installs the client by the first commands of the guide. */
export async function installTarball(guide = 'integrate.md'): Promise<Installed> {
  const folder = mkdtempSync(join(tmpdir(), 'tallystick-tarball-'))
  const { programs, commands } = readGuide(guide)
  for (const [name, text] of programs) writeFileSync(join(folder, name), text)
  for (const script of ['sign.py', 'send.py', 'verify.py'])
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
    runModule: async (text, { node } = { node: 'node' }) => {
      writeFileSync(join(folder, 'main.js'), text)
      return await run(`"${node}" main.js`)
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}

/** A Node of the oldest version that the tarball is for: one of the PATH, or what NODE_20 names. */
export function findNode20(): string | null {
  const named = process.env['NODE_20']
  const found = (process.env['PATH'] ?? '').split(delimiter).map(folder => join(folder, 'node'))
  const isOne = (path: string) =>
    spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout?.startsWith('v20.')
  return [...(named ? [named] : []), ...new Set(found)].find(isOne) ?? null
}

/** As `npx tallystick desk` writes it, with its key file. */
export function writeProfile(
  { folder }: Installed,
  { url, ledger }: Pick<GatewayWorld, 'url' | 'ledger'>,
  name: string,
  { party, user, key, privateKey }: Actor,
): void {
  const keyFile = `${name}.key.pem`
  const where = { url: `${url}/graphql`, ledger: ledger.name }
  const profile = JSON.stringify({ ...where, party, user, key, keyFile })
  writeFileSync(join(folder, `${name}.profile.json`), profile)
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' })
  writeFileSync(join(folder, keyFile), pem)
}
