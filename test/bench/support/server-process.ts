import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export interface BenchServer {
  readonly url: string
  usage(): Promise<ServerUsage>
  /** As a power cut would. */
  kill(): void
  stop(): Promise<void>
}

export interface ServerUsage {
  /** Microseconds of CPU: of all threads, of the one that runs HTTP and writing. */
  readonly allUs: number
  readonly mainUs: number
  readonly rssMiB: number
}

export async function startBenchServer(databaseUrl: string): Promise<BenchServer> {
  const file = fileURLToPath(new URL('./serve.ts', import.meta.url))
  const env = { ...process.env, BENCH_DATABASE_URL: databaseUrl }
  const child = fork(file, { env, execArgv: ['--max-semi-space-size=64'] })
  const { url } = await answerOf<{ url: string }>(child)
  return {
    url,
    usage: async () => {
      child.send('usage')
      return await answerOf<ServerUsage>(child)
    },
    kill: () => void child.kill('SIGKILL'),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.disconnect()
      await once(child, 'exit')
    },
  }
}

async function answerOf<T>(child: ChildProcess): Promise<T> {
  const [answer] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`the server ended: ${code}`))),
  ])
  return answer as T
}

const US_PER_TICK = 10_000

/** Microseconds of CPU of a process and its children, those that have ended included (Linux). */
export function cpuUsOfTree(pid: number): number {
  let ticks = ticksOf(pid, true)
  for (const name of readdirSync('/proc').filter(n => /^\d+$/.test(n)))
    if (parentOf(Number(name)) === pid) ticks += ticksOf(Number(name), false)
  return ticks * US_PER_TICK
}

function statOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]!.split(' ')
  } catch {
    return []
  }
}

function parentOf(pid: number): number {
  return Number(statOf(pid)[1])
}

function ticksOf(pid: number, withEnded: boolean): number {
  const stat = statOf(pid).map(Number)
  const own = (stat[11] ?? 0) + (stat[12] ?? 0)
  return withEnded ? own + (stat[13] ?? 0) + (stat[14] ?? 0) : own
}
