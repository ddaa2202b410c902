import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { projectRoot } from '../../platform/project-root.ts'
import { SetupFault } from '../../platform/setup-fault.ts'
import { portalFolder } from './portal-folder.ts'

let opened: Promise<string> | undefined

/** Answers the folder of the portal's files. They are built once for these sources, if need be. */
export function openPortal(): Promise<string> {
  opened ??= findOrBuild()
  return opened
}

async function findOrBuild(): Promise<string> {
  const folder = portalFolder()
  return existsSync(folder) ? folder : await buildApart()
}

/** In a process of its own: the tools take memory that a server should not keep. */
async function buildApart(): Promise<string> {
  const child = spawn(process.execPath, ['services/main.ts', 'build-portal'], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  const [code, out, err] = await Promise.all([ended, text(child.stdout), text(child.stderr)])
  if (code !== 0) throw new SetupFault(`the portal was not built: ${err.trim()}`)
  return out.trim()
}
