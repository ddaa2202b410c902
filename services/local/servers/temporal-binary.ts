import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder } from '../../platform/cache-folder.ts'
import { SetupFault } from '../../platform/setup-fault.ts'

export const TEMPORAL_VERSION = 'v1.5.1'
const GO_PACKAGE = `github.com/temporalio/cli/cmd/temporal@${TEMPORAL_VERSION}`
const PROGRESS_EVERY_MS = 10_000

type Say = (message: string) => void

/** A way to get the server program: puts it at `target`, or answers false when it cannot. */
export type TemporalSource = (target: string, say: Say) => Promise<boolean>

/**
 * Finds the Temporal server on PATH, else in the user's cache folder, else downloads or builds it
 * there, once for all checkouts. Throws SetupFault that says what to install.
 */
export async function findTemporalBinary(
  say: Say,
  environment: NodeJS.ProcessEnv = process.env,
  sources: TemporalSource[] = [download, buildWithGo],
): Promise<string> {
  const onPath = (environment['PATH'] ?? '').split(delimiter).map(dir => join(dir, 'temporal'))
  const cached = cachePath(environment)
  const found = [...onPath, cached].find(isExecutable)
  if (found) return found

  mkdirSync(dirname(cached), { recursive: true })
  for (const source of sources) {
    const draft = `${cached}.new-${process.pid}`
    if (await source(draft, say)) {
      renameSync(draft, cached)
      return cached
    }
    rmSync(draft, { recursive: true, force: true })
  }
  throw new SetupFault(
    `no Temporal server: install the Temporal CLI (https://docs.temporal.io/cli), or install Go ` +
      `(https://go.dev/dl) and it is built from ${GO_PACKAGE}, or set TEMPORAL_ADDRESS`,
  )
}

function cachePath(environment: NodeJS.ProcessEnv): string {
  return join(cacheFolder(environment), `temporal-${TEMPORAL_VERSION}`, 'temporal')
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Downloads in a process of its own, since the SDK's downloader starts a runtime. */
async function download(target: string, say: Say): Promise<boolean> {
  say(`looking for Temporal ${TEMPORAL_VERSION} to download`)
  const script = fileURLToPath(new URL('./download-temporal.ts', import.meta.url))
  return await run(process.execPath, [script, target], process.env, seconds =>
    say(`still downloading Temporal, ${seconds} s so far`),
  )
}

async function buildWithGo(target: string, say: Say): Promise<boolean> {
  if (!(await run('go', ['version'], process.env, () => undefined))) return false
  say('building the Temporal server with Go, once: about 4 minutes on two cores')
  const folder = `${target}.gobin`
  let packages = 0
  const built = await run(
    'go',
    ['install', '-v', GO_PACKAGE],
    { ...process.env, GOBIN: folder },
    seconds => say(`still building Temporal: ${packages} packages in ${seconds} s`),
    lines => {
      packages += lines
    },
  )
  const program = join(folder, 'temporal')
  if (built && existsSync(program)) renameSync(program, target)
  rmSync(folder, { recursive: true, force: true })
  return built
}

/** Runs a program and answers whether it ended well; its output is shown only when it fails. */
async function run(
  command: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  progress: (seconds: number) => void,
  count: (lines: number) => void = () => undefined,
): Promise<boolean> {
  const started = Date.now()
  const timer = setInterval(
    () => progress(Math.round((Date.now() - started) / 1000)),
    PROGRESS_EVERY_MS,
  )
  const child = spawn(command, args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  child.stderr.on('data', (chunk: Buffer) => count(chunk.toString().split('\n').length - 1))
  const passed = await new Promise<boolean>(resolve => {
    child.on('error', () => resolve(false))
    child.on('exit', code => resolve(code === 0))
  })
  clearInterval(timer)
  return passed
}
