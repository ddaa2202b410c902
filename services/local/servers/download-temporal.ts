/**
 * `node download-temporal.ts TARGET` lets the SDK's downloader put the pinned server at TARGET. It
 * exits with 1 after a few seconds where the internet cannot be reached.
 */
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Runtime } from '@temporalio/worker'
import { TEMPORAL_VERSION } from './temporal-binary.ts'

const REACH_WAIT_MS = 5_000

const [target = ''] = process.argv.slice(2)
const downloadDir = `${target}.download`
try {
  // The downloader itself has no time-out for a connection that is never answered.
  await fetch('https://temporal.download', { signal: AbortSignal.timeout(REACH_WAIT_MS) })
  mkdirSync(downloadDir, { recursive: true })
  const runtime = Runtime.instance()
  const server = await runtime.createEphemeralServer({
    type: 'dev-server',
    exe: {
      type: 'cached-download',
      downloadDir,
      version: TEMPORAL_VERSION,
      ttl: 0,
      sdkName: 'sdk-typescript',
      sdkVersion: '1.24.0',
    },
    namespace: 'default',
    ip: '127.0.0.1',
    port: null,
    uiPort: null,
    dbFilename: null,
    ui: false,
    log: { format: 'pretty', level: 'error' },
    extraArgs: [],
  })
  await runtime.shutdownEphemeralServer(server)
  renameSync(join(downloadDir, `temporal-${TEMPORAL_VERSION}`), target)
} catch (error) {
  process.stderr.write(`${error}\n`)
  process.exitCode = 1
} finally {
  rmSync(downloadDir, { recursive: true, force: true })
}
