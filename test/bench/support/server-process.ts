import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export interface BenchServer {
  readonly url: string
  readonly pid: number
  cpuUs(): ServerCpu
  rssMiB(): Promise<number>
  /** What is in use once garbage is collected, which happens when this is asked. */
  keptMiB(): Promise<number>
  /** As a power cut would. */
  kill(): void
  stop(): Promise<void>
}

/** Microseconds of CPU so far. */
export interface ServerCpu {
  /** The thread that runs HTTP, contracts and the writing of groups. */
  readonly main: number
  /** The thread that checks signatures. */
  readonly verify: number
  /** Collectors, compilers, the thread pool of Node. */
  readonly gcAndRest: number
}

/** With more room for young objects, as who writes much gives it, unless told otherwise. */
export async function startBenchServer(
  databaseUrl: string,
  execArgv: readonly string[] = ['--max-semi-space-size=64'],
): Promise<BenchServer> {
  const file = fileURLToPath(new URL('./serve.ts', import.meta.url))
  const env = { ...process.env, BENCH_DATABASE_URL: databaseUrl }
  const child = fork(file, { env, execArgv: [...execArgv] })
  const { url } = await answerOf<{ url: string }>(child)
  return {
    url,
    pid: child.pid!,
    cpuUs: () => cpuOfThreads(child.pid!),
    rssMiB: async () => {
      child.send('rss')
      return await answerOf<number>(child)
    },
    keptMiB: async () => {
      child.send('kept')
      return await answerOf<number>(child)
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
  const answered = new AbortController()
  const { signal } = answered
  const ended = once(child, 'exit', { signal }).then(([code]) =>
    Promise.reject(new Error(`the server ended: ${code}`)),
  )
  try {
    const [answer] = await Promise.race([once(child, 'message', { signal }), ended])
    return answer as T
  } finally {
    answered.abort()
  }
}

/** By the names that Node gives its threads (Linux). */
function cpuOfThreads(pid: number): ServerCpu {
  const cpu = { main: 0, verify: 0, gcAndRest: 0 }
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    const folder = `${pid}/task/${thread}`
    const name = readFileSync(`/proc/${folder}/comm`, 'latin1').trim()
    const role =
      Number(thread) === pid ? 'main' : name.startsWith('Worker') ? 'verify' : 'gcAndRest'
    cpu[role] += ticksOf(folder, false) * US_PER_TICK
  }
  return cpu
}

const US_PER_TICK = 10_000

/** Microseconds of CPU of a process and its children, those that have ended included (Linux). */
export function cpuUsOfTree(pid: number): number {
  let ticks = ticksOf(pid, true)
  for (const name of readdirSync('/proc').filter(n => /^\d+$/.test(n)))
    if (parentOf(Number(name)) === pid) ticks += ticksOf(Number(name), false)
  return ticks * US_PER_TICK
}

/**
 * Measures from now on the microseconds of CPU of the first threads of these processes, to the
 * nanosecond (Linux). One that ends meanwhile, as an idle connection of the database may, counts
 * nothing.
 */
export function measureCpuUs(pids: readonly number[]): () => number {
  const before = pids.map(cpuNsOf)
  return () => {
    const spent = pids.map((pid, n) => cpuNsOf(pid) - before[n]!)
    return spent.filter(ns => ns > 0).reduce((sum, ns) => sum + ns, 0) / 1_000
  }
}

function cpuNsOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'latin1').split(' ')[0])
  } catch {
    return Number.NaN
  }
}

function statOf(pid: number | string): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]!.split(' ')
  } catch {
    return []
  }
}

function parentOf(pid: number): number {
  return Number(statOf(pid)[1])
}

function ticksOf(pid: number | string, withEnded: boolean): number {
  const stat = statOf(pid).map(Number)
  const own = (stat[11] ?? 0) + (stat[12] ?? 0)
  return withEnded ? own + (stat[13] ?? 0) + (stat[14] ?? 0) : own
}
