import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { SetupFault } from '../../../platform/setup-fault.ts'
import { buildClient } from './build-client.ts'

/** Builds the client and packs it into a folder as an npm tarball, whose path is printed. */
export async function packClient([folder]: string[]): Promise<number> {
  if (folder === undefined) throw new SetupFault('say into which folder: pack-client DIR')
  mkdirSync(folder, { recursive: true })
  const stage = mkdtempSync(join(tmpdir(), 'tallystick-client-'))
  try {
    await buildClient(stage)
    process.stdout.write(`${join(folder, pack(stage, resolve(folder)))}\n`)
    return 0
  } finally {
    rmSync(stage, { recursive: true })
  }
}

/** Answers the name of the tarball. */
function pack(stage: string, folder: string): string {
  const args = ['pack', stage, '--pack-destination', folder, '--json']
  const { status, stdout, stderr, error } = spawnSync('npm', args, { encoding: 'utf8' })
  if (status !== 0) throw new SetupFault(`npm pack: ${error?.message ?? stderr}`)
  return JSON.parse(stdout)[0].filename
}
