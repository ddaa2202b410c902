import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packClient } from '../../../services/local/develop/pack-client/pack-client.ts'

/** The packed client, installed into an empty folder as a stranger's program has it. */
export interface Installed {
  readonly folder: string
  /** Runs a module of this text there, on this Node with these flags; answers what it printed. */
  run(text: string, flags?: readonly string[]): string
  remove(): void
}

export async function installTarball(): Promise<Installed> {
  const folder = mkdtempSync(join(tmpdir(), 'tallystick-tarball-'))
  await packClient([join(folder, 'packed')])
  const [tarball] = readdirSync(join(folder, 'packed'))
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}')
  const install = ['install', '--offline', '--no-audit', '--no-fund', `./packed/${tarball}`]
  execFileSync('npm', install, { cwd: folder, stdio: 'pipe' })
  return {
    folder,
    run: (text, flags = []) => {
      writeFileSync(join(folder, 'main.js'), text)
      const args = [...flags, 'main.js']
      return execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}
